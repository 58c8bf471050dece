package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Pending.Delivery;

/**
 * Everything said here that has not come back, in the order it was said.
 *
 * <p>Bounded twice: {@link #hasRoom} says when a text has to be refused, because too much is on its
 * way; and of what is held until the person decides, the oldest falls out, which is shown. So
 * whoever never decides can still speak.
 */
final class Outbox {
  /** How many texts are on their way at most, and how many are held at most. */
  static final int MAX_TEXTS = 200;

  /** How many bytes of UTF-8 they have at most, each of the two. */
  static final int MAX_BYTES = 256 * 1024;

  /** What the sub-protocol that handed a text over knows of that; each has its own. */
  sealed interface Handover permits GuideDelivery.Handover, ChatDelivery.Handover {
    /** When it was first handed to any socket, by the wall clock. */
    long firstWallMillis();

    /** When it was last handed to a socket, by {@link org.websocketchat.protocol.Now#millis}. */
    long millis();
  }

  /** One text. */
  static final class Entry {
    private final int bytes;
    private final long place;
    private Pending pending;

    /** Null while no socket was handed it that could still have to do with it. */
    private @Nullable Handover handover;

    private Entry(Pending pending, long place) {
      this.pending = pending;
      this.place = place;
      bytes = pending.body().bytes();
    }

    Pending pending() {
      return pending;
    }

    /** Its place among all that were ever said here. */
    long place() {
      return place;
    }

    /** Its size in UTF-8. */
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

  /** The place of the text that was said last, here or in a page before. */
  private long lastPlace;

  /** All of them, oldest first; not to be changed. */
  List<Entry> entries() {
    return entries;
  }

  long lastPlace() {
    return lastPlace;
  }

  /** So many texts at least were said before. */
  void countFrom(long texts) {
    lastPlace = Math.max(lastPlace, texts);
  }

  /** Whether a text of this size in UTF-8 can be taken. */
  boolean hasRoom(int textBytes) {
    return fits(false, 1, textBytes);
  }

  /** Whether so much more could be held, or on its way, within the bounds. */
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

  /** Takes a new text and shows it. */
  void add(Pending pending, Turn turn) {
    var entry = new Entry(pending, ++lastPlace);
    entries.add(entry);
    turn.remember(entry);
    turn.show(new Change.PendingChanged(pending));
  }

  /** Takes a text back that was said in a page before; null if there is no room for it. */
  @Nullable Entry restore(Pending pending, long place) {
    if (!fits(pending.delivery().isHeld(), 1, pending.body().bytes())) {
      return null;
    }
    var entry = new Entry(pending, place);
    entries.add(entry);
    countFrom(place);
    return entry;
  }

  @Nullable Entry get(String cid) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).pending.cid().equals(cid)) {
        return entries.get(i);
      }
    }
    return null;
  }

  void remove(Entry entry, Turn turn) {
    entries.remove(entry);
    turn.remember(entry);
    turn.remember(); // the n that its entry told
  }

  /** The oldest with this delivery, or null. */
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

  /** Shows all of them. */
  void tellAll(Turn turn) {
    for (int i = 0; i < entries.size(); i++) {
      turn.show(new Change.PendingChanged(entries.get(i).pending));
    }
  }

  /** Whether nothing is to go out by itself, and no copy is awaited of what a socket has. */
  boolean isQuiet() {
    for (int i = 0; i < entries.size(); i++) {
      if (!entries.get(i).isHeld() && !entries.get(i).is(Delivery.STORED)) {
        return false;
      }
    }
    return true;
  }

  /** Gives the entry another delivery and shows it. */
  void update(Entry entry, Delivery delivery, Turn turn) {
    if (!entry.is(delivery)) {
      update(entry, entry.pending.with(delivery), turn);
    }
  }

  /** The server refused it, and will never have it under the n it had. */
  void fail(Entry entry, String fault, Turn turn) {
    entry.handover = null;
    turn.remember(); // the n that its entry told
    update(entry, entry.pending.failed(fault), turn);
  }

  private void update(Entry entry, Pending pending, Turn turn) {
    entry.pending = pending;
    turn.remember(entry);
    turn.show(new Change.PendingChanged(pending));
  }

  /** Lets the oldest that are held fall out while there are too many; once a turn, at its end. */
  void limit(Turn turn) {
    for (int i = 0; i < entries.size() && !fits(true, 0, 0); i++) {
      if (entries.get(i).isHeld()) {
        drop(entries.get(i), turn);
        i--;
      }
    }
  }

  /** It is not pending any more, and no message comes in its place. */
  void drop(Entry entry, Turn turn) {
    remove(entry, turn);
    turn.show(new Change.PendingRemoved(entry.pending.cid()));
  }

  /** Nothing is pending any more. */
  void dropAll(Turn turn) {
    while (!entries.isEmpty()) {
      drop(entries.getLast(), turn);
    }
  }

  /** Its message has come, or is known to be in the log. */
  void arrive(Entry entry, Message message, Turn turn) {
    remove(entry, turn);
    turn.show(new Change.PendingArrived(entry.pending.cid(), message));
  }
}
