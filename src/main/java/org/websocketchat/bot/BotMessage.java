package org.websocketchat.bot;

import java.time.Instant;
import org.websocketchat.protocol.Body;

/**
 * A text that somebody else has said in the room.
 *
 * @param author the name of who said it, as it was then. Anybody may have had it: to know who it
 *     is, compare {@code who}
 * @param who the public id of that person, the same as in {@link BotPerson#who}; empty if the
 *     server tells none
 * @param guest whether that person had no token when it was said
 * @param text what was said: text from outside, maybe with line breaks
 * @param offset its place in the room's log, which names it; from 1
 * @param date when it was said, by the server's clock
 * @param replyTo the offset of the message that it replies to; 0 if it is no reply
 * @param missed whether it was said while the bot was not connected, or was handed to an earlier
 *     run of the bot that was killed before its handler returned
 */
public record BotMessage(
    String author,
    String who,
    boolean guest,
    String text,
    long offset,
    Instant date,
    long replyTo,
    boolean missed) {

  static BotMessage of(Waiting.Said said) {
    var message = said.message();
    var who = message.who();
    return new BotMessage(
        message.name(),
        who == null ? "" : who,
        Body.Purge.isOfGuest(who, message.cid()),
        message.body().text(),
        message.offset(),
        Instant.ofEpochMilli(message.dateMillis()),
        message.body() instanceof Body.Text text ? text.re() : Body.NO_OFFSET,
        said.missed());
  }

  /** Whether it replies to another message. */
  public boolean isReply() {
    return replyTo != Body.NO_OFFSET;
  }
}
