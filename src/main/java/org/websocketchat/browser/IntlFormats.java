package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Navigator;
import org.teavm.jso.core.JSDate;
import org.teavm.jso.core.JSRegExp;
import org.teavm.jso.core.JSString;
import org.websocketchat.browser.bindings.ArgumentList;
import org.websocketchat.browser.bindings.Intl;
import org.websocketchat.browser.bindings.UnicodeString;
import org.websocketchat.view.Formats;
import org.websocketchat.view.UnsafeCharacters;

/**
 * The port {@link Formats} by the browser's Intl, in the language that the chat shows. Where a
 * browser lacks one of the classes, the plainest way that is right in English.
 */
final class IntlFormats implements Formats {
  private static final int DAY_MILLIS = 86_400_000;

  /** The last time of the calendar (ECMA-262, 21.4.1.1); a server may send greater numbers. */
  private static final double LAST_MILLIS = 8.64e15;

  private final JSRegExp invisible = new JSRegExp(UnsafeCharacters.INVISIBLE, "g");
  private final JSRegExp accents = new JSRegExp("[\\u0300-\\u036f]", "g");
  private String locale;
  private int zone;
  private Formatter<Intl.DateTimeFormat> times;
  private Formatter<Intl.DateTimeFormat> dates;
  private Formatter<Intl.DateTimeFormat> days;
  private Formatter<Intl.DateTimeFormat> shortDays;
  private Formatter<Intl.DateTimeFormat> weekdays;
  private Formatter<Intl.NumberFormat> numbers;
  private Formatter<Intl.Collator> collator;
  private Formatter<Intl.ListFormat> lists;
  private Formatter<Intl.RelativeTimeFormat> relativeDays;
  private Formatter<Intl.PluralRules> plurals;
  private Formatter<Intl.Segmenter> segmenter;

  /** An object of one of the Intl classes. Making it is slow, so it is made when it is needed. */
  private final class Formatter<T extends JSObject> {
    private final String type;
    private final String[] options;
    private boolean isMade;
    private @Nullable T made;

    Formatter(String type, String... options) {
      this.type = type;
      this.options = options;
    }

    /** Null where the browser does not have the class. */
    @Nullable T get() {
      if (!isMade) {
        isMade = true;
        made = Intl.create(type, locale, options);
      }
      return made;
    }
  }

  /** Speaks this language, a BCP 47 tag; the browser's region is kept if the language has it. */
  IntlFormats(String language) {
    locale = accepted(language);
    makeFormatters();
  }

  /** Changes the language. */
  void speak(String language) {
    locale = accepted(language);
    makeFormatters();
  }

  /** For the language and the time zone, which date formats keep. */
  private void makeFormatters() {
    zone = new JSDate().getTimezoneOffset();
    times = new Formatter<>("DateTimeFormat", "timeStyle", "short");
    dates = new Formatter<>("DateTimeFormat", "dateStyle", "full", "timeStyle", "medium");
    days = new Formatter<>("DateTimeFormat", "dateStyle", "full");
    shortDays = new Formatter<>("DateTimeFormat", "dateStyle", "medium");
    weekdays = new Formatter<>("DateTimeFormat", "weekday", "long");
    numbers = new Formatter<>("NumberFormat");
    collator = new Formatter<>("Collator", "numeric", "true");
    lists = new Formatter<>("ListFormat");
    relativeDays = new Formatter<>("RelativeTimeFormat", "numeric", "auto");
    plurals = new Formatter<>("PluralRules");
    segmenter = new Formatter<>("Segmenter");
  }

  /** With the person's region; what the page wrote may be no language tag, then it is English. */
  private static String accepted(String language) {
    var wanted = withRegion(language);
    return Intl.accepts(wanted) ? wanted : "en";
  }

  /** The first of the person's languages that is a region of this one; else this one. */
  private static String withRegion(String language) {
    for (var preferred : Navigator.getLanguages()) {
      if (preferred.startsWith(language + "-")) {
        return preferred;
      }
    }
    return language;
  }

  @Override
  public String time(long millis) {
    return format(times, millis);
  }

  @Override
  public String date(long millis) {
    return format(dates, millis);
  }

  @Override
  public String iso(long millis) {
    return isInCalendar(millis) ? new JSDate((double) millis).toISOString() : "";
  }

  @Override
  public String day(long millis) {
    return format(days, millis);
  }

  @Override
  public String shortDay(long millis) {
    return format(shortDays, millis);
  }

  @Override
  public String weekday(long millis) {
    return format(weekdays, millis);
  }

  private static String format(Formatter<Intl.DateTimeFormat> formatter, long millis) {
    var format = isInCalendar(millis) ? formatter.get() : null;
    return format == null ? "" : format.format(new JSDate((double) millis));
  }

  private static boolean isInCalendar(long millis) {
    return millis != 0 && Math.abs((double) millis) <= LAST_MILLIS;
  }

  @Override
  public int dayNumber(long millis) {
    return isInCalendar(millis) ? dayNumber(new JSDate((double) millis)) : 0;
  }

  @Override
  public int today() {
    return dayNumber(new JSDate());
  }

  private static int dayNumber(JSDate date) {
    return (int) (JSDate.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MILLIS);
  }

  @Override
  public int zone() {
    if (zone != new JSDate().getTimezoneOffset()) {
      makeFormatters();
    }
    return zone;
  }

  @Override
  public String firstCharacter(String text) {
    if (text.isEmpty()) {
      return "";
    }
    var segments = segmenter.get();
    var segment = segments == null ? null : segments.segment(text).at(0);
    return segment == null
        ? text.substring(0, Character.charCount(text.codePointAt(0)))
        : segment.getSegment();
  }

  @Override
  public String visible(String name) {
    return MarkupRenderer.replaceAll(name, invisible, "\ufffd");
  }

  @Override
  public String list(List<String> items) {
    var format = lists.get();
    if (format == null) {
      return String.join(", ", items);
    }
    var all = new ArgumentList();
    for (int i = 0; i < items.size(); i++) {
      all.push(JSString.valueOf(items.get(i)));
    }
    return format.format(all);
  }

  @Override
  public String relativeDay(int days) {
    var format = relativeDays.get();
    if (format == null) {
      return days == 0 ? "Today" : "Yesterday";
    }
    var told = format.format(days, "day");
    var first = (UnicodeString) JSString.valueOf(told.substring(0, 1));
    return first.toLocaleUpperCase(locale) + told.substring(1);
  }

  @Override
  public String pluralCategory(int count) {
    var rules = plurals.get();
    return rules == null ? count == 1 ? "one" : "other" : rules.select(count);
  }

  @Override
  public String number(int value) {
    var format = numbers.get();
    return format == null ? Integer.toString(value) : format.format(value);
  }

  @Override
  public int compare(String one, String other) {
    var order = collator.get();
    return order == null ? one.compareTo(other) : order.compare(one, other);
  }

  @Override
  public String fold(String name) {
    var text = (UnicodeString) JSString.valueOf(name);
    var split = text.normalize("NFKD").replace(accents, JSString.valueOf(""));
    return split.toLowerCase().stringValue();
  }
}
