package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/**
 * A message as the server sent it.
 *
 * @param name the sender's name, as the server wrote it; empty if it wrote none
 * @param body what the message says: text from outside
 * @param dateMillis when, in milliseconds since 1970 by the server's clock; in {@code json} by the
 *     sender's clock, or by this computer's if the sender named no date
 * @param own whether the person of this session sent it
 * @param original the text that the person sent, if it is an own message and the server has changed
 *     it; else null
 * @param offset its place in the room's log; {@link #NO_OFFSET} if the server keeps no log
 * @param cid in {@code websocket-chat.v1} {@code tag.n}, unique in the room; else null. A message
 *     whose cid is shown already takes the place of that one.
 */
public record Message(
    String name,
    Body body,
    long dateMillis,
    boolean own,
    @Nullable String original,
    long offset,
    @Nullable String cid) {
  /** Stands for an offset that is not known. */
  public static final long NO_OFFSET = 0;

  /** A message of a server that keeps no log. */
  public Message(String name, Body body, long dateMillis, boolean own, @Nullable String original) {
    this(name, body, dateMillis, own, original, NO_OFFSET, null);
  }

  /** The same message with this cid. */
  Message under(String otherCid) {
    return new Message(name, body, dateMillis, own, original, offset, otherCid);
  }
}
