package org.websocketchat.command;

import org.websocketchat.hub.Rate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A rate as it is written on the command line: {@code 50,200} or {@code 64K,512K}.
 *
 * @param forLong so many in each second or minute
 * @param atOnce so many by one who has taken none for a while
 */
record Speed(Size forLong, Size atOnce) {

  /** Reads what is written so, or says what would be right. */
  static final class Converter implements ITypeConverter<Speed> {
    private final Size.Converter sizes = new Size.Converter();

    @Override
    public Speed convert(String text) {
      int comma = text.indexOf(',');
      if (comma < 0) {
        throw wrong(text);
      }
      var speed = new Speed(size(text, 0, comma), size(text, comma + 1, text.length()));
      if (!speed.isRate()) {
        throw wrong(text);
      }
      return speed;
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
    return forLong.bytes() >= 1
        && forLong.bytes() <= most
        && atOnce.bytes() >= 1
        && atOnce.bytes() <= most;
  }

  static Speed ofSeconds(Rate rate) {
    return new Speed(new Size(rate.perMinute() / 60), new Size(rate.atOnce()));
  }

  static Speed ofMinutes(Rate rate) {
    return new Speed(new Size(rate.perMinute()), new Size(rate.atOnce()));
  }

  Rate perSecond() {
    return Rate.perSecond(forLong.bytes(), atOnce.bytes());
  }

  Rate perMinute() {
    return Rate.perMinute(forLong.bytes(), atOnce.bytes());
  }

  @Override
  public String toString() {
    return forLong + "," + atOnce;
  }
}
