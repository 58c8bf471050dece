package org.websocketchat.bot;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/**
 * A message that waits for its handler, with what later corrections name it by.
 *
 * @param cid null if it has none
 * @param epoch the log that its offset belongs to
 */
record WaitingMessage(BotMessage message, @Nullable String cid, String epoch) {

  /** Whether this correction in the log of that epoch removes it. */
  boolean isRemovedBy(Body.OfMessages correction, String inEpoch) {
    boolean removes =
        switch (correction) {
          case Body.Edit edit -> false;
          case Body.Remove remove -> true;
          case Body.Purge purge -> true;
        };
    var who = message.who().isEmpty() ? null : message.who();
    return removes && epoch.equals(inEpoch) && correction.isAbout(message.offset(), who, cid);
  }

  /**
   * What waits in place of one that was removed: it is handed to nobody, and counts as handed.
   *
   * @param offset of the message
   */
  record Removed(long offset) {}
}
