package org.websocketchat.bot;

import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/** What waits for a handler of a bot, in its place in the room's log. */
sealed interface Waiting {
  /** The offset of the last entry of the log that it stands for. */
  long until();

  /** This after a correction in the log of that epoch; itself if it is about something else. */
  default Waiting after(Change.Corrected correction, String inEpoch) {
    return this;
  }

  /**
   * A message.
   *
   * @param missed as in {@link BotMessage}
   * @param epoch the log that its offset belongs to
   */
  record Said(Message message, boolean missed, String epoch) implements Waiting {
    @Override
    public long until() {
      return message.offset();
    }

    @Override
    public Waiting after(Change.Corrected correction, String inEpoch) {
      if (!epoch.equals(inEpoch)) {
        return this;
      }
      var now = message.after(correction);
      return now.isRemoved() ? new Removed(now.offset()) : new Said(now, missed, epoch);
    }
  }

  /**
   * What waits in place of a message that was removed: it is handed to nobody, and counts as
   * handed.
   */
  record Removed(long until) implements Waiting {}

  /** A correction that the program wants to know. */
  record Changed(BotChange change) implements Waiting {
    @Override
    public long until() {
      return change.at();
    }
  }

  /** Entries that are left out. */
  record LeftOut(BotGap gap) implements Waiting {
    @Override
    public long until() {
      return gap.until();
    }
  }
}
