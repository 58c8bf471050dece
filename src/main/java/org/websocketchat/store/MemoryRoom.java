package org.websocketchat.store;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.StoredMessage;
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

  /**
   * An empty log.
   *
   * @param lastId the number before the first id to give
   */
  MemoryRoom(String epoch, long lastId) {
    this.epoch = epoch;
    this.lastId = lastId;
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

  /** Why this correction may not be stored; null if it may, or if it is no correction. */
  @Nullable String refusal(Draft draft) {
    return draft.body() instanceof Body.OfOneMessage correction
        ? draft.refusal(message(correction.target()))
        : null;
  }

  /** Stores a message, or a correction and what it changes. */
  void keep(Draft draft) {
    head++;
    var sequence = draft.sequence();
    if (sequence != null) {
      senders.sent(sequence.tag(), sequence.n());
    }
    if (draft.body() instanceof Body.OfOneMessage correction) {
      correct(correction, draft.dateMillis());
    }
    var entry = new Entry(StoredMessage.of(draft, head), sequence == null ? null : sequence.tag());
    entries.put(head, entry);
    bytes += entry.bytes();
  }

  private void correct(Body.OfOneMessage correction, long dateMillis) {
    var before = entries.get(correction.target());
    if (before != null) {
      var after = new Entry(before.message().corrected(correction, head, dateMillis), before.tag());
      entries.put(correction.target(), after);
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
