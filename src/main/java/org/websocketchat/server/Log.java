package org.websocketchat.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The server's log: one line for each event, never with the text of a message or a person's name.
 * The lines come from threads that all clients depend on, so a handler of the logger must not
 * block.
 */
final class Log {
  private static final int CUT = 200;
  private static final Logger LOGGER = System.getLogger("org.websocketchat.server");

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

  /** Text from outside, quoted, cut and escaped, so that a terminal does not interpret it. */
  static String escaped(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < Math.min(text.length(), CUT); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7F) {
        out.append(c);
      } else {
        out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      }
    }
    return out.append(text.length() > CUT ? "\"..." : "\"").toString();
  }
}
