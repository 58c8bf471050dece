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

  /** A message and the tag of its sender; null for a message without a sequence. */
  private record Entry(StoredMessage message, @Nullable String tag) {
    long bytes() {
      return MemoryRoom.bytes(message);
    }
  }

  private final String epoch;
  private final MemorySenders senders = new MemorySenders();

  /** By offset, without a hole. */
  private final TreeMap<Long, Entry> entries = new TreeMap<>();

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

  MemorySenders senders() {
    return senders;
  }

  long first() {
    return head - entries.size() + 1;
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
      var newestFirst = entries.descendingMap().values().stream().map(Entry::message).toList();
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
    var entry = new Entry(stored, sequence == null ? null : sequence.tag());
    entries.put(head, entry);
    bytes += entry.bytes();
  }

  private void record(Draft act) {
    var author = message(Act.messageOf(act.body()));
    var who = author == null ? Act.personOf(act.body()) : author.who();
    acts.add(act, head, who, author == null ? name(who) : author.name(), state);
  }

  /** The name that a person had last; empty if it is not known. */
  private String name(@Nullable String who) {
    var sender = who == null ? null : senders.get(who);
    if (sender != null && sender.name() != null) {
      return sender.name();
    }
    return entries.descendingMap().values().stream()
        .map(Entry::message)
        .filter(message -> message.isMessage() && who != null && who.equals(message.who()))
        .map(StoredMessage::name)
        .findFirst()
        .orElse("");
  }

  private void correct(long target, Body.OfMessages correction, long dateMillis) {
    var before = entries.get(target);
    if (before != null) {
      var after = new Entry(before.message().corrected(correction, head, dateMillis), before.tag());
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
    if (oldest.tag() != null) {
      senders.trimmed(oldest.tag());
    }
    bytes -= oldest.bytes();
    return oldest.bytes();
  }

  /** What is behind an offset, counted from the newest on as far as it matters. */
  Behind behind(long after) {
    long behindBytes = 0;
    int count = 0;
    for (var entry : entries.descendingMap().values()) {
      if (entry.message().offset() <= after
          || behindBytes > Limits.REPLAY_BYTES
          || count > Limits.REPLAY_MESSAGES) {
        break;
      }
      count++;
      behindBytes += bytes(read(entry.message()));
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
      var message = entry.message();
      boolean wanted = message.offset() >= ask.from() && message.offset() <= ask.to();
      if (wanted && !page.add(read(message))) {
        break;
      }
    }
    return page.entries();
  }
}
