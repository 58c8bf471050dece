package org.websocketchat.server;

import java.io.ByteArrayOutputStream;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.websocketchat.protocol.Limits;

/** Assembles the message that a peer sends in one or more frames (RFC 6455, 5.4). */
final class MessageAssembler {
  private static final byte[] NOTHING = new byte[0];

  /** The fragments so far; their memory is freed when the message has ended. */
  private ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);

  /** The payload of a message in a single frame; empty for a message in fragments. */
  private byte[] only = NOTHING;

  private boolean binary;

  /** Adds a data frame; returns false if the message becomes longer than one frame may be. */
  boolean add(Frame frame) {
    if (frame.getOpCode() != OpCode.CONTINUATION) {
      binary = frame.getOpCode() == OpCode.BINARY;
      fragments.reset();
    }
    if (fragments.size() + frame.getPayloadLength() > Limits.FRAME_BYTES) {
      return false;
    }
    if (frame.isFin() && fragments.size() == 0) {
      only = payload(frame);
    } else {
      fragments.writeBytes(payload(frame));
    }
    return true;
  }

  /** Whether the message is binary, not text. */
  boolean isBinary() {
    return binary;
  }

  /** Returns the message, after its last frame was added. */
  byte[] takeMessage() {
    if (fragments.size() == 0) {
      var message = only;
      only = NOTHING;
      return message;
    }
    var message = fragments.toByteArray();
    fragments = new ByteArrayOutputStream(0);
    return message;
  }

  /** The payload of a frame. */
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
