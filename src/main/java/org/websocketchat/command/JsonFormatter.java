package org.websocketchat.command;

import java.util.ArrayList;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.websocketchat.protocol.JsonWriter;

/**
 * Formats a log event as one line with a JSON object: {@code time} (ISO 8601, UTC), {@code level},
 * {@code message}, and for a fault {@code causes}, the outermost first, each with its place.
 */
final class JsonFormatter extends Formatter {

  @Override
  public String format(LogRecord event) {
    var line =
        new JsonWriter()
            .field("time", event.getInstant().toString())
            .field("level", event.getLevel().getName())
            .field("message", formatMessage(event));
    if (event.getThrown() != null) {
      var causes = new ArrayList<String>();
      for (var cause = event.getThrown(); cause != null; cause = cause.getCause()) {
        var stack = cause.getStackTrace();
        causes.add(stack.length == 0 ? cause.toString() : cause + " at " + stack[0]);
      }
      line.field("causes", causes);
    }
    return line.end() + "\n";
  }
}
