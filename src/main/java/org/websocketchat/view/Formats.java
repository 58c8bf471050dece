package org.websocketchat.view;

import java.util.List;

/**
 * The port for the reader's way of writing numbers, times and names. The time 0, and a time outside
 * of the calendar, give an empty text.
 */
public interface Formats {
  /** The time of day, in 12 or 24 hours as the reader is used to. */
  String time(long millis);

  /** The whole date and time. */
  String date(long millis);

  /** The date and time for programs (ISO 8601). */
  String iso(long millis);

  /** The day, such as {@code Monday, 23 November 2026}. */
  String day(long millis);

  /** The same in few letters, such as {@code 23 Nov 2026}. */
  String shortDay(long millis);

  /** The name of the weekday. */
  String weekday(long millis);

  /** The number of the day in the reader's calendar, counting up by one each day; 0 for no day. */
  int dayNumber(long millis);

  /** The number of the present day. */
  int today();

  /** A number that changes with the reader's time zone; then all times have to be written anew. */
  int zone();

  /** The first character of a text as people count them: a flag or a joined emoji is one. */
  String firstCharacter(String text);

  /** A name with a visible sign in place of each {@link UnsafeCharacters#INVISIBLE} character. */
  String visible(String name);

  /** A list of names and the like in one phrase, such as {@code A, B and C}; at least one item. */
  String list(List<String> items);

  /** A day near today in words; 0 is today, -1 yesterday. */
  String relativeDay(int days);

  /** The plural category of this number in the language: zero, one, two, few, many or other. */
  String pluralCategory(int count);

  /** A number with its digits grouped. */
  String number(int value);

  /**
   * Compares two names in alphabetical order, numbers in them by their value: below 0 if the first
   * one comes first.
   */
  int compare(String one, String other);

  /** A name, or a part of one, without case and accents, for searching. */
  String fold(String name);
}
