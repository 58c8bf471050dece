package org.websocketchat.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/** One row of the log: something that was said, or something that happened. */
public final class Row {
  private final String key;
  private final String event;
  private final String first;
  private final String second;
  private final long dateMillis;
  private @Nullable Message message;
  private @Nullable Pending pending;
  boolean drawn;
  boolean moved = true;
  boolean changed;

  Row(String key, String event, String first, String second, long dateMillis) {
    this.key = key;
    this.event = event;
    this.first = first;
    this.second = second;
    this.dateMillis = dateMillis;
  }

  public String key() {
    return key;
  }

  public String event() {
    return event;
  }

  public String first(Words words) {
    return first;
  }

  public String second(Words words) {
    return second;
  }

  public long dateMillis() {
    return message == null ? dateMillis : message.dateMillis();
  }

  public @Nullable Message message() {
    return message;
  }

  public @Nullable Pending pending() {
    return pending;
  }

  void say(Message said, @Nullable Pending delivery) {
    message = said;
    pending = delivery;
    changed = true;
  }

  static void remove(Row row, List<Row> removed) {
    if (row.drawn) {
      removed.add(row);
    }
  }

  void takeOff() {
    drawn = false;
    moved = true;
  }
}
