package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/**
 * A message on its way into the log of its room, as it will be kept there.
 *
 * @param id of the sender's stay
 * @param body as it was sent, {@code <} and {@code >} included
 * @param dateMillis when the server took it, milliseconds since 1970
 * @param sequence the sender's own, by {@code websocket-chat.v1}; null for sub-protocol {@code
 *     json}, whose cids are public and would let its readers settle the messages of others
 */
public record Draft(long id, String name, Body body, long dateMillis, @Nullable Sequence sequence) {

  /**
   * What a cid is made of, and what storage checks in the message's transaction: the draft is kept
   * only if {@code after} is the last n kept for this tag in the room, drafts before it in the same
   * append included, and n is greater.
   *
   * @param after the n before it that was not refused; 0 for the first
   */
  public record Sequence(String tag, long n, long after) {
    public String cid() {
      return tag + "." + n;
    }
  }
}
