package org.websocketchat.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.Purges;
import org.websocketchat.hub.RoomState;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;

/** The entries of a log that a test keeps in a list, by rising offset. */
public final class Entries {
  private Entries() {}

  /**
   * Why this draft may not be added; null if it may.
   *
   * @param state what the log has made of the room
   * @param head the offset of the newest entry
   */
  public static @Nullable String refusal(
      List<StoredMessage> entries, RoomState state, Draft draft, long head) {
    if (draft.target() != Body.NO_OFFSET) {
      boolean again = entries.stream().anyMatch(draft::isReportedBy);
      return again ? Draft.ALREADY : draft.refusal(at(entries, draft.target()));
    }
    if (draft.body() instanceof Body.Purge purge) {
      boolean isVain = Purges.targets(purge, head, entries.reversed()).isEmpty();
      return isVain ? "unknown_target" : null;
    }
    return state.refusal(draft);
  }

  /** A draft that may be added, as it is stored. */
  public static Draft settled(
      List<StoredMessage> entries, RoomState state, Draft draft, long head) {
    if (draft.body() instanceof Body.Purge purge) {
      var targets = Purges.targets(purge, head, entries.reversed());
      long lowest = Purges.lowest(purge, head, Purges.MOST_ENTRIES);
      return draft.with(Purges.stored(purge, lowest, targets, state.pinned()));
    }
    return draft.body() instanceof Body.ModeChange(var set)
        ? draft.with(state.changed(draft, set))
        : draft;
  }

  /** Adds a draft as it is stored at this offset, with what it changes; returns the entry. */
  public static StoredMessage add(List<StoredMessage> entries, Draft draft, long offset) {
    if (draft.body() instanceof Body.OfMessages correction) {
      entries.replaceAll(
          entry ->
              isChanged(entry, correction)
                  ? entry.corrected(correction, offset, draft.dateMillis())
                  : entry);
    }
    var entry = StoredMessage.of(draft, offset);
    entries.add(entry);
    return entry;
  }

  /**
   * Adds the record of a draft as it is stored at this offset, if it is an act.
   *
   * @param entries with the draft
   */
  public static void record(List<Act> acts, List<StoredMessage> entries, Draft draft, long offset) {
    if (draft.body() instanceof Body.Correction body && Act.isOne(body)) {
      var author = at(entries, Act.messageOf(body));
      var who = author == null ? Act.personOf(body) : author.who();
      var name = author == null ? "" : author.name();
      long number = acts.isEmpty() ? 1 : acts.getLast().number() + 1;
      long date = draft.dateMillis();
      acts.add(new Act(number, offset, date, draft.who(), draft.name(), body, who, name, false));
    }
  }

  private static boolean isChanged(StoredMessage entry, Body.OfMessages correction) {
    boolean isSpared =
        correction instanceof Body.Purge
            && (!entry.isMessage() || entry.body() instanceof Body.Removed);
    return !isSpared && correction.isAbout(entry.offset(), entry.who(), entry.cid());
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
