package org.websocketchat.bot;

import org.jspecify.annotations.Nullable;

/** Something that a bot tells its {@link Bot#onError} handler; the message says what to do. */
public final class BotException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BotException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  BotException(String message) {
    this(message, null);
  }
}
