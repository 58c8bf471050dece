package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.JsonWriter;

/**
 * What outlives a page: who we are to the server, how far we have read, and what has not come back.
 *
 * <p>It is stored entry by entry ({@link Output.Store}): {@link #MAIN}, and one for each text under
 * its cid, so that a text costs a small write whenever something becomes of it, however many wait.
 * Writes are asked for in order and before anything else of the turn is done. A browser that is
 * killed may still lose some of the last ones, and any of them, not the last alone. That is safe,
 * since no entry is needed to understand another:
 *
 * <ul>
 *   <li>A text has its n in its own entry. The last n of all is the highest of the main entry, of
 *       the texts and of what the server acknowledges, so the main entry may be old.
 *   <li>A text names the key that it was said under. With another key in the main entry, or none,
 *       its n means nothing: it is held until the person decides, and never goes out by itself.
 *   <li>If the removal of a text is lost, its n is acknowledged by the next welcome, and it counts
 *       as come when all that the server had stored by then has been shown.
 *   <li>A position that is too old is told more than once, which adds nothing.
 *   <li>What cannot be undone is the loss of the only write that told of something: a text that was
 *       just said is lost, one that was just handed over may be sent twice.
 * </ul>
 */
final class Memory {
  /** The entry that is no text's. */
  static final String MAIN = "";

  /** A position that is not stored yet costs no more than being told again. */
  static final long STORE_MILLIS = 1_000;

  private final Outbox outbox;
  private final Identity identity;
  private final Timers timers = new Timers();

  /** Restored texts that are to be stored anew, with the main entry. */
  private final List<Outbox.Entry> outdated = new ArrayList<>();

  /** The highest n given to a text. */
  private long lastN;

  /** Null before a server told one. */
  private @Nullable Position position;

  /** Whether messages were shown in this page that have no place in a log. */
  private boolean unplaced;

  /** Whether something of the main entry has changed that need not be stored at once. */
  private boolean moved;

  Memory(Outbox outbox, Identity identity) {
    this.outbox = outbox;
    this.identity = identity;
  }

  @Nullable Position position() {
    return position;
  }

  void moveTo(Position next) {
    position = next;
    moved = true;
  }

  /** A message was shown that has no place in a log. */
  void shownUnplaced() {
    unplaced = true;
  }

  /** Whether such a message was shown since this was asked last. */
  boolean takeUnplaced() {
    boolean was = unplaced;
    unplaced = false;
    return was;
  }

  /** When a turn is to be taken, so that how far we have read is stored. */
  long deadline() {
    return timers.earliest();
  }

  /** Nothing of who we were outlives the page. */
  void forget(Turn turn) {
    lastN = 0;
    position = null;
    turn.remember();
  }

  /** The n of the next text, which that one's own entry tells. */
  long nextN() {
    moved = true;
    return ++lastN;
  }

  /** The server has stored texts up to this n, or has been asked to. */
  void given(long n) {
    lastN = Math.max(lastN, n);
  }

  /** Goes on from where an earlier session was. */
  void restore(@Nullable Position storedPosition) {
    position = storedPosition;
  }

  /** A restored text is stored in the main entry yet, as versions up to 41d8544 did. */
  void outdated(Outbox.@Nullable Entry entry) {
    if (entry != null) {
      outdated.add(entry);
    }
  }

  /**
   * What a turn has decided, with what is to be stored put before it.
   *
   * @param ends whether no further turn is sure to come, so that nothing is left for later
   */
  List<Output> store(Turn turn, boolean ends) {
    var outputs = new ArrayList<Output>();
    for (int i = 0; i < outdated.size(); i++) {
      turn.remember();
      turn.remember(outdated.get(i));
    }
    outdated.clear();
    for (int i = 0; i < turn.changed().size(); i++) {
      var entry = turn.changed().get(i);
      var value = outbox.entries().contains(entry) ? StoredText.write(entry, identity) : "";
      outputs.add(new Output.Store(entry.pending().cid(), value));
    }
    boolean due = timers.runOut(Timer.STORE, turn.now.millis()) || (moved && ends);
    if (due || turn.remembers()) {
      timers.clear(Timer.STORE);
      moved = false;
      outputs.add(new Output.Store(MAIN, main()));
    } else if (moved) {
      timers.setEarlier(Timer.STORE, turn.now.millis() + STORE_MILLIS);
    }
    outputs.addAll(turn.outputs());
    return outputs;
  }

  /** The main entry; empty if nobody has joined. */
  private String main() {
    if (identity.name().isEmpty()) {
      return "";
    }
    var out =
        new JsonWriter()
            .field("key", identity.key())
            .field("try", identity.attempt())
            .field("n", lastN)
            .field("texts", outbox.lastPlace())
            .field("name", identity.name());
    if (position != null) {
      out.field("epoch", position.epoch()).field("offset", position.offset());
    }
    return out.end();
  }
}
