package org.websocketchat.command;

import org.websocketchat.hub.Rate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A rate as the command line writes it: {@code 50,200} or {@code 64K,512K}.
 *
 * @param sustained how many are allowed in each second or minute
 * @param burst how many are allowed at once after a pause
 */
record RateOption(Size sustained, Size burst) {

  /** Parses a rate; a fault shows a correct one. */
  static final class Converter implements ITypeConverter<RateOption> {
    private final Size.Converter sizes = new Size.Converter();

    @Override
    public RateOption convert(String text) {
      int comma = text.indexOf(',');
      if (comma < 0) {
        throw wrong(text);
      }
      var rate = new RateOption(size(text, 0, comma), size(text, comma + 1, text.length()));
      if (!rate.isRate()) {
        throw wrong(text);
      }
      return rate;
    }

    private Size size(String text, int from, int to) {
      try {
        return sizes.convert(text.substring(from, to));
      } catch (TypeConversionException noSize) {
        throw wrong(text);
      }
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException(
          "'"
              + text
              + "' is not a rate such as 50,200: how many for long and how many at once, each from 1 to 2^34");
    }
  }

  private boolean isRate() {
    long most = Rate.MOST / 64; // so that a number for each second fits into Rate, too
    return sustained.bytes() >= 1
        && sustained.bytes() <= most
        && burst.bytes() >= 1
        && burst.bytes() <= most;
  }

  static RateOption fromPerSecond(Rate rate) {
    return new RateOption(new Size(rate.perMinute() / 60), new Size(rate.atOnce()));
  }

  static RateOption fromPerMinute(Rate rate) {
    return new RateOption(new Size(rate.perMinute()), new Size(rate.atOnce()));
  }

  Rate perSecond() {
    return Rate.perSecond(sustained.bytes(), burst.bytes());
  }

  Rate perMinute() {
    return Rate.perMinute(sustained.bytes(), burst.bytes());
  }

  @Override
  public String toString() {
    return sustained + "," + burst;
  }
}
