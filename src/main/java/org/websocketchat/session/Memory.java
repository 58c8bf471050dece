package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.JsonWriter;

/**
 * What outlives the page: the key and the name, how far the person has read, and the pending
 * messages.
 *
 * <p>It is stored entry by entry ({@link Output.Store}): {@link #MAIN}, and one for each pending
 * message under its cid. So each change of a message costs one small write, however many wait. The
 * writes come in order, and before everything else of the turn. A browser that is killed may still
 * lose any of the last writes, not only the very last. That is safe, since no entry is needed to
 * understand another:
 *
 * <ul>
 *   <li>A message has its n in its own entry. The last n is the highest of the main entry, of the
 *       messages and of what the server acknowledges, so the main entry may be old.
 *   <li>A message names the key that it was sent with. If the main entry has another key, or is
 *       missing, the n means nothing: the message is held until the person decides, and is never
 *       sent by itself.
 *   <li>If the removal of a message is lost, the next welcome acknowledges its n. It is pending no
 *       more when everything that the server had stored by then has been shown.
 *   <li>If the position is too old, messages come once more, which changes nothing.
 *   <li>An n that was passed over stands in the main entry ({@link LeftEntries}). If that write is
 *       lost, the message that had it counts as stored.
 *   <li>If the only write about something is lost, that cannot be undone: a message that was just
 *       taken is lost, and one that was just handed over may be sent twice.
 * </ul>
 */
final class Memory {
  /** The name of the main entry. */
  static final String MAIN = "";

  /** How long a new position may wait to be stored. If it is lost, messages come once more. */
  static final long STORE_MILLIS = 1_000;

  private final Outbox outbox;
  private final Identity identity;
  private final Timers timers = new Timers();

  /** Restored messages whose entries are to be stored anew. */
  private final List<Outbox.Entry> outdated = new ArrayList<>();

  private final LeftEntries left = new LeftEntries();

  /** The names of entries that are to be removed, and that are no messages of the outbox. */
  private final List<String> removed = new ArrayList<>();

  /** The highest n that was given to a message. */
  private long lastN;

  /** How far the person has read; null before a server has told. */
  private @Nullable Position position;

  /** The public id of the person that a server has told last; null if none has. */
  private @Nullable String who;

  /** Whether messages were shown that have no offset, since {@link #takeShownWithoutOffset}. */
  private boolean shownWithoutOffset;

  /** Whether the main entry has changed in a way that need not be stored at once. */
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

  @Nullable String who() {
    return who;
  }

  /** A server has told who the person is. */
  void welcomed(String publicId) {
    who = publicId;
  }

  /** A message without an offset was shown. */
  void shownWithoutOffset() {
    shownWithoutOffset = true;
  }

  /** Whether such a message was shown since the last call. */
  boolean takeShownWithoutOffset() {
    boolean was = shownWithoutOffset;
    shownWithoutOffset = false;
    return was;
  }

  /** When the session is to take a turn, so that the position is stored. */
  long deadline() {
    return timers.earliest();
  }

  /** Forgets the person, and removes what was left as it is stored. */
  void forget(Turn turn) {
    removed.addAll(left.forget());
    lastN = 0;
    position = null;
    who = null;
    turn.storeMain();
  }

  /** The n of the next message. The caller stores it in the message's own entry. */
  long nextN() {
    moved = true;
    return ++lastN;
  }

  /** A message with this n is handed over. */
  void handedOver(long n, Turn turn) {
    if (left.passOver(n)) {
      turn.storeMain();
    }
  }

  /** The server has stored all up to this n that it was sent. */
  void acknowledged(long acked) {
    used(acked);
    left.acknowledged(acked);
  }

  /** This n was given to a message; no message gets it again. */
  void used(long n) {
    lastN = Math.max(lastN, n);
  }

  /** Goes on from the position and the person of an earlier session. */
  void restore(@Nullable Position storedPosition, @Nullable String storedWho) {
    position = storedPosition;
    who = storedWho;
  }

  /** The restored entries that are left as they are stored. */
  LeftEntries left() {
    return left;
  }

  /**
   * The entry of this restored message is to be stored anew: it stands in the main entry, as
   * versions up to 41d8544 stored it, or has an n that was passed over.
   */
  void outdated(Outbox.@Nullable Entry entry) {
    if (entry != null) {
      outdated.add(entry);
    }
  }

  /**
   * The outputs of a turn, with the writes before all others; a spectator has nothing to write.
   *
   * @param ends whether no further turn may come, so that no write is put off
   */
  List<Output> store(Turn turn, boolean ends) {
    if (identity.isSpectator()) {
      return turn.outputs();
    }
    boolean changes = moved || turn.storesMain() || !turn.changed().isEmpty();
    if (!changes && outdated.isEmpty() && removed.isEmpty()) {
      return turn.outputs();
    }
    var outputs = new ArrayList<Output>();
    for (int i = 0; i < outdated.size(); i++) {
      turn.storeMain();
      turn.store(outdated.get(i));
    }
    outdated.clear();
    for (int i = 0; i < turn.changed().size(); i++) {
      var entry = turn.changed().get(i);
      var value = outbox.entries().contains(entry) ? StoredText.write(entry, identity) : "";
      outputs.add(new Output.Store(entry.pending().cid(), value));
    }
    for (int i = 0; i < removed.size(); i++) {
      outputs.add(new Output.Store(removed.get(i), ""));
    }
    removed.clear();
    boolean due = timers.runOut(Timer.STORE, turn.now.millis()) || (moved && ends);
    if (due || turn.storesMain()) {
      timers.clear(Timer.STORE);
      moved = false;
      outputs.add(new Output.Store(MAIN, main()));
    } else if (moved) {
      timers.setEarlier(Timer.STORE, turn.now.millis() + STORE_MILLIS);
    }
    outputs.addAll(turn.outputs());
    return outputs;
  }

  /** The value of the main entry; empty if nobody has joined. */
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
            .field("name", identity.name())
            .optional("who", who);
    if (position != null) {
      out.field("epoch", position.epoch()).field("offset", position.offset());
    }
    var over = left.passedOver();
    return (over.isEmpty() ? out : out.raw("over", over)).end();
  }
}
