package org.websocketchat.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.websocketchat.protocol.Limits;

/** A text frame in UTF-8, encoded once for all who get it. */
final class EncodedFrame {
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

  /**
   * New frames for one socket that share the bytes. One limit holds for frames in both directions
   * in Jetty, so a long list of people goes out in parts.
   */
  List<Frame> frames() {
    var frames = new ArrayList<Frame>(1);
    int from = 0;
    do {
      int length = Math.min(Limits.FRAME_BYTES, utf8.length - from);
      byte opCode = from == 0 ? OpCode.TEXT : OpCode.CONTINUATION;
      boolean fin = from + length == utf8.length;
      frames.add(new Frame(opCode, fin, ByteBuffer.wrap(utf8, from, length).slice()));
      from += length;
    } while (from < utf8.length);
    return frames;
  }
}
