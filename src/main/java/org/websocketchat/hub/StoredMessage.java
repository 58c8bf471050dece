package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Revision;

/**
 * An entry of a log: a message as it is now, or a correction.
 *
 * <p>The text of an edit stands only in the message that it has changed. So whatever overtakes the
 * edit, or removes the message, leaves nothing of that text.
 *
 * @param offset its place in its room and epoch, from 1
 * @param id the sender's
 * @param who the public id of the sender's person; null if it came by sub-protocol {@code json}
 * @param name the sender's when it was sent; empty for a correction
 * @param dateMillis when the server accepted it, milliseconds since 1970
 * @param cid null if it came by sub-protocol {@code json}
 * @param rev the offset of the correction that changed it last; 0 if none did
 * @param editedMillis when its text was changed last, milliseconds since 1970; 0 if it never was
 */
public record StoredMessage(
    long offset,
    long id,
    @Nullable String who,
    String name,
    Body body,
    long dateMillis,
    @Nullable String cid,
    long rev,
    long editedMillis) {

  /** A message that was never changed, of a person who is not known. */
  public StoredMessage(
      long offset, long id, String name, Body body, long dateMillis, @Nullable String cid) {
    this(offset, id, null, name, body, dateMillis, cid, 0, 0);
  }

  /**
   * The entry for a draft at this offset: that of an edit without its text.
   *
   * @param draft with the body that is stored ({@link Draft#with})
   * @param offset the next one of its room
   */
  public static StoredMessage of(Draft draft, long offset) {
    var sequence = draft.sequence();
    var body =
        switch (draft.body()) {
          case Body.Text text -> text;
          case Body.Removed removed -> removed;
          case Body.Edit edit -> edit.withoutText();
          case Body.ModeChange change ->
              throw new IllegalArgumentException("a log has whole modes");
          case Body.Correction correction -> correction;
        };
    return new StoredMessage(
        offset,
        draft.id(),
        draft.who(),
        body instanceof Body.Correction ? "" : draft.name(),
        body,
        draft.dateMillis(),
        sequence == null ? null : sequence.cid(),
        0,
        0);
  }

  /** What is left of a report that is not kept any more: nothing but its place. */
  public static StoredMessage place(long offset) {
    return new StoredMessage(offset, 0, "", new Body.Report(Body.NO_OFFSET, ""), 0, null);
  }

  /** Whether nothing but its place is left. */
  public boolean isPlace() {
    return body instanceof Body.Report(long target, var reason) && target == Body.NO_OFFSET;
  }

  /** Whether it is a message, maybe one that was removed; else it is a correction. */
  public boolean isMessage() {
    return !(body instanceof Body.Correction);
  }

  /**
   * This message after a correction of it.
   *
   * @param by what was accepted, with its text
   * @param atOffset the place of the correction
   * @param atMillis when the correction was accepted, milliseconds since 1970
   */
  public StoredMessage corrected(Body.OfMessages by, long atOffset, long atMillis) {
    var now = by.applyTo(new Revision(body, rev, editedMillis), atOffset, atMillis);
    return new StoredMessage(
        offset, id, who, name, now.body(), dateMillis, cid, now.rev(), now.editedMillis());
  }

  /**
   * This entry as it is read: an edit with its text, as long as no later correction has overtaken
   * it.
   *
   * @param target the message that it corrects; null if that is not kept, or if this is a message
   */
  public StoredMessage read(@Nullable StoredMessage target) {
    if (body instanceof Body.Edit edit && target != null && target.rev == offset) {
      return new StoredMessage(
          offset,
          id,
          who,
          name,
          new Body.Edit(edit.target(), target.body.text()),
          dateMillis,
          cid,
          rev,
          editedMillis);
    }
    return this;
  }
}
