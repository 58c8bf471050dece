package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/**
 * A message that was accepted and is not stored yet.
 *
 * @param id the sender's id
 * @param body as it was sent, {@code <} and {@code >} included
 * @param dateMillis when the server accepted it, milliseconds since 1970
 * @param sequence its place among the messages of its sender, in {@code websocket-chat.v1}; null in
 *     {@code json}, whose cids are public: with them, readers could settle the messages of others
 */
public record Draft(long id, String name, Body body, long dateMillis, @Nullable Sequence sequence) {

  /**
   * The place of a message among the messages of its sender. Storage checks it in the transaction
   * that stores the message: {@code after} must be the last n stored for the tag in this room,
   * earlier drafts of the same append included, and n must be greater.
   *
   * @param after the n of the sender's previous message that was not refused; 0 for the first
   */
  public record Sequence(String tag, long n, long after) {
    public String cid() {
      return tag + "." + n;
    }
  }
}
