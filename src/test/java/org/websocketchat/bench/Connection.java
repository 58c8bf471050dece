package org.websocketchat.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket of the load generator: does the handshake, signs in, answers pings, and passes on
 * the numbers of the messages it receives. Every fault throws.
 */
final class Connection implements FrameScanner.Sink {
  private static final int PING = ClientProtocol.kind("ping");
  private static final int ERROR = ClientProtocol.kind("erro");
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int PONG = 0x8A;
  private static final byte[] NORMAL_CLOSURE = {0x03, (byte) 0xE8}; // 1000

  /** Receives the number of each message that arrives. */
  interface Reader {
    void received(int number);
  }

  private final SocketChannel channel;
  private final String room;
  private final ClientProtocol protocol;
  private final FrameScanner scanner = new FrameScanner(this);

  /** The part of the handshake's answer that has arrived; null after the handshake. */
  private @Nullable StringBuilder head = new StringBuilder();

  private Reader reader = number -> {};
  private boolean admitted;
  private boolean closing;
  private boolean closed;
  private long bytes;

  private Connection(SocketChannel channel, String room, ClientProtocol protocol) {
    this.channel = channel;
    this.room = room;
    this.protocol = protocol;
  }

  /** Connects to a server on this machine and requests the upgrade. */
  static Connection open(int port, String room, ClientProtocol protocol) throws IOException {
    var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    var connection = new Connection(channel, room, protocol);
    connection.write(connection.handshake().getBytes(StandardCharsets.US_ASCII));
    return connection;
  }

  private String handshake() {
    return "GET /chat?room="
        + room
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + "Sec-WebSocket-Protocol: "
        + protocol.subProtocol()
        + "\r\n\r\n";
  }

  SocketChannel channel() {
    return channel;
  }

  String room() {
    return room;
  }

  /** Whether the server has admitted this client to its room. */
  boolean isAdmitted() {
    return admitted;
  }

  boolean isClosed() {
    return closed;
  }

  /** How many bytes have arrived. */
  long bytes() {
    return bytes;
  }

  void setReader(Reader next) {
    reader = next;
  }

  /** Reads the bytes that have arrived, through a buffer that all connections share. */
  void read(byte[] shared) throws IOException {
    int count = readInto(ByteBuffer.wrap(shared));
    if (count < 0) {
      end();
      return;
    }
    bytes += count;
    int from = head == null ? 0 : head(head, shared, count);
    scanner.scan(shared, from, count);
  }

  private int readInto(ByteBuffer shared) throws IOException {
    try {
      return channel.read(shared);
    } catch (IOException reset) {
      if (closing) {
        return -1;
      }
      throw reset;
    }
  }

  private void end() throws IOException {
    if (!closing) {
      throw new IOException("the server has ended a connection in room " + room);
    }
    closed = true;
    channel.close();
  }

  /** Reads the answer to the handshake; returns the index at which the frames begin. */
  private int head(StringBuilder soFar, byte[] came, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      soFar.append((char) came[i]);
      if (came[i] == '\n' && soFar.indexOf("\r\n\r\n") >= 0) {
        if (soFar.indexOf("HTTP/1.1 101 ") != 0) {
          throw new IOException("the server does not upgrade: " + soFar);
        }
        head = null;
        opened();
        return i + 1;
      }
    }
    return count;
  }

  private void opened() throws IOException {
    admitted = protocol.admission() == 0;
    var greeting = protocol.greeting();
    if (greeting != null) {
      text(greeting);
    }
  }

  void send(String text) throws IOException {
    text(protocol.message(text));
  }

  /** Sends a close frame; the server then ends the connection. */
  void sendClose() throws IOException {
    closing = true;
    frame(CLOSE, NORMAL_CLOSURE);
  }

  private void text(String frame) throws IOException {
    frame(TEXT, frame.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a frame with a mask of zeros, which leaves the payload unchanged. */
  private void frame(int first, byte[] payload) throws IOException {
    var frame = ByteBuffer.allocate(8 + payload.length).put((byte) first);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    frame.putInt(0).put(payload).flip();
    var bytesOfFrame = new byte[frame.remaining()];
    frame.get(bytesOfFrame);
    write(bytesOfFrame);
  }

  private void write(byte[] all) throws IOException {
    if (channel.write(ByteBuffer.wrap(all)) < all.length) {
      throw new IOException("the server has not read for so long that the network is full");
    }
  }

  @Override
  public void message(int kind, int number) {
    if (number != FrameScanner.NO_NUMBER) {
      reader.received(number);
    } else if (kind == ERROR) {
      throw new IllegalStateException("the server refused a message in room " + room);
    } else if (kind == PING) {
      reply(TEXT, "{\"type\":\"pong\"}");
    } else if (!admitted && kind == protocol.admission()) {
      admitted = true;
      var answer = protocol.answer();
      if (answer != null) {
        reply(TEXT, answer);
      }
    }
  }

  @Override
  public void control(int opCode) {
    switch (opCode) {
      case 0x9 -> reply(PONG, "");
      case 0x8 -> {
        if (!closing) {
          throw new IllegalStateException("the server has closed a socket in room " + room);
        }
      }
      default -> {}
    }
  }

  private void reply(int first, String payload) {
    try {
      frame(first, payload.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
