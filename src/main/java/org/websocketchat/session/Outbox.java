package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Pending.Delivery;

/**
 * Everything said here that has not come back, in the order it was said. Bounded: {@link #hasRoom}
 * says when a text has to be refused.
 */
final class Outbox {
  static final int MAX_MESSAGES = 200;
  static final int MAX_BYTES = 256 * 1024;

  /** In place of an n that a text does not have. */
  static final long NO_N = 0;

  /** One message with what the wire knows of it. */
  static final class Entry {
    /** Ours alone; what is shown. */
    private Pending pending;

    /** The id it was sent under in {@code json}; {@link GuideFrame#NO_ID} while never sent so. */
    private long sentId = GuideFrame.NO_ID;

    /** Its number in {@code websocket-chat.v1}; {@link #NO_N} while never sent so. */
    private long n = NO_N;

    /** When it was handed to the present socket, by {@link Now#millis}; 0 otherwise. */
    private long handedMillis;

    /** When it was first handed to any socket, by the wall clock; 0 if it never was. */
    private long firstHandedWallMillis;

    /** How often the server has ended the socket on it. */
    private int strikes;

    /** Whether the server was asked for a sign of life since its copy was due. */
    private boolean probed;

    Entry(Pending pending) {
      this.pending = pending;
    }

    Pending pending() {
      return pending;
    }

    long n() {
      return n;
    }

    long handedMillis() {
      return handedMillis;
    }

    long firstHandedWallMillis() {
      return firstHandedWallMillis;
    }

    int strikes() {
      return strikes;
    }

    void strike() {
      strikes++;
    }

    /** Whether this is the first probe for it on this socket. */
    boolean probe() {
      boolean first = !probed;
      probed = true;
      return first;
    }

    boolean is(Delivery delivery) {
      return pending.delivery() == delivery;
    }

    /** Whether it stays where it is until the person decides. */
    boolean isHeld() {
      return !is(Delivery.WAITING) && !is(Delivery.SENT);
    }

    /** It will not go out under the n it had. */
    void forgetN() {
      n = NO_N;
    }

    void restore(long storedN, long handedWallMillis) {
      n = storedN;
      firstHandedWallMillis = handedWallMillis;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private int bytes;

  /** All of them, oldest first; not to be changed. */
  List<Entry> entries() {
    return entries;
  }

  /** Whether a text of this size in UTF-8 can be taken. */
  boolean hasRoom(int textBytes) {
    return entries.size() < MAX_MESSAGES && bytes + textBytes <= MAX_BYTES;
  }

  Entry add(Pending pending) {
    var entry = new Entry(pending);
    entries.add(entry);
    bytes += Utf8.length(pending.text());
    return entry;
  }

  @Nullable Entry get(String mark) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).pending.cid().equals(mark)) {
        return entries.get(i);
      }
    }
    return null;
  }

  /** The one with this n, or null. */
  @Nullable Entry numbered(long n) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).n == n && n != NO_N) {
        return entries.get(i);
      }
    }
    return null;
  }

  void remove(Entry entry) {
    entries.remove(entry);
    bytes -= Utf8.length(entry.pending.text());
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

  int countSent() {
    int count = 0;
    for (int i = 0; i < entries.size(); i++) {
      count += entries.get(i).is(Delivery.SENT) ? 1 : 0;
    }
    return count;
  }

  /** Whether nothing waits and nothing is on the wire. */
  boolean isQuiet() {
    return first(Delivery.WAITING) == null && first(Delivery.SENT) == null;
  }

  /** Marks the entry as given to the present socket, under this id and n, and shows it. */
  void handOver(Entry entry, long id, long n, Turn turn) {
    mark(entry, Delivery.SENT, turn);
    entry.sentId = id;
    entry.n = n;
    entry.handedMillis = turn.now.millis();
    entry.probed = false;
    if (entry.firstHandedWallMillis == 0) {
      entry.firstHandedWallMillis = turn.now.wallMillis();
    }
  }

  /** Gives the entry another delivery and shows it. */
  void mark(Entry entry, Delivery delivery, Turn turn) {
    mark(entry, entry.pending.with(delivery), turn);
  }

  /** The server refused it. */
  void fail(Entry entry, String fault, Turn turn) {
    mark(entry, entry.pending.failed(fault), turn);
  }

  private void mark(Entry entry, Pending pending, Turn turn) {
    entry.pending = pending;
    entry.handedMillis = 0;
    turn.remember();
    turn.show(new Change.PendingChanged(pending));
  }

  /**
   * The entry whose copy this is in {@code json}, or null. By cid and the id it was sent under, so
   * that nobody else can settle it; a server that drops unknown fields returns no cid, then by id
   * with date or text.
   */
  @Nullable Entry matching(GuideFrame.Message copy) {
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      var said = entry.pending;
      boolean same =
          copy.cid() != null
              ? copy.cid().equals(said.cid())
                  && (entry.is(Delivery.SENT) || entry.is(Delivery.NOT_CONFIRMED))
              : entry.is(Delivery.SENT)
                  && (said.dateMillis() == copy.date() || said.text().equals(copy.text()));
      if (same && entry.sentId == copy.id() && copy.id() != GuideFrame.NO_ID) {
        return entry;
      }
    }
    return null;
  }
}
