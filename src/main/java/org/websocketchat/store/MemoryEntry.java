package org.websocketchat.store;

import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Body;

/**
 * An entry of a log in memory, or the places of reports that are not kept any more.
 *
 * @param message of places, the last one
 * @param tag of the sender; null for a message without a sequence
 * @param first the offset of the message; of places, that of the first one
 */
record MemoryEntry(StoredMessage message, @Nullable String tag, long first) {
  static MemoryEntry of(StoredMessage message, @Nullable String tag) {
    return new MemoryEntry(message, tag, message.offset());
  }

  /** What it counts for the size of its room; 0 for reports, which have a limit of their own. */
  long bytes() {
    boolean isReport = message.body() instanceof Body.Report;
    return isReport ? 0 : MessageBytes.of(message.name(), message.body());
  }
}
