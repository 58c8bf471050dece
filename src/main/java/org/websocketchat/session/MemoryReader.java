package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.JsonFields;
import org.websocketchat.protocol.JsonObject;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.PersonName;

/**
 * Reads the memory of an earlier session, which may be of another version or damaged. It takes
 * whatever it can read, never fails, and leaves stored as it is what it cannot read.
 */
final class MemoryReader {
  /**
   * A larger number is damaged: counting on from it would reach numbers that JSON does not carry.
   */
  private static final long MOST = Limits.MAX_INTEGER >> 1;

  private final List<Output.Store> stored;
  private final Json json;

  /** The main entry as it was stored; empty if there is none. */
  private final String mainText;

  /** The main entry; null if there is none that can be read. */
  private final @Nullable JsonObject main;

  MemoryReader(List<Output.Store> stored, Json json) {
    this.stored = stored;
    this.json = json;
    mainText = valueOf(Memory.MAIN);
    main = json.parse(mainText);
  }

  private String valueOf(String entry) {
    for (int i = 0; i < stored.size(); i++) {
      if (stored.get(i).entry().equals(entry)) {
        return stored.get(i).value();
      }
    }
    return "";
  }

  /** Whose it is. */
  MemoryOwner owner() {
    return new MemoryOwner(name(), number("try"));
  }

  private String name() {
    var name = main == null ? null : main.string("name");
    return name == null || PersonName.fault(name) != null ? "" : name;
  }

  /** Has a new session go on from everything that can be read. */
  void restore(Identity identity, Outbox outbox, Memory memory, SeededRandom random) {
    random.stir(mainText);
    outbox.countFrom(number("texts"));
    var key = main == null ? null : main.string("key");
    var who = main == null ? null : main.string("who");
    if (key != null && Identity.isKey(key)) {
      identity.restore(key, number("try"), name());
      memory.used(number("n"));
      memory.restore(position(), who);
    }
    var old = main == null ? null : main.objects("said");
    for (int i = 0; old != null && i < old.size(); i++) {
      var mark = old.get(i).string("mark");
      var cid = mark == null || mark.isEmpty() || outbox.get(mark) != null ? random.cid() : mark;
      var text = StoredText.readOld(old.get(i), outbox.lastPlace() + 1, identity);
      if (valueOf(cid).isEmpty()) { // else its own entry is newer
        var entry = restore(text, cid, identity, outbox, memory);
        memory.outdated(entry);
      }
    }
    restoreTexts(identity, outbox, memory);
  }

  private @Nullable Position position() {
    var epoch = main == null ? null : main.string("epoch");
    long offset = main == null ? -1 : JsonFields.integer(main, "offset", -1);
    return epoch == null || epoch.isEmpty() || offset < 0 || offset > MOST
        ? null
        : new Position(epoch, offset);
  }

  private long number(String field) {
    long number = main == null ? 0 : JsonFields.integer(main, field, 0);
    return number > MOST ? 0 : number;
  }

  /** Puts the messages back into the outbox, in the order in which they were taken. */
  private void restoreTexts(Identity identity, Outbox outbox, Memory memory) {
    var texts = new ArrayList<StoredText>();
    var cids = new ArrayList<String>();
    for (int i = 0; i < stored.size(); i++) {
      var cid = stored.get(i).entry();
      var object = cid.equals(Memory.MAIN) ? null : json.parse(valueOf(cid));
      var text = StoredText.read(object);
      if (isPassedOver(numberOf(object, identity))) {
        memory.left().passedOver(numberOf(object, identity));
      }
      if (text != null && !cids.contains(cid)) {
        int at = texts.size();
        while (at > 0 && texts.get(at - 1).place() > text.place()) {
          at--;
        }
        texts.add(at, text);
        cids.add(at, cid);
      }
    }
    for (int i = 0; i < texts.size(); i++) {
      var entry = restore(texts.get(i), cids.get(i), identity, outbox, memory);
      if (memory.left().isPassedOver(texts.get(i).n())) {
        memory.outdated(entry);
      }
    }
    for (int i = 0; i < stored.size(); i++) {
      var entry = stored.get(i).entry();
      if (!entry.equals(Memory.MAIN) && outbox.get(entry) == null) {
        long n = numberOf(json.parse(valueOf(entry)), identity);
        memory.left().add(entry, n);
        memory.used(n);
      }
    }
  }

  /** The n in an entry; 0 if it has none that was given under this key. */
  private static long numberOf(@Nullable JsonObject object, Identity identity) {
    long n = object == null ? 0 : StoredText.numberOf(object, identity);
    return n > MOST ? 0 : n;
  }

  /** Whether the main entry says that this n was passed over. */
  private boolean isPassedOver(long n) {
    var over = main == null ? null : main.objects("over");
    for (int i = 0; over != null && i < over.size(); i++) {
      if (n > 0 && JsonFields.integer(over.get(i), "n", 0) == n) {
        return true;
      }
    }
    return false;
  }

  /** Puts a message back into the outbox; null if it is empty. */
  private static Outbox.@Nullable Entry restore(
      @Nullable StoredText text, String cid, Identity identity, Outbox outbox, Memory memory) {
    if (text == null || text.body().isEmpty()) {
      return null;
    }
    boolean own = identity.key().startsWith(text.key());
    boolean counts = own && text.n() <= MOST && !memory.left().isPassedOver(text.n());
    long n = counts && ChatHandover.numbered(text.n(), outbox) == null ? text.n() : 0;
    var entry = outbox.restore(text.pending(cid, own, n > 0), text.place(), text.origin());
    if (n > 0 && !entry.is(Pending.Delivery.FAILED)) {
      entry.handover(new ChatHandover(n, text.handedWallMillis()));
      memory.used(n);
    }
    return entry;
  }
}
