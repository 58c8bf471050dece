package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.websocketchat.view.Formats;
import org.websocketchat.view.UnsafeCharacters;

/** The port {@link Formats} by the browser's Intl, in the browser's locale. */
final class IntlFormats implements Formats {
  private int zone = offset();
  private JSObject times = dateTimes(0);
  private JSObject dates = dateTimes(1);
  private JSObject days = dateTimes(2);
  private JSObject weekdays = dateTimes(3);

  @Override
  public String time(long millis) {
    return format(times, (double) millis);
  }

  @Override
  public String date(long millis) {
    return format(dates, (double) millis);
  }

  @Override
  public String iso(long millis) {
    return format(null, (double) millis);
  }

  @Override
  public String day(long millis) {
    return format(days, (double) millis);
  }

  @Override
  public String weekday(long millis) {
    return format(weekdays, (double) millis);
  }

  @Override
  public int dayNumber(long millis) {
    return dayOf((double) millis);
  }

  @Override
  public int today() {
    return dayOf(now());
  }

  /** Formatters keep the time zone in which they were made. */
  @Override
  public int zone() {
    if (zone != offset()) {
      zone = offset();
      times = dateTimes(0);
      dates = dateTimes(1);
      days = dateTimes(2);
      weekdays = dateTimes(3);
    }
    return zone;
  }

  @Override
  public String firstCharacter(String text) {
    return firstSegment(text);
  }

  @Override
  public String visible(String name) {
    return marked(name, UnsafeCharacters.INVISIBLE);
  }

  @Override
  public String number(int value) {
    return toLocaleString(value);
  }

  @Override
  public int compare(String one, String other) {
    return localeCompare(one, other);
  }

  @Override
  public String fold(String name) {
    return plain(name);
  }

  /** Browsers without a segmenter count code points. */
  @JSBody(
      params = "text",
      script =
          """
          if (!Intl.Segmenter) return Array.from(text)[0] || '';
          const first = new Intl.Segmenter().segment(text)[Symbol.iterator]().next();
          return first.done ? '' : first.value.segment;
          """)
  private static native String firstSegment(String text);

  @JSBody(
      params = {"one", "other"},
      script = "return one.localeCompare(other);")
  private static native int localeCompare(String one, String other);

  @JSBody(
      params = "name",
      script = "return name.normalize('NFKD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase();")
  private static native String plain(String name);

  @JSBody(
      params = "kind",
      script =
          """
          return new Intl.DateTimeFormat(undefined, [
            { timeStyle: 'short' },
            { dateStyle: 'full', timeStyle: 'medium' },
            { dateStyle: 'full' },
            { weekday: 'long' }
          ][kind]);
          """)
  private static native JSObject dateTimes(int kind);

  @JSBody(script = "return Date.now();")
  private static native double now();

  @JSBody(script = "return new Date().getTimezoneOffset();")
  private static native int offset();

  @JSBody(
      params = "millis",
      script =
          """
          const date = new Date(millis);
          return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 864e5 | 0;
          """)
  private static native int dayOf(double millis);

  @JSBody(
      params = {"name", "pattern"},
      script = "return name.replace(new RegExp(pattern, 'g'), '\\ufffd');")
  private static native String marked(String name, String pattern);

  /** Dates end at 8.64e15 (ECMA-262, 21.4.1.1), but a server may send greater numbers. */
  @JSBody(
      params = {"format", "millis"},
      script =
          """
          const date = new Date(millis);
          return !+date ? '' : format ? format.format(date) : date.toISOString();
          """)
  private static native String format(@Nullable JSObject format, double millis);

  @JSBody(params = "value", script = "return value.toLocaleString();")
  private static native String toLocaleString(int value);
}
