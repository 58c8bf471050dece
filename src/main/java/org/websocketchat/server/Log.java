package org.websocketchat.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What the server says of its own doings: one line an event, never a text or a name in it. The
 * lines come from threads for which everybody waits: whoever listens to the logger must not block.
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

  /** A fault of ours. */
  static void error(String line, Throwable cause) {
    LOGGER.log(Level.ERROR, line, cause);
  }

  /** What came from outside, cut and in one line: a terminal must not obey it. */
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
