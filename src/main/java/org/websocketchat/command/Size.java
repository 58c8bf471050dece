package org.websocketchat.command;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A number of bytes as the command line writes it: {@code 512K}, {@code 256M}, {@code 4G}, or a
 * plain number.
 *
 * @param bytes at least 0
 */
record Size(long bytes) {
  private static final String UNITS = "KMG";
  private static final int MAX_DIGITS = 15;

  /** Parses a size; a fault shows correct ones. */
  static final class Converter implements ITypeConverter<Size> {
    @Override
    public Size convert(String text) {
      int end = text.length();
      int shift = 0;
      if (end > 0) {
        int unit = UNITS.indexOf(text.substring(end - 1).toUpperCase(Locale.ROOT));
        if (unit >= 0) {
          end--;
          shift = 10 * (unit + 1);
        }
      }
      if (end == 0 || end > MAX_DIGITS || !isNumber(text.substring(0, end))) {
        throw wrong(text);
      }
      long number = Long.parseLong(text.substring(0, end));
      if (number > Long.MAX_VALUE >> shift) {
        throw wrong(text);
      }
      return new Size(number << shift);
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException("'" + text + "' is not a size such as 512K, 256M or 4G");
    }

    private static boolean isNumber(String digits) {
      return digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
  }

  /** The shortest way to write it. */
  @Override
  public String toString() {
    int unit = 0;
    long number = bytes;
    while (number >= 1_024 && number % 1_024 == 0 && unit < UNITS.length()) {
      number /= 1_024;
      unit++;
    }
    return number + (unit == 0 ? "" : UNITS.substring(unit - 1, unit));
  }
}
