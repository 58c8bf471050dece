package org.websocketchat.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Formats a log event as one line: time, level, message, and the place of a fault. */
final class OneLineFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  @Override
  public String format(LogRecord event) {
    var line = new StringBuilder(TIME.format(event.getInstant()));
    line.append(' ').append(event.getLevel().getName()).append(' ');
    line.append(oneLine(formatMessage(event)));
    var cause = event.getThrown();
    for (int i = 0; cause != null && i < JsonFormatter.MOST_CAUSES; i++) {
      line.append(" <- ").append(oneLine(cause.toString()));
      if (cause.getStackTrace().length > 0) {
        line.append(" at ").append(cause.getStackTrace()[0]);
      }
      cause = cause.getCause();
    }
    return line.append(System.lineSeparator()).toString();
  }

  private static String oneLine(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.append(Character.isISOControl(text.charAt(i)) ? ' ' : text.charAt(i));
    }
    return out.toString();
  }
}
