package org.websocketchat.command;

import org.websocketchat.hub.Rate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A rate as it is written on the command line: {@code 50,200} or {@code 64K,512K}.
 *
 * @param sustained so many in each second or minute
 * @param burst so many by one who has taken none for a while
 */
record RateOption(Size sustained, Size burst) {

  /** Reads what is written so, or says what would be right. */
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
          "'" + text + "' is not two numbers such as 50,200, for long and at once, from 1 to 2^34");
    }
  }

  private boolean isRate() {
    long most = Rate.MOST / 64; // even a second's is a rate then
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
