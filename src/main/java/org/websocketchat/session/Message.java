package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/**
 * Something that was said, as the server returned it.
 *
 * @param name the sender's, as the server wrote it; empty if it wrote none
 * @param body what was said: text from outside
 * @param dateMillis when, by the server's clock; in {@code json} by the sender's, or by ours where
 *     it named none
 * @param own whether this session said it
 * @param original the text that was said, if it is our own and the server changed it; else null
 * @param offset its place in the room's log; {@link #NO_OFFSET} where the server keeps none
 * @param cid the sender's mark in {@code websocket-chat.v1}, unique in the room; else null. A
 *     message with a cid that is shown already takes that one's place.
 */
public record Message(
    String name,
    Body body,
    long dateMillis,
    boolean own,
    @Nullable String original,
    long offset,
    @Nullable String cid) {
  /** In place of an offset that is not known. */
  public static final long NO_OFFSET = 0;

  /** A message of a server that keeps none. */
  public Message(String name, Body body, long dateMillis, boolean own, @Nullable String original) {
    this(name, body, dateMillis, own, original, NO_OFFSET, null);
  }

  /** The same, known by its sender's mark. */
  Message under(String otherCid) {
    return new Message(name, body, dateMillis, own, original, offset, otherCid);
  }
}
