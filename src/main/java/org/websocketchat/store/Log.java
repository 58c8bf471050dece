package org.websocketchat.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What storage says of its own doings: one line an event, never a text or a name in it. */
final class Log {
  private static final Logger LOGGER = System.getLogger("org.websocketchat.store");

  private Log() {}

  static void info(String line) {
    LOGGER.log(Level.INFO, line);
  }

  static void warn(String line) {
    LOGGER.log(Level.WARNING, line);
  }

  /** A fault of ours. */
  static void error(String line, Throwable cause) {
    LOGGER.log(Level.ERROR, line, cause);
  }
}
