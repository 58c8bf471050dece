package org.websocketchat.token;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file of keys cannot be used. The message tells the operator which file, why, and what to do.
 */
public final class TokenKeysException extends IOException {
  private static final long serialVersionUID = 1;

  private final String told;

  TokenKeysException(String told, @Nullable Throwable cause) {
    super(told, cause);
    this.told = told;
  }

  @Override
  public String getMessage() {
    return told;
  }
}
