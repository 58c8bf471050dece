package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/** One row of the log: something that was said, or something that happened. */
public final class Row {
  private final String key;

  /** What is said of what happened, one of {@link Text}; empty if it was said. */
  private final String event;

  private final String first;
  private final String second;
  private final long dateMillis;

  private @Nullable Message message;
  private @Nullable Pending pending;
  private boolean head;
  private boolean tail;

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
    return event;
  }

  /** Whether it tells that messages are missing that the server numbers. */
  boolean isMissed() {
    return event.equals(Text.MISSED) || event.equals(Text.RESTARTED);
  }

  /** For the first place of the event; maybe empty. */
  public String first() {
    return first;
  }

  /** For the second place of the event; maybe empty. */
  public String second() {
    return second;
  }

  /** When it happened, or 0 if that is not shown. */
  public long dateMillis() {
    return dateMillis;
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
    changed = true;
  }

  void group(boolean asHead, boolean asTail) {
    changed |= head != asHead || tail != asTail;
    head = asHead;
    tail = asTail;
  }
}
