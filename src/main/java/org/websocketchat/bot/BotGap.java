package org.websocketchat.bot;

/**
 * Messages that the bot's handler is not given. Not every offset is a message: edits and other
 * corrections have offsets, too.
 *
 * @param from the offset of the first entry that is left out; 1 after {@link Reason#OTHER_LOG}
 * @param until the offset of the last one
 */
public record BotGap(Reason reason, long from, long until) {
  /** Why they are left out. */
  public enum Reason {
    /**
     * The bot was away for longer than the server makes up for (1 000 entries or 1 MiB), or the
     * server does not keep them any more.
     */
    AWAY,
    /** The server has lost its log or put back an older one: what is in it may be new or old. */
    OTHER_LOG,
    /** The handler was slow: so many messages waited for it that there was no room for more. */
    QUEUE_FULL
  }

  /** This gap and one that follows, as one. */
  BotGap with(BotGap next) {
    boolean other = next.reason == Reason.OTHER_LOG;
    return new BotGap(other ? next.reason : reason, other ? next.from : from, next.until);
  }
}
