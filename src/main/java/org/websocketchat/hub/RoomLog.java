package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.ServerFrame;

/**
 * What the hub knows of the log of one room, and the {@link Drafts} on their way into it, of which
 * at most one append waits for the answer of storage.
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

    /** The same with the body that storage has made of it; null if that is the one it has. */
    private Pending with(@Nullable Body settled) {
      if (settled == null && draft.isOpen()) {
        throw new IllegalStateException("storage did not say what it has stored");
      }
      return settled == null ? this : new Pending(author, draft.with(settled), copy);
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

  /**
   * A draft that is not stored, and the error for its author.
   *
   * @param detail as in {@link ServerFrame.Refused}
   */
  record Denied(Pending pending, String code, long detail) {}

  private State state = State.UNKNOWN;

  /** Null until storage has said it. */
  private @Nullable String epoch;

  private long head;

  private final Drafts drafts = new Drafts();

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
    return drafts.isEmpty();
  }

  /** Notes that storage is asked where the room stands. */
  void opening() {
    state = state == State.UNKNOWN ? State.OPENING : State.CHECKING;
  }

  /** The drafts on their way into the log. */
  Drafts drafts() {
    return drafts;
  }

  /**
   * Removes and returns the drafts that storage would refuse, since they do not follow the last
   * stored message of their sender, and those that are to be tried alone but will be sent again.
   */
  List<Pending> takeStale() {
    return state == State.READY ? drafts.takeStale() : List.of();
  }

  /** The drafts to append now; null while storage owes an answer or there are none. */
  @Nullable List<Draft> next() {
    if (state != State.READY || isIdle()) {
      return null;
    }
    state = State.APPENDING;
    return drafts.next().stream().map(Pending::draft).toList();
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
    var asked = drafts.takeAsked();
    var denied = new ArrayList<Denied>();
    var without = new ArrayList<Pending>();
    for (var each : answer.denied()) {
      denied.add(new Denied(asked.get(each.index()), each.code(), ServerFrame.NONE));
      without.add(asked.get(each.index()));
    }
    var settled = new LinkedHashMap<Integer, Body>();
    answer.settled().forEach(each -> settled.put(each.index(), each.body()));
    var stored = new ArrayList<Pending>();
    var failed = new ArrayList<Pending>();
    for (int i = 0; i < asked.size(); i++) {
      if (answer.refused().contains(i)) {
        failed.add(asked.get(i));
      } else if (!without.contains(asked.get(i))) {
        stored.add(asked.get(i).with(settled.get(i)));
      }
    }
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
    var doubtful = drafts.takeAsked();
    if (!doubtful.isEmpty() && grown == doubtful.size()) {
      return stored(head + 1, doubtful, List.of());
    }
    head = nowHead;
    if (doubtful.size() == 1 || grown != 0) {
      return new Outcome(0, List.of(), doubtful);
    }
    drafts.tryAlone(doubtful);
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
      return drafts.takeAll();
    }
    return List.of();
  }

  /** Removes all drafts but those of an append under way, whose answer will be of the new log. */
  private List<Pending> beginAnew() {
    if (state == State.APPENDING) {
      return drafts.takeWaiting();
    }
    state = State.READY;
    return drafts.takeAll();
  }
}
