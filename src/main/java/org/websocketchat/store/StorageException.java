package org.websocketchat.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The log cannot be used. The message tells the operator which file, why, and what to do. */
public final class StorageException extends IOException {
  private static final long serialVersionUID = 1;

  private final String told;

  StorageException(String told, @Nullable Throwable cause) {
    super(told, cause);
    this.told = told;
  }

  @Override
  public String getMessage() {
    return told;
  }
}
