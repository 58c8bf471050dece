package org.websocketchat.view;

/**
 * The port to the reader's own way of writing numbers, times and names. 0, and a time that no
 * calendar has, is written as the empty text.
 */
public interface Formats {
  /** The time of day, in 12 or 24 hours as the reader is used to. */
  String time(long millis);

  /** The whole date and time. */
  String date(long millis);

  /** The time for machines (ISO 8601). */
  String machine(long millis);

  /** The day, such as {@code Monday, 23 November 2026}. */
  String day(long millis);

  /** The day's name in its week. */
  String weekday(long millis);

  /** The day's number in the reader's calendar, one more for each day; 0 for none. */
  int dayNumber(long millis);

  /** The number of the day that it is now. */
  int today();

  /** A number that is another when the reader's time zone is; then all times read differently. */
  int zone();

  /** A name in which each {@link Harmless#HIDDEN} character is seen. */
  String visible(String name);

  /** A number, grouped. */
  String number(int value);

  /** Which of two names comes first: below 0 if it is the first of them. */
  int compare(String one, String other);

  /** A name or a part of it without case and accents, to be looked for. */
  String fold(String name);
}
