package org.websocketchat.view;

/**
 * The port to the reader's own way of writing numbers and times. 0, and a time that no calendar
 * has, is written as the empty text.
 */
public interface Formats {
  /** The time of day, in 12 or 24 hours as the reader is used to. */
  String time(long millis);

  /** The whole date and time. */
  String date(long millis);

  /** The time for machines (ISO 8601). */
  String machine(long millis);

  /** A number, grouped. */
  String number(int value);
}
