package org.websocketchat.view;

/** {@link Formats} that any machine writes alike. */
final class PlainFormats implements Formats {
  @Override
  public String time(long millis) {
    return "t" + millis;
  }

  @Override
  public String date(long millis) {
    return "d" + millis;
  }

  @Override
  public String machine(long millis) {
    return "m" + millis;
  }

  @Override
  public String number(int value) {
    return value < 1_000
        ? "" + value
        : value / 1_000 + "," + ("" + (1_000 + value % 1_000)).substring(1);
  }
}
