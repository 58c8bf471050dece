package org.websocketchat.bot;

import java.nio.ByteBuffer;
import org.websocketchat.session.Binary;

/** A binary frame: the bytes between the buffer's position and its limit, which never change. */
public record ByteBinary(ByteBuffer bytes) implements Binary {
  public ByteBinary {
    bytes = bytes.asReadOnlyBuffer();
  }

  @Override
  public long size() {
    return bytes.remaining();
  }
}
