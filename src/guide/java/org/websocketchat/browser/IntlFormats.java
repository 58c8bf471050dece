package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.websocketchat.view.Formats;

/** Times of day and numbers by the browser's Intl. */
final class IntlFormats implements Formats {
  @Override
  public String time(long millis) {
    return timeOf((double) millis);
  }

  @Override
  public String date(long millis) {
    return "";
  }

  @Override
  public String machine(long millis) {
    return "";
  }

  @Override
  public String day(long millis) {
    return "";
  }

  @Override
  public String weekday(long millis) {
    return "";
  }

  @Override
  public int dayNumber(long millis) {
    return 0;
  }

  @Override
  public int today() {
    return 0;
  }

  @Override
  public int zone() {
    return 0;
  }

  @Override
  public String visible(String name) {
    return name;
  }

  @Override
  public String number(int value) {
    return toLocaleString(value);
  }

  @Override
  public int compare(String one, String other) {
    return 0;
  }

  @Override
  public String fold(String name) {
    return name;
  }

  /** No calendar goes beyond 8.64e15 (ECMA-262, 21.4.1.1), but what a server sends does. */
  @JSBody(
      params = "millis",
      script =
          """
          const date = new Date(millis);
          return +date ? date.toLocaleTimeString([], { timeStyle: 'short' }) : '';
          """)
  private static native String timeOf(double millis);

  @JSBody(params = "value", script = "return value.toLocaleString();")
  private static native String toLocaleString(int value);
}
