package org.websocketchat.server;

import java.io.ByteArrayOutputStream;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.websocketchat.protocol.Limits;

/** Puts together the message that a peer sends in one frame or more (RFC 6455, 5.4). */
final class MessageAssembler {
  private static final byte[] NOTHING = new byte[0];

  /** What has come; its memory is given back when the message has ended. */
  private ByteArrayOutputStream parts = new ByteArrayOutputStream(0);

  /** The only part of a message in one frame; empty while there are more. */
  private byte[] only = NOTHING;

  private boolean binary;

  /** Takes a data frame; returns false if the message becomes longer than a frame may be. */
  boolean add(Frame frame) {
    if (frame.getOpCode() != OpCode.CONTINUATION) {
      binary = frame.getOpCode() == OpCode.BINARY;
      parts.reset();
    }
    if (parts.size() + frame.getPayloadLength() > Limits.FRAME_BYTES) {
      return false;
    }
    if (frame.isFin() && parts.size() == 0) {
      only = payload(frame);
    } else {
      parts.writeBytes(payload(frame));
    }
    return true;
  }

  /** Whether the message is binary; else it is text. */
  boolean isBinary() {
    return binary;
  }

  /** The message, whose last part has come. */
  byte[] takeMessage() {
    if (parts.size() == 0) {
      var message = only;
      only = NOTHING;
      return message;
    }
    var message = parts.toByteArray();
    parts = new ByteArrayOutputStream(0);
    return message;
  }

  /** What a frame carries. */
  static byte[] payload(Frame frame) {
    var payload = frame.getPayload();
    if (payload == null) {
      return NOTHING;
    }
    var bytes = new byte[payload.remaining()];
    payload.slice().get(bytes);
    return bytes;
  }
}
