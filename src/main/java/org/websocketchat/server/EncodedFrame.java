package org.websocketchat.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.websocketchat.protocol.Limits;

/** A text frame, encoded to UTF-8 once for all recipients. */
final class EncodedFrame {
  /** The longest header of a frame that we send (RFC 6455, 5.2). */
  static final int HEADER_BYTES = 10;

  private final byte[] utf8;

  private EncodedFrame(byte[] utf8) {
    this.utf8 = utf8;
  }

  static EncodedFrame of(String text) {
    return new EncodedFrame(text.getBytes(StandardCharsets.UTF_8));
  }

  int bytes() {
    return utf8.length;
  }

  /** The size that counts while it is queued: its bytes, and a header for each fragment. */
  long queuedBytes() {
    long parts = Math.max(1, Math.ceilDiv(utf8.length, Limits.FRAME_BYTES));
    return utf8.length + parts * HEADER_BYTES;
  }

  /**
   * Gives it to Jetty for one socket. Jetty has one limit for the frames of both directions, so a
   * long list of people is sent in fragments.
   *
   * @param sent called when all of it has been sent, or when sending has failed
   * @param flush whether Jetty writes this frame, and all frames that it holds back for this
   *     socket, now; else Jetty may hold it back
   */
  void send(CoreSession to, Callback sent, boolean flush) {
    int from = 0;
    do {
      int length = Math.min(Limits.FRAME_BYTES, utf8.length - from);
      byte opCode = from == 0 ? OpCode.TEXT : OpCode.CONTINUATION;
      boolean last = from + length == utf8.length;
      var part = new Frame(opCode, last, ByteBuffer.wrap(utf8, from, length).slice());
      to.sendFrame(part, last ? sent : Callback.NOOP, !(flush && last));
      from += length;
    } while (from < utf8.length);
  }
}
