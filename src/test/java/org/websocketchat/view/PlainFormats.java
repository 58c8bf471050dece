package org.websocketchat.view;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@link Formats} that any machine writes alike; the first day has no number. */
class PlainFormats implements Formats {
  static final long DAY_MILLIS = 86_400_000;
  private static final long HOUR_MILLIS = 3_600_000;

  /** As long as names in tests need them. */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

  /** The number of the day that it is now. */
  int today;

  /** Hours that this place is ahead of others. */
  int zone;

  @Override
  public String time(long millis) {
    return "t" + millis;
  }

  @Override
  public String date(long millis) {
    return "d" + millis;
  }

  @Override
  public String iso(long millis) {
    return "m" + millis;
  }

  @Override
  public String day(long millis) {
    return "day " + dayNumber(millis);
  }

  @Override
  public String shortDay(long millis) {
    return "d" + dayNumber(millis);
  }

  @Override
  public String weekday(long millis) {
    return "weekday " + dayNumber(millis) % 7;
  }

  @Override
  public int dayNumber(long millis) {
    return (int) ((millis + zone * HOUR_MILLIS) / DAY_MILLIS);
  }

  @Override
  public int today() {
    return today;
  }

  @Override
  public int zone() {
    return zone;
  }

  @Override
  public String firstCharacter(String text) {
    var matcher = Pattern.compile("\\X").matcher(text);
    return matcher.find() ? matcher.group() : "";
  }

  @Override
  public String visible(String name) {
    return name.replaceAll(UnsafeCharacters.INVISIBLE, "\ufffd");
  }

  private final boolean chinese;

  PlainFormats() {
    this(false);
  }

  /** Joins lists as Chinese does, or else as English. */
  PlainFormats(boolean chinese) {
    this.chinese = chinese;
  }

  @Override
  public String list(List<String> items) {
    int last = items.size() - 1;
    return last == 0
        ? items.get(0)
        : String.join(chinese ? "、" : ", ", items.subList(0, last))
            + (chinese ? "和" : " and ")
            + items.get(last);
  }

  @Override
  public String relativeDay(int days) {
    return days == 0 ? "Today" : "Yesterday";
  }

  @Override
  public String pluralCategory(int count) {
    return count == 1 ? "one" : "other";
  }

  @Override
  public String number(int value) {
    return value < 1_000
        ? "" + value
        : value / 1_000 + "," + ("" + (1_000 + value % 1_000)).substring(1);
  }

  @Override
  public int compare(String one, String other) {
    return padded(one).compareToIgnoreCase(padded(other));
  }

  /** With ten digits in each number, so that numbers are compared by their value. */
  private static String padded(String name) {
    return NUMBER
        .matcher(name)
        .replaceAll(number -> "0".repeat(10 - number.group().length()) + number.group());
  }

  @Override
  public String fold(String name) {
    var split = Normalizer.normalize(name, Normalizer.Form.NFKD);
    return split.replaceAll("[\\u0300-\\u036f]", "").toLowerCase(Locale.ROOT);
  }
}
