package org.websocketchat.command;

import java.util.ArrayList;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.websocketchat.protocol.JsonWriter;

/**
 * Formats a log event as one line with a JSON object: {@code time} (ISO 8601, UTC), {@code level},
 * {@code message}, and for a fault {@code causes}, the outermost first, each with its place, 20 at
 * most.
 */
final class JsonFormatter extends Formatter {
  /** How many causes are written at most: they may form a cycle. */
  static final int MOST_CAUSES = 20;

  @Override
  public String format(LogRecord event) {
    var line =
        new JsonWriter()
            .field("time", event.getInstant().toString())
            .field("level", event.getLevel().getName())
            .field("message", formatMessage(event));
    if (event.getThrown() != null) {
      var causes = new ArrayList<String>();
      var cause = event.getThrown();
      for (; cause != null && causes.size() < MOST_CAUSES; cause = cause.getCause()) {
        var stack = cause.getStackTrace();
        causes.add(stack.length == 0 ? cause.toString() : cause + " at " + stack[0]);
      }
      line.field("causes", causes);
    }
    return line.end() + "\n";
  }
}
