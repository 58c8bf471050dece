package org.websocketchat.store;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.Purges;
import org.websocketchat.hub.RoomState;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Limits;

/** The log of one room in memory. */
final class MemoryRoom {

  private final String epoch;
  private final MemorySenders senders = new MemorySenders();

  /** By offset, places by their last one; without a hole. */
  private final TreeMap<Long, MemoryEntry> entries = new TreeMap<>();

  private long first = 1;
  private long head;
  private long lastId;
  private long bytes;
  private RoomState state;
  private final MemoryActs acts;

  /**
   * An empty log.
   *
   * @param lastId the number before the first id to give
   * @param state what an earlier log has made of the room
   * @param acts the records of what moderators did with earlier logs
   */
  MemoryRoom(String epoch, long lastId, RoomState state, MemoryActs acts) {
    this.epoch = epoch;
    this.lastId = lastId;
    this.state = state;
    this.acts = acts;
  }

  String epoch() {
    return epoch;
  }

  /** The offset of the newest entry of a sender; 0 if there is none, or for no tag. */
  long lastOffset(@Nullable String tag) {
    var sender = tag == null ? null : senders.get(tag);
    if (tag == null || sender == null || sender.lastN() == 0) {
      return 0;
    }
    var cid = tag + "." + sender.lastN();
    return entries.descendingMap().values().stream()
        .map(MemoryEntry::message)
        .filter(message -> cid.equals(message.cid()))
        .findFirst()
        .map(StoredMessage::offset)
        .orElse(0L);
  }

  MemorySenders senders() {
    return senders;
  }

  long first() {
    return first;
  }

  long head() {
    return head;
  }

  /** The size of its messages. */
  long bytes() {
    return bytes;
  }

  /** A new id, never given before. */
  long nextId() {
    return ++lastId;
  }

  /** What the log has made of the room. */
  RoomState state() {
    return state;
  }

  /** The records of what moderators did and what was reported. */
  MemoryActs acts() {
    return acts;
  }

  /**
   * Stores a draft and what it changes, or says why not.
   *
   * @param settled receives the body that is stored, if the draft is open
   * @return the code of the error; null if it is stored
   */
  @Nullable String keep(Draft sent, Consumer<Body> settled) {
    var refusal = refusal(sent);
    if (refusal != null) {
      return refusal;
    }
    var draft = sent;
    var targets = List.<Long>of();
    if (sent.body() instanceof Body.Purge purge) {
      var newestFirst =
          entries.descendingMap().values().stream().map(MemoryEntry::message).toList();
      targets = Purges.targets(purge, head, newestFirst);
      if (targets.isEmpty()) {
        return "unknown_target";
      }
      long lowest = Purges.lowest(purge, head, Purges.MOST_ENTRIES);
      draft = sent.with(Purges.stored(purge, lowest, targets, state.pinned()));
    } else if (sent.body() instanceof Body.ModeChange(var set)) {
      draft = sent.with(state.changed(sent, set));
    } else if (sent.body() instanceof Body.OfOneMessage correction) {
      targets = List.of(correction.target());
    }
    if (sent.isOpen()) {
      settled.accept(draft.body());
    }
    keep(draft, targets);
    return null;
  }

  private @Nullable String refusal(Draft draft) {
    var refusal = draft.target() == Body.NO_OFFSET ? null : draft.refusal(message(draft.target()));
    if (refusal == null && draft.body() instanceof Body.Report) {
      boolean again =
          entries.values().stream().anyMatch(entry -> draft.isReportedBy(entry.message()));
      return again ? Draft.ALREADY : null;
    }
    return refusal == null ? state.refusal(draft) : refusal;
  }

  private void keep(Draft draft, List<Long> targets) {
    head++;
    var sequence = draft.sequence();
    if (sequence != null) {
      senders.sent(sequence.tag(), sequence.n());
    }
    if (draft.body() instanceof Body.OfMessages correction) {
      targets.forEach(target -> correct(target, correction, draft.dateMillis()));
    }
    var stored = StoredMessage.of(draft, head);
    state = state.after(stored, draft.address());
    if (Act.isOne(draft.body())) {
      record(draft);
    }
    var entry = MemoryEntry.of(stored, sequence == null ? null : sequence.tag());
    entries.put(head, entry);
    bytes += entry.bytes();
  }

  private void record(Draft act) {
    var author = message(Act.messageOf(act.body()));
    var who = author == null ? Act.personOf(act.body()) : author.who();
    acts.add(act, head, who, author == null ? name(who) : author.name(), state)
        .forEach(this::leavePlace);
  }

  /** How many reports are kept. */
  int reports() {
    return acts.reports();
  }

  /** Deletes the oldest report; there must be one. */
  void removeOldestReport() {
    leavePlace(acts.removeOldestReport());
  }

  /** Leaves of the report at this offset, if its entry is kept, nothing but the place. */
  private void leavePlace(long offset) {
    var report = entries.get(offset);
    if (report == null) {
      return;
    }
    if (report.tag() != null) {
      senders.trimmed(report.tag());
    }
    var before = entries.get(offset - 1);
    boolean isPlace = before != null && before.message().isPlace();
    if (isPlace) {
      entries.remove(offset - 1);
    }
    long start = before != null && isPlace ? before.first() : offset;
    entries.put(offset, new MemoryEntry(StoredMessage.place(offset), null, start));
  }

  /** The name that a person had last; empty if it is not known. */
  private String name(@Nullable String who) {
    var sender = who == null ? null : senders.get(who);
    if (sender != null && sender.name() != null) {
      return sender.name();
    }
    return entries.descendingMap().values().stream()
        .map(MemoryEntry::message)
        .filter(message -> message.isMessage() && who != null && who.equals(message.who()))
        .map(StoredMessage::name)
        .findFirst()
        .orElse("");
  }

  private void correct(long target, Body.OfMessages correction, long dateMillis) {
    var before = entries.get(target);
    if (before != null) {
      var after =
          MemoryEntry.of(before.message().corrected(correction, head, dateMillis), before.tag());
      entries.put(target, after);
      bytes += after.bytes() - before.bytes();
    }
  }

  /** The entry at this offset; null if none is kept there. */
  private @Nullable StoredMessage message(long offset) {
    var entry = entries.get(offset);
    return entry == null ? null : entry.message();
  }

  /** The entry as it is read. */
  private StoredMessage read(StoredMessage entry) {
    return entry.body() instanceof Body.Edit edit ? entry.read(message(edit.target())) : entry;
  }

  /** Deletes the oldest message; returns its size. */
  long removeOldest() {
    var oldest = entries.pollFirstEntry().getValue();
    first = oldest.message().offset() + 1;
    if (oldest.tag() != null) {
      senders.trimmed(oldest.tag());
    }
    bytes -= oldest.bytes();
    return oldest.bytes();
  }

  /** What is behind an offset, counted from the newest on as far as it matters. */
  Behind behind(long after) {
    long behindBytes = 0;
    long count = 0;
    for (var entry : entries.descendingMap().values()) {
      if (entry.message().offset() <= after
          || behindBytes > Limits.REPLAY_BYTES
          || count > Limits.REPLAY_MESSAGES) {
        break;
      }
      long places = entry.message().offset() - Math.max(entry.first(), after + 1) + 1;
      count += places;
      behindBytes += places * bytes(read(entry.message()));
    }
    return new Behind(count, behindBytes);
  }

  private static long bytes(StoredMessage message) {
    return MessageBytes.of(message.name(), message.body());
  }

  /** The entries of a range that fit into a page, by rising offset. */
  List<StoredMessage> page(HubOutput.Read ask) {
    var page = new PageReader(ask);
    for (var entry : ask.newestFirst() ? entries.descendingMap().values() : entries.values()) {
      long from = Math.max(ask.from(), entry.first());
      long to = Math.min(ask.to(), entry.message().offset());
      boolean isPlace = entry.message().isPlace();
      for (long i = 0; i <= to - from; i++) {
        long offset = ask.newestFirst() ? to - i : from + i;
        if (!page.add(isPlace ? StoredMessage.place(offset) : read(entry.message()))) {
          return page.entries();
        }
      }
    }
    return page.entries();
  }
}
