package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/**
 * What the text in the message box is for: a new message, a reply, or an edit of what the person
 * said. What stood in the box before an edit comes back after it.
 */
public final class Draft {
  /** What the text becomes. */
  public enum Purpose {
    MESSAGE,
    REPLY,
    EDIT
  }

  private Purpose purpose = Purpose.MESSAGE;
  private long target = Message.NO_OFFSET;

  /** The public id of the author of what is edited; null if it is not known. */
  private @Nullable String who;

  /** The cid of what is edited; null if it has none. */
  private @Nullable String cid;

  /** The text that is edited, as it stands in the log or is to stand there. */
  private String original = "";

  /** What stood in the box before the edit. */
  private String aside = "";

  /** What that was a reply to; {@link Message#NO_OFFSET} if it was none. */
  private long asideTarget = Message.NO_OFFSET;

  public Purpose purpose() {
    return purpose;
  }

  /** The offset of the message that is replied to or edited; {@link Message#NO_OFFSET} for none. */
  public long target() {
    return target;
  }

  /**
   * The text is to be a reply from now on.
   *
   * @param written what stands in the box
   * @return what is to stand there
   */
  public String reply(long offset, String written) {
    var text = cancel(written);
    purpose = Purpose.REPLY;
    target = offset;
    return text;
  }

  /**
   * The person edits this message from now on.
   *
   * @param correction what is to become of the message already; null if nothing is
   * @param written what stands in the box
   * @return what is to stand there: the text of the message, as it is or is to be, in such a way
   *     that it is no command
   */
  public String edit(Message message, @Nullable Pending correction, String written) {
    long replied = purpose == Purpose.REPLY ? target : asideTarget;
    aside = cancel(written);
    asideTarget = replied;
    purpose = Purpose.EDIT;
    target = message.offset();
    original =
        correction != null
                && !correction.delivery().isHeld()
                && correction.body() instanceof Body.Edit edit
            ? edit.text()
            : message.body().text();
    who = message.who();
    cid = message.cid();
    var command = Command.of(original);
    boolean isSaid = command.kind() == Command.Kind.SAY && command.text().equals(original);
    return isSaid ? original : "/" + original;
  }

  /**
   * It is no reply or no edit any more. What stood in the box before an edit is again what it was.
   *
   * @return what is to stand in the box
   */
  public String cancel(String written) {
    var text = kept(written);
    target = purpose == Purpose.EDIT ? asideTarget : Message.NO_OFFSET;
    purpose = target == Message.NO_OFFSET ? Purpose.MESSAGE : Purpose.REPLY;
    asideTarget = Message.NO_OFFSET;
    original = "";
    aside = "";
    return text;
  }

  /** What has been written was sent; returns what is to stand in the box. */
  public String sent() {
    return cancel("");
  }

  /** What is to be kept of the box for later: an edit is not. */
  public String kept(String written) {
    return purpose == Purpose.EDIT ? aside : written;
  }

  /** What a text becomes. */
  public Body body(String text) {
    return switch (purpose) {
      case MESSAGE -> new Body.Text(text);
      case REPLY -> new Body.Text(text, target);
      case EDIT -> new Body.Edit(target, text);
    };
  }

  /** Whether it is an edit that changes nothing. */
  public boolean isUnchanged(String text) {
    return purpose == Purpose.EDIT && text.equals(original);
  }

  /**
   * Whether this makes the reply or the edit impossible: the message that is edited is removed, or
   * the log that it stands in is another. {@link #cancel} is to follow.
   */
  public boolean isEndedBy(Change change) {
    if (change instanceof Change.Corrected(long offset, var body, long dateMillis)) {
      boolean removes = body instanceof Body.Removal && body.isAbout(target, who, cid);
      return purpose == Purpose.EDIT && removes;
    }
    boolean isOver = change instanceof Change.Missed(boolean restarted) && restarted;
    return purpose != Purpose.MESSAGE && (isOver || change instanceof Change.Forgotten);
  }
}
