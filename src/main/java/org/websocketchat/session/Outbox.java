package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Pending.Delivery;

/**
 * The pending messages: those that were taken and whose copy has not come, in the order in which
 * they were taken.
 *
 * <p>There are two bounds. If too much is on its way, {@link #hasRoom} says that a new message must
 * be refused. If too much is held until the person decides, the oldest held messages are dropped,
 * which is shown. So a person, or a program, that never decides can still send.
 */
final class Outbox {
  /** How many messages are on their way at most, and how many are held at most. */
  static final int MAX_TEXTS = 200;

  /** How many bytes of UTF-8 the messages on their way have at most, and how many the held ones. */
  static final int MAX_BYTES = 256 * 1024;

  /**
   * What a sub-protocol knows about the handover of a message to a socket; each has its own type.
   */
  sealed interface Handover permits GuideDelivery.Handover, ChatHandover {
    /** When the message was first handed to any socket, in milliseconds since 1970. */
    long firstWallMillis();

    /**
     * When the message was last handed to a socket, by {@link
     * org.websocketchat.protocol.Now#millis}.
     */
    long millis();
  }

  /** One pending message. */
  static final class Entry {
    private final int bytes;
    private final long place;

    private final Origin origin;
    private Pending pending;

    /** Null if it was never handed to a socket, or if it is known that no server has it. */
    private @Nullable Handover handover;

    private Entry(Pending pending, long place, Origin origin) {
      this.pending = pending;
      this.place = place;
      this.origin = origin;
      bytes = pending.body().bytes();
    }

    Pending pending() {
      return pending;
    }

    /** Its place among all messages that this session ever took; from 1. */
    long place() {
      return place;
    }

    Origin origin() {
      return origin;
    }

    /** The size of its body in UTF-8, in bytes. */
    int bytes() {
      return bytes;
    }

    @Nullable Handover handover() {
      return handover;
    }

    void handover(@Nullable Handover now) {
      handover = now;
    }

    boolean is(Delivery delivery) {
      return pending.delivery() == delivery;
    }

    boolean isHeld() {
      return pending.delivery().isHeld();
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** The place of the message that was taken last, in this page or an earlier one. */
  private long lastPlace;

  /** All of them, the oldest first. The caller must not change the list. */
  List<Entry> entries() {
    return entries;
  }

  long lastPlace() {
    return lastPlace;
  }

  /** An earlier page has taken at least so many messages. */
  void countFrom(long texts) {
    lastPlace = Math.max(lastPlace, texts);
  }

  /** Whether there is room for one more message with this many bytes. */
  boolean hasRoom(int textBytes) {
    return fits(false, 1, textBytes);
  }

  /**
   * Whether there is room for so much more among the held messages, or among those on their way.
   */
  private boolean fits(boolean held, int moreTexts, int moreBytes) {
    int texts = moreTexts;
    int bytes = moreBytes;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).isHeld() == held) {
        texts++;
        bytes += entries.get(i).bytes;
      }
    }
    return texts <= MAX_TEXTS && bytes <= MAX_BYTES;
  }

  /** Adds a new message and shows it. */
  void add(Pending pending, Origin origin, Turn turn) {
    var entry = new Entry(pending, ++lastPlace, origin);
    entries.add(entry);
    turn.store(entry);
    turn.show(new Change.PendingChanged(pending));
  }

  /**
   * Adds a message of an earlier page without showing it, however many there are: those on their
   * way keep their order, and of too many held ones the oldest fall when all have been shown.
   */
  Entry restore(Pending pending, long place, Origin origin) {
    var entry = new Entry(pending, place, origin);
    entries.add(entry);
    countFrom(place);
    return entry;
  }

  /** The message with this cid; null if there is none. */
  @Nullable Entry get(String cid) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).pending.cid().equals(cid)) {
        return entries.get(i);
      }
    }
    return null;
  }

  /** Removes the message and shows nothing. */
  void remove(Entry entry, Turn turn) {
    entries.remove(entry);
    turn.store(entry);
    turn.storeMain(); // its n, which now stands nowhere else
  }

  /** The oldest message with this delivery; null if there is none. */
  @Nullable Entry first(Delivery delivery) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).is(delivery)) {
        return entries.get(i);
      }
    }
    return null;
  }

  int count(Delivery delivery) {
    int count = 0;
    for (int i = 0; i < entries.size(); i++) {
      count += entries.get(i).is(delivery) ? 1 : 0;
    }
    return count;
  }

  /** Shows all messages. */
  void showAll(Turn turn) {
    for (int i = 0; i < entries.size(); i++) {
      turn.show(new Change.PendingChanged(entries.get(i).pending));
    }
  }

  /** Whether no message is waiting to be sent, and none is on the wire. */
  boolean isQuiet() {
    for (int i = 0; i < entries.size(); i++) {
      if (!entries.get(i).isHeld() && !entries.get(i).is(Delivery.STORED)) {
        return false;
      }
    }
    return true;
  }

  /** Gives the message another delivery, and shows it if that is a change. */
  void update(Entry entry, Delivery delivery, Turn turn) {
    if (!entry.is(delivery)) {
      update(entry, entry.pending.with(delivery), turn);
    }
  }

  /** Gives the message another body, and shows it. */
  void change(Entry entry, Body body, Turn turn) {
    update(entry, entry.pending.saying(body), turn);
  }

  /**
   * The server has refused the message. It gives up its n, since the server never takes that one.
   */
  void fail(Entry entry, String fault, Turn turn) {
    entry.handover = null;
    turn.storeMain(); // its n, which now stands nowhere else
    update(entry, entry.pending.failed(fault), turn);
  }

  private void update(Entry entry, Pending pending, Turn turn) {
    entry.pending = pending;
    turn.store(entry);
    turn.show(new Change.PendingChanged(pending));
  }

  /** Drops the oldest held messages while there are too many. Is called at the end of each turn. */
  void dropOldestHeld(Turn turn) {
    for (int i = 0; i < entries.size() && !fits(true, 0, 0); i++) {
      if (entries.get(i).isHeld()) {
        drop(entries.get(i), turn);
        i--;
      }
    }
  }

  /** Removes the message, and shows that no message takes its place. */
  void drop(Entry entry, Turn turn) {
    remove(entry, turn);
    turn.show(new Change.PendingRemoved(entry.pending.cid()));
  }

  /** Drops all messages. */
  void dropAll(Turn turn) {
    while (!entries.isEmpty()) {
      drop(entries.getLast(), turn);
    }
  }

  /** Removes the message, and shows the copy that has come. */
  void arrive(Entry entry, Message message, Turn turn) {
    remove(entry, turn);
    turn.show(new Change.PendingArrived(entry.pending.cid(), message));
  }
}
