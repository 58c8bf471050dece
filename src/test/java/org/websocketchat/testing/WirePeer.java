package org.websocketchat.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** One socket of a {@link WireServer}, as the server sees it. */
public final class WirePeer {
  private static final int AFTER_CLOSE_MILLIS = 2_000;
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int FIN = 0x80;

  private final Socket socket;
  private final DataInputStream in;
  private final String target;
  private final List<String> offered;
  private final String picked;
  private boolean closeSent;

  WirePeer(Socket socket, InputStream in, String target, List<String> offered, String picked) {
    this.socket = socket;
    this.in = new DataInputStream(in);
    this.target = target;
    this.offered = offered;
    this.picked = picked;
  }

  /** The path and query that the client asked for. */
  public String target() {
    return target;
  }

  /** The sub-protocols that the client offered. */
  public List<String> offered() {
    return offered;
  }

  /** The sub-protocol that the script picked. */
  public String picked() {
    return picked;
  }

  public void send(String text) {
    write(FIN | TEXT, text.getBytes(UTF_8));
  }

  public void send(byte[] bytes) {
    write(FIN | BINARY, bytes);
  }

  /** Sends a text in fragments, which may split a code point. */
  public void sendInParts(String text, int bytesEach) {
    var bytes = text.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += bytesEach) {
      var part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + bytesEach));
      boolean last = at + bytesEach >= bytes.length;
      write((last ? FIN : 0) | (at == 0 ? TEXT : CONTINUATION), part);
    }
  }

  /** Begins or answers the closing handshake; code 1005 for a frame without a code. */
  public void close(int code, String reason) {
    var text = reason.getBytes(UTF_8);
    var payload =
        code == 1005
            ? new byte[0]
            : ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array();
    closeSent = true;
    write(FIN | CLOSE, payload);
  }

  /** Resets the connection, as the network or a killed process does. */
  public void reset() {
    WireServer.reset(socket);
  }

  private void write(int head, byte[] payload) {
    var frame = ByteBuffer.allocate(payload.length + 10).put((byte) head);
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else if (payload.length < 65_536) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    frame.put(payload);
    try {
      socket.getOutputStream().write(frame.array(), 0, frame.position());
    } catch (IOException gone) {
      reset(); // the reading thread reports it
    }
  }

  /** Reads until the socket ends. */
  void run(WireServer server) {
    server.tell(script -> script.opened(this));
    int code = 1006;
    var reason = "";
    try {
      var close = readUntilClose(server);
      code = close.remaining() < 2 ? 1005 : close.getShort() & 0xFFFF;
      reason = UTF_8.decode(close).toString();
      int answer = code;
      server.inTurn(() -> answerClose(answer)); // no script sends anything behind it
      reason += afterClose();
    } catch (IOException gone) {
      reset();
    }
    var told = reason;
    int toldCode = code;
    server.tell(script -> script.closed(this, toldCode, told));
  }

  private void answerClose(int code) {
    if (!closeSent) {
      close(code, "");
    }
  }

  /** Does nothing, unless the client sends frames after its close frame (RFC 6455, 5.5.1). */
  private String afterClose() {
    try {
      socket.shutdownOutput();
      socket.setSoTimeout(AFTER_CLOSE_MILLIS);
      int more = in.readAllBytes().length;
      return more == 0 ? "" : " and " + more + " bytes more";
    } catch (IOException gone) {
      return "";
    }
  }

  private ByteBuffer readUntilClose(WireServer server) throws IOException {
    var whole = new ByteArrayOutputStream();
    int kind = 0;
    while (true) {
      int head = in.readUnsignedByte();
      int opcode = head & 0x0F;
      var payload = readPayload();
      if (opcode == CLOSE) {
        return ByteBuffer.wrap(payload);
      } else if (opcode == PING) {
        write(FIN | PONG, payload);
      } else if (opcode != PONG) {
        kind = opcode == CONTINUATION ? kind : opcode;
        whole.write(payload);
        if ((head & FIN) != 0) {
          deliver(server, kind, whole.toByteArray());
          whole.reset();
        }
      }
    }
  }

  private byte[] readPayload() throws IOException {
    int length = in.readUnsignedByte() & 0x7F; // a client's frames are masked (RFC 6455, 5.1)
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    var mask = in.readNBytes(4);
    var payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return payload;
  }

  private void deliver(WireServer server, int kind, byte[] payload) {
    server.tell(
        script -> {
          if (kind == TEXT) {
            script.received(this, new String(payload, UTF_8));
          } else {
            script.received(this, payload);
          }
        });
  }
}
