package org.websocketchat.bot;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A bot cannot use its memory file; the message names the file and says what to do. */
public final class MemoryException extends IOException {
  private static final long serialVersionUID = 1;

  MemoryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
