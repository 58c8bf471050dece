package org.websocketchat.server;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The log cannot be used; the message is for the operator: which file, why, and what to do. */
final class StorageException extends IOException {
  private static final long serialVersionUID = 1;

  StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
