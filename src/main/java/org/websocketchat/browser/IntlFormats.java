package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
  private String locale = "";
  private int zone;
  private Intl.@Nullable DateTimeFormat times;
  private Intl.@Nullable DateTimeFormat dates;
  private Intl.@Nullable DateTimeFormat days;
  private Intl.@Nullable DateTimeFormat weekdays;
  private Intl.@Nullable NumberFormat numbers;
  private Intl.@Nullable Collator collator;
  private Intl.@Nullable ListFormat lists;
  private Intl.@Nullable RelativeTimeFormat relativeDays;
  private Intl.@Nullable PluralRules plurals;
  private Intl.@Nullable Segmenter segmenter;

  IntlFormats(String language) {
    speak(language);
  }

  /** Changes the language, a BCP 47 tag; the browser's region is kept if the language has it. */
  void speak(String language) {
    locale = withRegion(language);
    try {
      numbers = Intl.create("NumberFormat", locale);
    } catch (RuntimeException invalid) {
      locale = "en"; // what the page wrote is no language tag
      numbers = Intl.create("NumberFormat", locale);
    }
    collator = Intl.create("Collator", locale, "numeric", "true");
    lists = Intl.create("ListFormat", locale);
    relativeDays = Intl.create("RelativeTimeFormat", locale, "numeric", "auto");
    plurals = Intl.create("PluralRules", locale);
    segmenter = Intl.create("Segmenter", locale);
    makeDateFormats();
  }

  /** Date formats keep the time zone in which they were made. */
  private void makeDateFormats() {
    zone = new JSDate().getTimezoneOffset();
    times = Intl.create("DateTimeFormat", locale, "timeStyle", "short");
    dates = Intl.create("DateTimeFormat", locale, "dateStyle", "full", "timeStyle", "medium");
    days = Intl.create("DateTimeFormat", locale, "dateStyle", "full");
    weekdays = Intl.create("DateTimeFormat", locale, "weekday", "long");
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
  public String weekday(long millis) {
    return format(weekdays, millis);
  }

  private static String format(Intl.@Nullable DateTimeFormat format, long millis) {
    return format != null && isInCalendar(millis) ? format.format(new JSDate((double) millis)) : "";
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
      makeDateFormats();
    }
    return zone;
  }

  @Override
  public String firstCharacter(String text) {
    if (text.isEmpty()) {
      return "";
    }
    var segment = segmenter == null ? null : segmenter.segment(text).at(0);
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
    if (lists == null) {
      return String.join(", ", items);
    }
    var all = new ArgumentList();
    for (int i = 0; i < items.size(); i++) {
      all.push(JSString.valueOf(items.get(i)));
    }
    return lists.format(all);
  }

  @Override
  public String relativeDay(int days) {
    if (relativeDays == null) {
      return days == 0 ? "Today" : "Yesterday";
    }
    var told = relativeDays.format(days, "day");
    var first = (UnicodeString) JSString.valueOf(told.substring(0, 1));
    return first.toLocaleUpperCase(locale) + told.substring(1);
  }

  @Override
  public String pluralCategory(int count) {
    return plurals == null ? count == 1 ? "one" : "other" : plurals.select(count);
  }

  @Override
  public String number(int value) {
    return numbers == null ? Integer.toString(value) : numbers.format(value);
  }

  @Override
  public int compare(String one, String other) {
    return collator == null ? one.compareTo(other) : collator.compare(one, other);
  }

  @Override
  public String fold(String name) {
    var text = (UnicodeString) JSString.valueOf(name);
    var split = text.normalize("NFKD").replace(accents, JSString.valueOf(""));
    return split.toLowerCase().stringValue();
  }
}
