package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Pending.Delivery;

/**
 * Everything said here that has not come back, in the order it was said. Bounded: {@link #hasRoom}
 * says when a text has to be refused.
 */
final class Outbox {
  static final int MAX_MESSAGES = 200;
  static final int MAX_BYTES = 256 * 1024;

  /** One message with what the wire knows of it. */
  static final class Entry {
    /** Ours alone; what is shown. */
    private Pending pending;

    /** The id it was sent under; {@link GuideFrame#NO_ID} while never sent. */
    private long sentId = GuideFrame.NO_ID;

    /** When it was handed to the present socket, by {@link Now#millis}; 0 otherwise. */
    private long handedMillis;

    Entry(Pending pending) {
      this.pending = pending;
    }

    Pending pending() {
      return pending;
    }

    long handedMillis() {
      return handedMillis;
    }

    /** Whether it stays where it is until the person decides. */
    boolean isHeld() {
      return is(Delivery.NOT_CONFIRMED) || is(Delivery.NOT_SENT);
    }

    private boolean is(Delivery delivery) {
      return pending.delivery() == delivery;
    }

    private boolean wasHandedOver() {
      return is(Delivery.SENT) || is(Delivery.NOT_CONFIRMED);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private int bytes;

  /** Whether a text of this size in UTF-8 can be taken. */
  boolean hasRoom(int textBytes) {
    return entries.size() < MAX_MESSAGES && bytes + textBytes <= MAX_BYTES;
  }

  void add(Pending pending) {
    entries.add(new Entry(pending));
    bytes += Utf8.length(pending.text());
  }

  @Nullable Entry get(String cid) {
    for (var entry : entries) {
      if (entry.pending.cid().equals(cid)) {
        return entry;
      }
    }
    return null;
  }

  void remove(Entry entry) {
    entries.remove(entry);
    bytes -= Utf8.length(entry.pending.text());
  }

  /** The oldest that waits to be sent, or null. */
  @Nullable Entry firstWaiting() {
    return first(Delivery.WAITING);
  }

  /** The oldest that is on the wire, or null. */
  @Nullable Entry firstSent() {
    return first(Delivery.SENT);
  }

  int countSent() {
    int count = 0;
    for (var entry : entries) {
      count += entry.is(Delivery.SENT) ? 1 : 0;
    }
    return count;
  }

  /** Whether nothing waits and nothing is on the wire. */
  boolean isQuiet() {
    return firstWaiting() == null && firstSent() == null;
  }

  /** Marks the entry as given to the present socket under this id, and shows it. */
  void handOver(Entry entry, long id, Turn turn) {
    mark(entry, Delivery.SENT, turn);
    entry.sentId = id;
    entry.handedMillis = turn.now.millis();
  }

  /** Gives the entry another delivery and shows it. */
  void mark(Entry entry, Delivery delivery, Turn turn) {
    entry.pending = entry.pending.with(delivery);
    entry.handedMillis = 0;
    turn.show(new Change.PendingChanged(entry.pending));
  }

  /** Gives every entry of one delivery another. */
  void markAll(Delivery from, Delivery to, Turn turn) {
    for (var entry : entries) {
      if (entry.is(from)) {
        mark(entry, to, turn);
      }
    }
  }

  /**
   * The entry whose copy this is, or null. By cid and the id it was sent under, so that nobody else
   * can settle it; a server that drops unknown fields returns no cid, then by id with date or text.
   */
  @Nullable Entry matching(GuideFrame.Message copy) {
    if (copy.cid() != null) {
      var entry = get(copy.cid());
      return entry != null && entry.wasHandedOver() && entry.sentId == copy.id() ? entry : null;
    }
    for (var entry : entries) {
      boolean same =
          entry.pending.dateMillis() == copy.date() || entry.pending.text().equals(copy.text());
      if (entry.is(Delivery.SENT) && entry.sentId == copy.id() && same) {
        return entry;
      }
    }
    return null;
  }

  private @Nullable Entry first(Delivery delivery) {
    for (var entry : entries) {
      if (entry.is(delivery)) {
        return entry;
      }
    }
    return null;
  }
}
