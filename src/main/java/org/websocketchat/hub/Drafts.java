package org.websocketchat.hub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.websocketchat.hub.RoomLog.Pending;
import org.websocketchat.protocol.Body;

/**
 * The drafts on their way into the log of one room: those that storage was asked to append, those
 * of a failed append that are tried again one by one, and those that came meanwhile. The number of
 * sockets in the room bounds them, since a socket with a draft in here is not read.
 */
final class Drafts {
  /**
   * The most bytes of one append. An append goes to every reader at once, so it must not by itself
   * make a reader slow (protocol.md, "Back-pressure"), even if each of its bytes takes four in
   * JSON.
   */
  static final int MOST_BYTES = 128 * 1024;

  /** The bytes that a message counts besides its text. */
  private static final int OVERHEAD_BYTES = 100;

  /** The drafts that storage was asked to append and whose outcome is unknown. */
  private List<Pending> asked = List.of();

  /** The drafts of a failed append that are to be tried alone, the oldest first. */
  private final ArrayDeque<Pending> alone = new ArrayDeque<>();

  /** The drafts that came meanwhile, the oldest first. */
  private final ArrayDeque<Pending> waiting = new ArrayDeque<>();

  boolean isEmpty() {
    return asked.isEmpty() && alone.isEmpty() && waiting.isEmpty();
  }

  void add(Pending pending) {
    waiting.add(pending);
  }

  /** Removes and returns this sender's drafts that storage was not asked for, of any socket. */
  List<Pending> withdraw(String tag) {
    var withdrawn = new ArrayList<Pending>();
    waiting.removeIf(
        pending -> {
          var sequence = pending.draft().sequence();
          return sequence != null && sequence.tag().equals(tag) && withdrawn.add(pending);
        });
    return withdrawn;
  }

  /**
   * Removes and returns the drafts that do not follow the last stored message of their sender, and
   * those that are to be tried alone but will be sent again. Storage owes no answer.
   */
  List<Pending> takeStale() {
    var stale = new ArrayList<Pending>();
    alone.removeIf(pending -> pending.isAbandoned() && stale.add(pending));
    var last = new LinkedHashMap<Session, Long>();
    alone.removeIf(pending -> !follows(pending, last) && stale.add(pending));
    waiting.removeIf(pending -> !follows(pending, last) && stale.add(pending));
    return stale;
  }

  private static boolean follows(Pending pending, Map<Session, Long> last) {
    var session = pending.session();
    var sequence = pending.draft().sequence();
    if (session == null || sequence == null) {
      return true;
    }
    long before = last.getOrDefault(session, session.storedN());
    boolean follows =
        before == Session.UNKNOWN_N || (sequence.after() == before && sequence.n() > before);
    if (follows) {
      last.put(session, sequence.n());
    }
    return follows;
  }

  /** The drafts that storage is to be asked for next; there are some. */
  List<Pending> next() {
    asked = alone.isEmpty() ? batch() : List.of(alone.remove());
    return asked;
  }

  private List<Pending> batch() {
    var batch = new ArrayList<Pending>();
    int bytes = 0;
    boolean mayGrow = true;
    for (var next = waiting.peek(); next != null && mayGrow; next = waiting.peek()) {
      bytes += next.draft().body().bytes() + OVERHEAD_BYTES;
      if (bytes > MOST_BYTES && !batch.isEmpty()) {
        break;
      }
      batch.add(waiting.remove());
      mayGrow = !changesWhatIsAllowed(next.draft().body());
    }
    return List.copyOf(batch);
  }

  /** Whether the policy is asked again about what waits, as soon as this is stored. */
  private static boolean changesWhatIsAllowed(Body body) {
    return body instanceof Body.Sanction
        || body instanceof Body.Mode
        || body instanceof Body.ModeChange;
  }

  /** Removes and returns the drafts that storage was asked for. */
  List<Pending> takeAsked() {
    var taken = asked;
    asked = List.of();
    return taken;
  }

  /** Tries these one by one, before all others. */
  void tryAlone(List<Pending> again) {
    again.reversed().forEach(alone::addFirst);
  }

  /** A copy of the list of those that storage was not asked for. */
  List<Pending> waiting() {
    var all = new ArrayList<>(alone);
    all.addAll(waiting);
    return all;
  }

  /** Removes a draft that storage was not asked for. */
  void remove(Pending pending) {
    if (!alone.remove(pending)) {
      waiting.remove(pending);
    }
  }

  /** Removes and returns the drafts that storage was not asked for. */
  List<Pending> takeWaiting() {
    var all = waiting();
    alone.clear();
    waiting.clear();
    return all;
  }

  /** Removes and returns all of them. */
  List<Pending> takeAll() {
    var all = new ArrayList<>(takeAsked());
    all.addAll(takeWaiting());
    return all;
  }
}
