package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.RoomMode;

/**
 * A message or a correction that was accepted and is not stored yet.
 *
 * @param id the sender's id
 * @param who the public id of the sender's person; null in {@code json}
 * @param body as it was sent, {@code <} and {@code >} included
 * @param dateMillis when the server accepted it, milliseconds since 1970
 * @param sequence its place among the messages of its sender, in {@code websocket-chat.v1}; null in
 *     {@code json}, whose cids are public: with them, readers could settle the messages of others
 * @param right what the sender may correct; null if it corrects no single message
 * @param address what a ban covers besides the person: the keyed hash of an address; null for none
 * @param startMode the mode with which the room begins: what a change of the mode changes if none
 *     was set before
 */
public record Draft(
    long id,
    @Nullable String who,
    String name,
    Body body,
    long dateMillis,
    @Nullable Sequence sequence,
    @Nullable Right right,
    @Nullable String address,
    RoomMode startMode) {

  /** The code of the error for who reports a message twice. */
  public static final String ALREADY = "already";

  /** A message or a correction that is neither about an address nor about the mode. */
  public Draft(
      long id,
      @Nullable String who,
      String name,
      Body body,
      long dateMillis,
      @Nullable Sequence sequence,
      @Nullable Right right) {
    this(id, who, name, body, dateMillis, sequence, right, null, RoomMode.USUAL);
  }

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
   * The same draft with the body that storage has made of its own: the whole mode for a change of
   * it, a purge with what it removes.
   */
  public Draft with(Body settled) {
    return new Draft(id, who, name, settled, dateMillis, sequence, right, address, startMode);
  }

  /** Whether this entry is the same person's report of the same message. */
  public boolean isReportedBy(StoredMessage entry) {
    return body instanceof Body.Report(long target, var ignored)
        && entry.body() instanceof Body.Report before
        && before.target() == target
        && who != null
        && who.equals(entry.who());
  }

  /** Whether what is stored may be another body than this one, which storage decides. */
  public boolean isOpen() {
    return body instanceof Body.ModeChange || body instanceof Body.Purge;
  }

  /** The offset of the message that must be there; {@link Body#NO_OFFSET} if none must. */
  public long target() {
    if (body instanceof Body.Report(long reported, var ignored)) {
      return reported;
    }
    return body instanceof Body.OfOneMessage correction
        ? correction.target()
        : body instanceof Body.Pin(long pinned) ? pinned : Body.NO_OFFSET;
  }

  /**
   * Whether this message of the log may not be corrected or pinned so. Storage asks in the
   * transaction that stores the draft, if it has a {@link #target}. (Storage denies a second {@link
   * Body.Report} of the same message by the same person as {@link #ALREADY}.)
   *
   * @param target the entry at that offset; null if none is kept there
   * @return the code of the error for the sender; null if it may be stored
   */
  public @Nullable String refusal(@Nullable StoredMessage target) {
    if (target == null || !target.isMessage()) {
      return "unknown_target";
    }
    boolean isActing = right == null || (right.removesAll && body instanceof Body.Remove);
    if (!isActing && (who == null || !who.equals(target.who()))) {
      return "forbidden";
    }
    if (target.body() instanceof Body.Removed) {
      return "gone";
    }
    boolean isLate = right != null && target.dateMillis() < right.sinceMillis;
    return !isActing && isLate ? "too_late" : null;
  }
}
