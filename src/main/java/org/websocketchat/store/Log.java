package org.websocketchat.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Storage's log: one line for each event, never with the text of a message or a person's name. */
final class Log {
  private static final Logger LOGGER = System.getLogger("org.websocketchat.store");

  private Log() {}

  static void info(String line) {
    LOGGER.log(Level.INFO, line);
  }

  static void warn(String line) {
    LOGGER.log(Level.WARNING, line);
  }

  /** Logs a fault of our own code. */
  static void error(String line, Throwable cause) {
    LOGGER.log(Level.ERROR, line, cause);
  }
}
