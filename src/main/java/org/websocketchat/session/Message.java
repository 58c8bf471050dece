package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Revision;

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
 * @param who the public id of the sender's person; null if the server does not tell it
 * @param rev the offset of the correction that changed it last; 0 if none did
 * @param editedMillis when its text was changed last, in milliseconds since 1970; 0 if it never was
 */
public record Message(
    String name,
    Body body,
    long dateMillis,
    boolean own,
    @Nullable String original,
    long offset,
    @Nullable String cid,
    @Nullable String who,
    long rev,
    long editedMillis) {
  /** Stands for an offset that is not known. */
  public static final long NO_OFFSET = Body.NO_OFFSET;

  /** A message that was never changed, of a person who is not known. */
  public Message(
      String name,
      Body body,
      long dateMillis,
      boolean own,
      @Nullable String original,
      long offset,
      @Nullable String cid) {
    this(name, body, dateMillis, own, original, offset, cid, null, 0, 0);
  }

  /** A message of a server that keeps no log. */
  public Message(String name, Body body, long dateMillis, boolean own, @Nullable String original) {
    this(name, body, dateMillis, own, original, NO_OFFSET, null);
  }

  /** Whether it was removed: nothing of its body is left. */
  public boolean isRemoved() {
    return body instanceof Body.Removed;
  }

  /** Whether nothing of it is to be shown, because the page has left nothing of its text. */
  public boolean isWithheld() {
    return body instanceof Body.Text said && said.text().isEmpty();
  }

  /** The same message with another text; one that was removed stays so. */
  public Message saying(String text) {
    var first = original == null ? null : text;
    return new Message(
        name, body.saying(text), dateMillis, own, first, offset, cid, who, rev, editedMillis);
  }

  /**
   * This message after a correction.
   *
   * @return this very message if the correction is about another one, or if this one has it already
   */
  public Message after(Change.Corrected correction) {
    boolean older = correction.offset() <= rev || correction.offset() <= offset;
    if (older || isRemoved() || !correction.body().isAbout(offset, who, cid)) {
      return this;
    }
    var before = new Revision(body, rev, editedMillis);
    var now = correction.body().applyTo(before, correction.offset(), correction.dateMillis());
    return new Message(
        name, now.body(), dateMillis, own, null, offset, cid, who, now.rev(), now.editedMillis());
  }
}
