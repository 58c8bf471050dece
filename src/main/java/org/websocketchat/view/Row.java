package org.websocketchat.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/** One row of the log: something that was said, or something that happened. */
public final class Row {
  private final String key;

  /** What is said of what happened, one of {@link Text}; empty if it was said. */
  private String event;

  private String first;
  private final String second;
  private long dateMillis;

  /** Who came and went, if that is what happened. */
  private @Nullable Comings comings;

  private @Nullable Message message;
  private @Nullable Pending pending;
  private boolean head;
  private boolean tail;

  /** The number of its day; 0 for none, less for not known yet. */
  private int day = -1;

  /** The line above it that tells its day, if it is the first of that day. */
  @Nullable Row newDay;

  /** The line above it that tells that from here on all is new. */
  @Nullable Row newHere;

  /** Whether it is on the paper. */
  boolean drawn;

  /** Whether it is to stand elsewhere on the paper, or is not there. */
  boolean moved = true;

  /** Whether it differs from what is on the paper. */
  boolean changed;

  Row(String key, String event, String first, String second, long dateMillis) {
    this.key = key;
    this.event = event;
    this.first = first;
    this.second = second;
    this.dateMillis = dateMillis;
  }

  /** What it is known by: a letter, then a number. */
  public String key() {
    return key;
  }

  /** What happened, one of {@link Text}, with at most two places. */
  public String event() {
    return comings == null ? event : comings.event();
  }

  /**
   * What kind of event it is, as classes of its element: a line is one, and what is new another.
   */
  public String kind() {
    char first = key.charAt(0);
    return first == 'd' ? ".line" : first == 'n' ? ".line.new" : "";
  }

  /** Whether it tells that messages are missing that the server numbers. */
  boolean isMissed() {
    return event.equals(Text.MISSED) || event.equals(Text.RESTARTED);
  }

  /** For the first place of the event; maybe empty. */
  public String first(Words words) {
    return comings == null ? first : comings.first(words);
  }

  /** For the second place of the event; maybe empty. */
  public String second(Words words) {
    return comings == null ? second : comings.second(words);
  }

  /** When it happened or was said, or 0 if that is not shown. */
  public long dateMillis() {
    return message == null ? dateMillis : message.dateMillis();
  }

  int day(Formats formats) {
    if (day < 0) {
      day = dateMillis() == 0 ? 0 : formats.dayNumber(dateMillis());
    }
    return day;
  }

  /** What was said; null if the row tells something that happened. */
  public @Nullable Message message() {
    return message;
  }

  /** How far the message has come, if no server has returned it yet; else null. */
  public @Nullable Pending pending() {
    return pending;
  }

  /** Whether it begins a group: messages of one author within a few minutes. */
  public boolean head() {
    return head;
  }

  /** Whether it ends a group, or differs from the next message in how far it has come. */
  public boolean tail() {
    return tail;
  }

  void say(Message said, @Nullable Pending delivery) {
    message = said;
    pending = delivery;
    retell();
  }

  /** Tells something else. */
  void tell(String otherEvent, String otherFirst) {
    changed |= !event.equals(otherEvent) || !first.equals(otherFirst);
    event = otherEvent;
    first = otherFirst;
  }

  /** Its time reads differently. */
  void retell() {
    day = -1;
    changed = true;
  }

  /**
   * Somebody else came, or went, and nothing was said since.
   *
   * @return whether this row can tell it, too
   */
  boolean add(String name, boolean comes, long millis, Formats formats) {
    if (comings == null || day(formats) != formats.dayNumber(millis)) {
      return false;
    }
    comings.add(name, comes);
    dateMillis = millis;
    retell();
    return true;
  }

  /** A row that tells who came and went: nobody yet. */
  static Row ofComings(String key, long dateMillis) {
    var row = new Row(key, "", "", "", dateMillis);
    row.comings = new Comings();
    return row;
  }

  /** Whether whoever came is gone again, so that there is nothing to tell. */
  boolean isVoid() {
    return comings != null && comings.isEmpty();
  }

  /** Notes that the row must go, if it is there and drawn, with the lines above it. */
  static void remove(@Nullable Row row, List<Row> removed) {
    if (row != null) {
      remove(row.newDay, removed);
      remove(row.newHere, removed);
      if (row.drawn) {
        removed.add(row);
      }
    }
  }

  /** It is not on the paper any more, nor are the lines above it. */
  void takeOff() {
    drawn = false;
    moved = true;
    newDay = null;
    newHere = null;
  }

  void group(boolean asHead, boolean asTail) {
    changed |= head != asHead || tail != asTail;
    head = asHead;
    tail = asTail;
  }
}
