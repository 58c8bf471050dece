package org.websocketchat.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Body;

/** The entries of a log that a test keeps in a list, by rising offset. */
public final class Entries {
  private Entries() {}

  /** Why this draft may not be added; null if it may. */
  public static @Nullable String refusal(List<StoredMessage> entries, Draft draft) {
    return draft.body() instanceof Body.OfOneMessage correction
        ? draft.refusal(at(entries, correction.target()))
        : null;
  }

  /** Adds a draft at this offset, with what it changes; returns the entry. */
  public static StoredMessage add(List<StoredMessage> entries, Draft draft, long offset) {
    if (draft.body() instanceof Body.OfOneMessage correction) {
      entries.replaceAll(
          entry ->
              entry.offset() == correction.target()
                  ? entry.corrected(correction, offset, draft.dateMillis())
                  : entry);
    }
    var entry = StoredMessage.of(draft, offset);
    entries.add(entry);
    return entry;
  }

  /** An entry as it is read. */
  public static StoredMessage read(List<StoredMessage> entries, StoredMessage entry) {
    return entry.body() instanceof Body.OfOneMessage correction
        ? entry.read(at(entries, correction.target()))
        : entry;
  }

  /** The entry at this offset; null if it is not there. */
  public static @Nullable StoredMessage at(List<StoredMessage> entries, long offset) {
    for (var entry : entries) {
      if (entry.offset() == offset) {
        return entry;
      }
    }
    return null;
  }
}
