package org.websocketchat.hub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideFrame;

/**
 * What the hub knows of the log of one room, and the drafts on their way into it: at most one
 * append that storage has not answered, drafts of a failed append that are tried again one by one,
 * and drafts that came meanwhile. The number of sockets in the room bounds it, since a socket with
 * a draft in here is not read.
 *
 * <pre>
 *   UNKNOWN --- asked ---> OPENING --- told ---> READY --- next batch ---> APPENDING
 *      ^                      |                  ^  ^                       |    |
 *      +----- cannot tell ----+                  |  +------- appended ------+    | failed
 *                                                | told                          v
 *                                            CHECKING <------- asked ------- UNSURE
 *                                                +------- cannot tell ---------^
 * </pre>
 */
final class RoomLog {
  /**
   * The most bytes of one append. An append goes to every reader at once, so it must not by itself
   * make a reader slow (protocol.md, "Back-pressure"), even if each of its bytes takes four in
   * JSON.
   */
  static final int MOST_BYTES = 128 * 1024;

  /** The bytes that a message counts besides its text. */
  private static final int OVERHEAD_BYTES = 100;

  /** What the hub knows of the log. */
  private enum State {
    /** Storage has not said where the room stands, and is not asked. */
    UNKNOWN,
    /** Storage is asked for the first time. */
    OPENING,
    /** Everything in the log is known, and no append is under way. */
    READY,
    /** An append is under way. */
    APPENDING,
    /** An append failed: it is unknown whether it was stored, and storage is not asked. */
    UNSURE,
    /** Storage is asked where the room stands because an append failed. */
    CHECKING
  }

  /**
   * A draft, and the copy of it for {@code json}, which is sent when the draft is stored; null for
   * none.
   */
  record Pending(Client author, Draft draft, GuideFrame.@Nullable Message copy) {

    /** The session of the author; null for sub-protocol {@code json}. */
    @Nullable Session session() {
      return author instanceof ChatClient chat ? chat.session() : null;
    }

    /** Whether the session has lost this socket since: its client will send the message again. */
    boolean isAbandoned() {
      var session = session();
      return session != null && session.client() != author;
    }

    private int bytes() {
      return draft.body().bytes() + OVERHEAD_BYTES;
    }
  }

  /**
   * What became of drafts that storage was asked to append.
   *
   * @param firstOffset of the first stored one; the others follow without a gap
   * @param stored in the order of the log
   * @param failed not stored although each was tried alone, or unknown
   * @param denied not stored because of what they would change
   */
  record Outcome(
      long firstOffset, List<Pending> stored, List<Pending> failed, List<Denied> denied) {
    static final Outcome NOTHING = new Outcome(0, List.of(), List.of());

    Outcome(long firstOffset, List<Pending> stored, List<Pending> failed) {
      this(firstOffset, stored, failed, List.of());
    }
  }

  /** A correction that was not stored, and the code of the error for its author. */
  record Denied(Pending pending, String code) {}

  private State state = State.UNKNOWN;

  /** Null until storage has said it. */
  private @Nullable String epoch;

  private long head;

  /** The drafts that storage was asked to append and whose outcome is unknown. */
  private List<Pending> asked = List.of();

  /** The drafts of a failed append that are to be tried alone, the oldest first. */
  private final ArrayDeque<Pending> alone = new ArrayDeque<>();

  /** The drafts that came meanwhile, the oldest first. */
  private final ArrayDeque<Pending> waiting = new ArrayDeque<>();

  @Nullable String epoch() {
    return epoch;
  }

  /** The offset of the newest message that is known to be stored; 0 if there is none. */
  long head() {
    return head;
  }

  /** Whether storage has never said where the room stands. */
  boolean isUnknown() {
    return epoch == null;
  }

  /** Whether storage has to be asked where the room stands before anything else. */
  boolean needsOpening() {
    return state == State.UNKNOWN || state == State.UNSURE;
  }

  boolean isUnsure() {
    return state == State.UNSURE || state == State.CHECKING;
  }

  /** Whether there is no draft. */
  boolean isIdle() {
    return asked.isEmpty() && alone.isEmpty() && waiting.isEmpty();
  }

  /** Notes that storage is asked where the room stands. */
  void opening() {
    state = state == State.UNKNOWN ? State.OPENING : State.CHECKING;
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
   * Removes and returns the drafts that storage would refuse, since they do not follow the last
   * stored message of their sender, and those that are to be tried alone but will be sent again.
   */
  List<Pending> takeStale() {
    var stale = new ArrayList<Pending>();
    if (state == State.READY) {
      alone.removeIf(pending -> pending.isAbandoned() && stale.add(pending));
      var last = new LinkedHashMap<Session, Long>();
      alone.removeIf(pending -> !follows(pending, last) && stale.add(pending));
      waiting.removeIf(pending -> !follows(pending, last) && stale.add(pending));
    }
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

  /** The drafts to append now; null while storage owes an answer or there are none. */
  @Nullable List<Draft> next() {
    if (state != State.READY || isIdle()) {
      return null;
    }
    state = State.APPENDING;
    asked = alone.isEmpty() ? batch() : List.of(alone.remove());
    return asked.stream().map(Pending::draft).toList();
  }

  private List<Pending> batch() {
    var batch = new ArrayList<Pending>();
    int bytes = 0;
    for (var next = waiting.peek(); next != null; next = waiting.peek()) {
      bytes += next.bytes();
      if (bytes > MOST_BYTES && !batch.isEmpty()) {
        break;
      }
      batch.add(waiting.remove());
    }
    return List.copyOf(batch);
  }

  /**
   * Handles the answer that all drafts of the append are stored except those at some indexes, which
   * do not follow the last stored message of their senders, and the corrections that are denied.
   */
  Outcome appended(HubInput.Appended answer) {
    long firstOffset = answer.firstOffset();
    if (state != State.APPENDING || firstOffset <= head) {
      throw new IllegalStateException("storage answered out of order: offset " + firstOffset);
    }
    var denied = new ArrayList<Denied>();
    var without = new ArrayList<Pending>();
    for (var each : answer.denied()) {
      denied.add(new Denied(asked.get(each.index()), each.code()));
      without.add(asked.get(each.index()));
    }
    var stored = new ArrayList<Pending>();
    var failed = new ArrayList<Pending>();
    for (int i = 0; i < asked.size(); i++) {
      if (answer.refused().contains(i)) {
        failed.add(asked.get(i));
      } else if (!without.contains(asked.get(i))) {
        stored.add(asked.get(i));
      }
    }
    asked = List.of();
    state = State.READY;
    var outcome = stored(firstOffset, stored, failed);
    return new Outcome(firstOffset, outcome.stored(), failed, denied);
  }

  private Outcome stored(long firstOffset, List<Pending> stored, List<Pending> failed) {
    for (var pending : stored) {
      var session = pending.session();
      var sequence = pending.draft().sequence();
      if (session != null && sequence != null) {
        session.stored(sequence.n());
      }
    }
    head = stored.isEmpty() ? head : firstOffset + stored.size() - 1;
    return new Outcome(firstOffset, stored, failed);
  }

  /** Notes that the append failed: it is unknown whether it was stored. */
  void appendFailed() {
    if (state != State.APPENDING) {
      throw new IllegalStateException("storage failed an append that it was not asked for");
    }
    state = State.UNSURE;
  }

  /** Handles the answer that says where the room stands, and what became of a failed append. */
  Outcome opened(String nowEpoch, long nowHead) {
    long grown = nowHead - head;
    boolean anew = epoch != null && !epoch.equals(nowEpoch);
    epoch = nowEpoch;
    if (state == State.APPENDING && !anew) { // storage was asked before the append
      return Outcome.NOTHING;
    }
    if (anew) {
      head = nowHead;
      return new Outcome(0, List.of(), beginAnew());
    }
    state = State.READY;
    var doubtful = asked;
    asked = List.of();
    if (!doubtful.isEmpty() && grown == doubtful.size()) {
      return stored(head + 1, doubtful, List.of());
    }
    head = nowHead;
    if (doubtful.size() == 1 || grown != 0) {
      return new Outcome(0, List.of(), doubtful);
    }
    doubtful.reversed().forEach(alone::addFirst);
    return Outcome.NOTHING;
  }

  /**
   * Notes that storage could not answer; removes and returns drafts whose outcome stays unknown.
   */
  List<Pending> openFailed() {
    if (state == State.OPENING) {
      state = State.UNKNOWN;
    } else if (state == State.CHECKING) {
      state = State.UNSURE;
      return takeAll();
    }
    return List.of();
  }

  /** Removes all drafts but those of an append under way, whose answer will be of the new log. */
  private List<Pending> beginAnew() {
    var underWay = state == State.APPENDING ? asked : List.<Pending>of();
    state = state == State.APPENDING ? state : State.READY;
    asked = underWay.isEmpty() ? asked : List.of();
    var lost = takeAll();
    asked = underWay;
    return lost;
  }

  private List<Pending> takeAll() {
    var all = new ArrayList<>(asked);
    all.addAll(alone);
    all.addAll(waiting);
    asked = List.of();
    alone.clear();
    waiting.clear();
    return all;
  }
}
