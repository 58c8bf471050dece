package org.websocketchat.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A peer written by hand, which can break any rule. It waits at most 10 s. */
public final class RawSocket implements AutoCloseable {
  public static final int TEXT = 0x81;
  public static final int TEXT_PART = 0x01;
  public static final int LAST_PART = 0x80;
  public static final int PART = 0x00;
  public static final int BINARY = 0x82;
  public static final int CLOSE = 0x88;
  public static final int PING = 0x89;
  public static final int PONG = 0x8A;
  private static final int WAIT_MILLIS = 10_000;
  private static final byte[] MASK = {1, 2, 3, 4};

  /** A received frame. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Frame(int first, byte[] payload) {
    public String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    /** The code of a close frame. */
    public int code() {
      return ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }

    public String reason() {
      return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
  }

  private final Socket socket;
  private final DataInputStream in;

  /** Connects and sends nothing. */
  public RawSocket(int port) {
    this(port, 0);
  }

  /**
   * Connects and sends nothing.
   *
   * @param receiveBytes the size of its receive buffer; 0 for the default
   */
  RawSocket(int port, int receiveBytes) {
    try {
      socket = new Socket();
      if (receiveBytes > 0) {
        socket.setReceiveBufferSize(receiveBytes);
      }
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAIT_MILLIS);
      socket.setSoTimeout(WAIT_MILLIS);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a chat socket as a bot would. */
  public static RawSocket open(ChatServer server) {
    var peer = new RawSocket(server.port());
    peer.upgrade("/chat", "");
    return peer;
  }

  /** Opens a chat socket under this name and waits until the server knows it. */
  public static RawSocket join(ChatServer server, String name) {
    var peer = open(server);
    peer.send("{\"type\":\"username\",\"name\":\"" + name + "\"}");
    peer.await("\"type\":\"username\",\"name\":\"" + name);
    return peer;
  }

  /** Does the handshake, and fails if it is refused. */
  public void upgrade(String path, String headers) {
    var answer = handshake(path, "127.0.0.1", headers);
    if (!answer.startsWith("HTTP/1.1 101 ")) {
      throw new AssertionError(answer);
    }
  }

  /** Requests an upgrade, and returns the head of the answer. */
  public String handshake(String path, String host, String headers) {
    write(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + headers
            + "\r\n");
    return head();
  }

  public void write(String raw) {
    write(raw.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void write(byte[] raw) {
    try {
      socket.getOutputStream().write(raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The head of an HTTP answer. */
  public String head() {
    var head = new StringBuilder();
    try {
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.readUnsignedByte());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("after: " + head, e);
    }
    return head.toString();
  }

  public void send(String text) {
    frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  public void say(String text) {
    send("{\"type\":\"message\",\"text\":\"" + text + "\"}");
  }

  /** Sends one masked frame with this first byte. */
  public void frame(int first, byte[] payload) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header(first, payload.length, true));
    bytes.writeBytes(MASK);
    for (int i = 0; i < payload.length; i++) {
      bytes.write(payload[i] ^ MASK[i % MASK.length]);
    }
    write(bytes.toByteArray());
  }

  /** The beginning of a frame with this length in its header. */
  public static byte[] header(int first, long length, boolean masked) {
    int mask = masked ? 0x80 : 0;
    var header = ByteBuffer.allocate(10).put((byte) first);
    if (length < 126) {
      header.put((byte) (mask | length));
    } else if (length < 65_536) {
      header.put((byte) (mask | 126)).putShort((short) length);
    } else {
      header.put((byte) (mask | 127)).putLong(length);
    }
    var bytes = new byte[header.position()];
    header.flip().get(bytes);
    return bytes;
  }

  public Frame next() {
    try {
      int first = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = (int) in.readLong();
      }
      return new Frame(first, in.readNBytes(length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next text frame that contains this. */
  public String await(String part) {
    while (true) {
      var frame = next();
      if (frame.first() == CLOSE) {
        throw new AssertionError("closed: " + frame.code() + " " + frame.reason());
      }
      if (frame.text().contains(part)) {
        return frame.text();
      }
    }
  }

  /** Returns the close frame, skipping everything before it. */
  public Frame awaitClose() {
    var frame = next();
    while (frame.first() != CLOSE) {
      frame = next();
    }
    return frame;
  }

  /** Whether the server ends the connection without sending anything that matters. */
  public boolean isEnded() {
    try {
      while (in.read() >= 0) {
        // skip what was on its way
      }
      return true;
    } catch (EOFException ended) {
      return true;
    } catch (java.net.SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  /** Reads and drops everything, in a thread of its own, until the end. */
  public Thread drain() {
    var thread = new Thread(this::isEnded, "drain");
    thread.start();
    return thread;
  }

  @Override
  public void close() {
    end();
  }

  /** Closes the connection without a close frame. */
  public void end() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
