package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.websocketchat.view.Formats;

/** {@link Formats} by the browser's Intl, in the locale that the browser is set to. */
final class IntlFormats implements Formats {
  private final JSObject times = dateTimes(false);
  private final JSObject dates = dateTimes(true);

  @Override
  public String time(long millis) {
    return format(times, (double) millis);
  }

  @Override
  public String date(long millis) {
    return format(dates, (double) millis);
  }

  @Override
  public String machine(long millis) {
    return format(null, (double) millis);
  }

  @Override
  public String number(int value) {
    return toLocaleString(value);
  }

  @JSBody(
      params = "whole",
      script =
          """
          return new Intl.DateTimeFormat(undefined,
            whole ? { dateStyle: 'full', timeStyle: 'medium' } : { timeStyle: 'short' });
          """)
  private static native JSObject dateTimes(boolean whole);

  /** No calendar goes beyond 8.64e15 (ECMA-262, 21.4.1.1), but what a server sends does. */
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
