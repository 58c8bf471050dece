package org.websocketchat.jvm;

import java.nio.ByteBuffer;
import org.websocketchat.session.Binary;

/** The bytes between the buffer's position and its limit, which stay as they are. */
public record ByteBinary(ByteBuffer bytes) implements Binary {
  public ByteBinary {
    bytes = bytes.asReadOnlyBuffer();
  }

  @Override
  public long size() {
    return bytes.remaining();
  }
}
