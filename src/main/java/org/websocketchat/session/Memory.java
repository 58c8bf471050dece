package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.JsonFields;
import org.websocketchat.protocol.JsonObject;
import org.websocketchat.protocol.JsonWriter;
import org.websocketchat.session.Pending.Delivery;

/**
 * What outlives a page: who we are to the server, how far we have read, and what has not come back.
 * Written as one text ({@link Output.Store}), so that it is never half old and half new.
 */
final class Memory {
  /** A position that is not stored yet costs no more than being told again. */
  static final long STORE_MILLIS = 1_000;

  private final Outbox outbox;
  private final Identity identity;
  private final Timers timers = new Timers();

  /** The highest n given to a text. */
  private long lastN;

  /** Null before a server told one. */
  private @Nullable Position position;

  /** Whether that has changed since it was last written. */
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

  /** When a turn is to be taken, so that how far we have read is stored. */
  long deadline() {
    return timers.earliest();
  }

  /**
   * What a turn has decided, with this memory put before it where that has changed.
   *
   * @param left whether the person has left, so that nothing is to be remembered
   */
  List<Output> store(Turn turn, boolean left) {
    boolean due = timers.runOut(Timer.STORE, turn.now.millis()) || turn.remembers();
    if (due) {
      timers.clear(Timer.STORE);
      var outputs = new ArrayList<Output>();
      outputs.add(new Output.Store(left ? "" : text()));
      outputs.addAll(turn.outputs());
      return outputs;
    }
    if (moved && !left) {
      timers.setEarlier(Timer.STORE, turn.now.millis() + STORE_MILLIS);
    }
    return turn.outputs();
  }

  /** The n of the next text. */
  long nextN(Turn turn) {
    turn.remember();
    return ++lastN;
  }

  /** The server has stored texts up to this n. */
  void acked(long n) {
    lastN = Math.max(lastN, n);
  }

  /** All of it as text. */
  private String text() {
    moved = false;
    var entries = new ArrayList<String>();
    for (var entry : outbox.entries()) {
      var said = entry.pending();
      entries.add(
          new JsonWriter()
              .field("mark", said.cid())
              .field("text", said.text())
              .field("date", said.dateMillis())
              .field("held", entry.isHeld() ? 1 : 0)
              .field("doubt", said.delivery() == Delivery.NOT_CONFIRMED ? 1 : 0)
              .field("failed", said.delivery() == Delivery.FAILED ? 1 : 0)
              .optional("fault", said.fault())
              .field("n", entry.handed() instanceof ChatDelivery.Handed handed ? handed.n() : 0)
              .field("handed", entry.handed() == null ? 0 : entry.handed().firstWallMillis())
              .end());
    }
    var out =
        new JsonWriter()
            .field("key", identity.key())
            .field("try", identity.attempt())
            .field("n", lastN)
            .field("name", identity.name());
    if (position != null) {
      out.field("epoch", position.epoch()).field("offset", position.offset());
    }
    return out.raw("said", entries).end();
  }

  /** Takes over what an earlier session left; anything unreadable counts as nothing. */
  void restore(@Nullable String text, Json json) {
    var object = text == null ? null : json.parse(text);
    var storedKey = object == null ? null : object.string("key");
    if (object == null || storedKey == null) {
      return;
    }
    lastN = number(object, "n");
    var storedName = object.string("name");
    identity.restore(storedKey, number(object, "try"), storedName == null ? "" : storedName);
    var epoch = object.string("epoch");
    position = epoch == null ? null : new Position(epoch, number(object, "offset"));
    var said = object.objects("said");
    for (int i = 0; said != null && i < said.size(); i++) {
      restoreEntry(said.get(i));
    }
  }

  private void restoreEntry(JsonObject object) {
    var mark = object.string("mark");
    var text = object.string("text");
    if (mark == null || text == null) {
      return;
    }
    long n = number(object, "n");
    long handed = number(object, "handed");
    // A socket of json may have taken it, and that server knows no duplicates.
    boolean doubtful = number(object, "held") > 0 || (handed > 0 && n == 0);
    var delivery =
        number(object, "failed") > 0
            ? Delivery.FAILED
            : doubtful
                ? (handed > 0 || number(object, "doubt") > 0
                    ? Delivery.NOT_CONFIRMED
                    : Delivery.NOT_SENT)
                : n > 0 ? Delivery.WAITING_AGAIN : Delivery.WAITING;
    var pending = new Pending(mark, text, number(object, "date"), delivery, object.string("fault"));
    var entry = outbox.add(pending);
    if (n > 0) {
      entry.handed(new ChatDelivery.Handed(n, handed));
    } else if (handed > 0) {
      entry.handed(new GuideDelivery.Handed(GuideFrame.NO_ID, 0, handed));
    }
  }

  /** Shows what an earlier page left unsaid. */
  void tellRestored(Turn turn) {
    outbox.entries().forEach(entry -> turn.show(new Change.PendingChanged(entry.pending())));
  }

  private static long number(JsonObject object, String name) {
    return JsonFields.integer(object, name, 0);
  }
}
