package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Limits;

/** Says which messages a purge removes: the newest of whom it is about, so many at once. */
public final class Purges {
  /** How many entries of the log are looked at, so that a long log makes nobody wait. */
  public static final long MOST_ENTRIES = 100_000;

  private Purges() {}

  /**
   * The lowest offset at which a purge that is added behind this head looks for messages.
   *
   * @param mostEntries how many entries are looked at: {@link #MOST_ENTRIES} while people wait
   */
  public static long lowest(Body.Purge purge, long head, long mostEntries) {
    return Math.max(purge.since(), head - mostEntries + 1);
  }

  /**
   * The offsets of the messages that a purge removes, the newest first; none if there are none.
   *
   * @param newestFirst the entries of the log
   */
  public static List<Long> targets(
      Body.Purge purge, long head, Iterable<StoredMessage> newestFirst) {
    var targets = new ArrayList<Long>();
    long lowest = lowest(purge, head, MOST_ENTRIES);
    for (var entry : newestFirst) {
      if (entry.offset() < lowest || targets.size() == Limits.PURGE_MESSAGES) {
        break;
      }
      boolean isLeft = entry.isMessage() && !(entry.body() instanceof Body.Removed);
      if (isLeft && purge.isAbout(entry.offset(), entry.who(), entry.cid())) {
        targets.add(entry.offset());
      }
    }
    return targets;
  }

  /**
   * The purge as it is stored: it says from where on everything is removed.
   *
   * @param lowest the offset from which on messages were looked for
   * @param targets as {@link #targets} returns them
   * @param pinned the offset of the pinned message; {@link Body#NO_OFFSET} if none is
   */
  public static Body.Purge stored(Body.Purge sent, long lowest, List<Long> targets, long pinned) {
    boolean isFull = targets.size() == Limits.PURGE_MESSAGES;
    long since = isFull ? targets.getLast() : lowest;
    return new Body.Purge(sent.who(), since, targets.contains(pinned));
  }
}
