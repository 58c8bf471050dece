package org.websocketchat.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Limits;

/** The log of one room in memory. */
final class MemoryRoom {

  /** A message and the tag of its sender; null for a message without a sequence. */
  private record Entry(StoredMessage message, @Nullable String tag) {
    long bytes() {
      return MessageBytes.of(message.name(), message.body());
    }
  }

  private final String epoch;
  private final MemorySenders senders = new MemorySenders();
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
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

  void keep(Draft draft) {
    head++;
    var sequence = draft.sequence();
    if (sequence != null) {
      senders.sent(sequence.tag(), sequence.n());
    }
    var cid = sequence == null ? null : sequence.cid();
    var entry =
        new Entry(
            new StoredMessage(
                head, draft.id(), draft.name(), draft.body(), draft.dateMillis(), cid),
            sequence == null ? null : sequence.tag());
    entries.add(entry);
    bytes += entry.bytes();
  }

  /** Deletes the oldest message; returns its size. */
  long removeOldest() {
    var oldest = entries.remove();
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
    for (var entry : entries.reversed()) {
      if (entry.message().offset() <= after
          || behindBytes > Limits.REPLAY_BYTES
          || count > Limits.REPLAY_MESSAGES) {
        break;
      }
      count++;
      behindBytes += entry.bytes();
    }
    return new Behind(count, behindBytes);
  }

  /** The messages of a range that fit into a page, by rising offset. */
  List<StoredMessage> page(HubOutput.Read ask) {
    var fitting = new ArrayList<StoredMessage>();
    long taken = 0;
    for (var entry : ask.newestFirst() ? entries.reversed() : entries) {
      var message = entry.message();
      if (message.offset() >= ask.from() && message.offset() <= ask.to()) {
        taken += entry.bytes();
        boolean tooMuch = taken > ask.maxBytes() && !fitting.isEmpty();
        if (tooMuch || fitting.size() == ask.maxMessages()) {
          break;
        }
        fitting.add(message);
      }
    }
    return ask.newestFirst() ? fitting.reversed() : fitting;
  }
}
