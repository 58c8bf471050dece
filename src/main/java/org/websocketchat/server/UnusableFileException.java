package org.websocketchat.server;

import java.io.IOException;

/** A file that the settings name cannot be used; the message is for the person who named it. */
public final class UnusableFileException extends IOException {
  private static final long serialVersionUID = 1;

  private final String told;

  UnusableFileException(String message, Exception cause) {
    super(message, cause);
    told = message;
  }

  @Override
  public String getMessage() {
    return told;
  }
}
