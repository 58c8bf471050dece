package org.websocketchat.bot;

import java.time.Instant;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;

/**
 * A correction of what was said before, which may be a message that the bot was never given. Those
 * of this bot are among them.
 */
public sealed interface BotChange {
  /** Its own place in the room's log. */
  long at();

  /** When it was made, by the server's clock. */
  Instant date();

  /**
   * A message has another text.
   *
   * @param offset of the message
   * @param text the new one: text from outside
   */
  record Edited(long at, Instant date, long offset, String text) implements BotChange {}

  /**
   * A message was removed. Let the bot forget it.
   *
   * @param offset of the message
   * @param byModerator whether somebody else than its author removed it
   */
  record Removed(long at, Instant date, long offset, boolean byModerator) implements BotChange {}

  /**
   * A moderator has removed the messages of one person, or of all guests. Let the bot forget them.
   *
   * @param who the public id of the person, as in {@link BotMessage#who}; empty for everybody who
   *     was a guest when they wrote ({@link BotMessage#guest})
   * @param since messages before this offset stay
   */
  record Purged(long at, Instant date, String who, long since) implements BotChange {}

  static BotChange of(Change.Corrected correction) {
    long at = correction.offset();
    var date = Instant.ofEpochMilli(correction.dateMillis());
    return switch (correction.body()) {
      case Body.Edit(long target, var text) -> new Edited(at, date, target, text);
      case Body.Remove(long target, var by) ->
          new Removed(at, date, target, by == Body.Remover.MODERATOR);
      case Body.Purge(var who, long since, boolean unpins) ->
          new Purged(at, date, who == null ? "" : who, since);
    };
  }
}
