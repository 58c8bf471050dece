package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/**
 * A message or a correction that was accepted and is not stored yet.
 *
 * @param id the sender's id
 * @param who the public id of the sender's person; null in {@code json}
 * @param body as it was sent, {@code <} and {@code >} included
 * @param dateMillis when the server accepted it, milliseconds since 1970
 * @param sequence its place among the messages of its sender, in {@code websocket-chat.v1}; null in
 *     {@code json}, whose cids are public: with them, readers could settle the messages of others
 * @param right what the sender may correct; null if it is no correction
 */
public record Draft(
    long id,
    @Nullable String who,
    String name,
    Body body,
    long dateMillis,
    @Nullable Sequence sequence,
    @Nullable Right right) {

  /** A message of a person who is not known. */
  public Draft(long id, String name, Body body, long dateMillis, @Nullable Sequence sequence) {
    this(id, null, name, body, dateMillis, sequence, null);
  }

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

  /**
   * What a sender may correct.
   *
   * @param sinceMillis its own messages from this time on, milliseconds since 1970; {@link
   *     Long#MAX_VALUE} for none
   * @param removesAll whether it may remove any message, its own ones included
   */
  public record Right(long sinceMillis, boolean removesAll) {}

  /**
   * Whether this message of the log may not be corrected so. Storage asks in the transaction that
   * stores the correction.
   *
   * @param target the entry at the offset that the correction names; null if none is kept there
   * @return the code of the error for the sender; null if it may be stored
   */
  public @Nullable String refusal(@Nullable StoredMessage target) {
    if (right == null || !(body instanceof Body.Correction)) {
      return null;
    }
    boolean all = right.removesAll && body instanceof Body.Remove;
    if (target == null || !target.isMessage()) {
      return "unknown_target";
    }
    if (!all && (who == null || !who.equals(target.who()))) {
      return "forbidden";
    }
    if (target.body() instanceof Body.Removed) {
      return "gone";
    }
    return all || target.dateMillis() >= right.sinceMillis ? null : "too_late";
  }
}
