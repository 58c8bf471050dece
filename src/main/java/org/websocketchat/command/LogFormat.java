package org.websocketchat.command;

import java.util.Locale;
import java.util.logging.Formatter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the lines of the log look. */
enum LogFormat {
  TEXT,
  JSON;

  Formatter formatter() {
    return switch (this) {
      case TEXT -> new OneLineFormatter();
      case JSON -> new JsonFormatter();
    };
  }

  /** Takes {@code text} or {@code json}. */
  static final class Converter implements ITypeConverter<LogFormat> {
    @Override
    public LogFormat convert(String text) {
      for (var format : values()) {
        if (format.toString().equals(text)) {
          return format;
        }
      }
      throw new TypeConversionException("'" + text + "' is not text or json");
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
