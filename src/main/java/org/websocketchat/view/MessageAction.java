package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.session.Message;
import org.websocketchat.session.Powers;

/**
 * What a person can do with a message: the items of its menu, in their order. Each has its row in
 * message-menu.html, with its name in small letters, as in {@code remove-own}.
 */
public enum MessageAction {
  REPLY,
  COPY,
  EDIT,
  /** Tells moderators of what somebody else said. */
  REPORT,
  /** Pins it, as a moderator. */
  PIN,
  /** Has it pinned no more, as a moderator. */
  UNPIN,
  /** Deletes what the person said. */
  REMOVE_OWN,
  /** Removes what somebody else said, as a moderator. */
  REMOVE,
  /** Has its author say nothing for a while, as a moderator. */
  QUIET,
  /** Sends its author away, as a moderator. */
  BAN,
  /** Removes all that its author said, as a moderator. */
  PURGE,
  /** Removes what guests said from it on, as a moderator. */
  PURGE_GUESTS;

  /** For how long {@link #QUIET} is. */
  private static final long QUIET_MILLIS = 600_000;

  /** For how long {@link #BAN} is: a day. */
  private static final long BAN_MILLIS = 86_400_000;

  /** The offset of the first message of a log. */
  private static final long FIRST_OFFSET = 1;

  /**
   * What the server would take now, but for a sanction of somebody who is not below the person.
   *
   * @param isInLog whether the message is in the present log, and the person has joined
   * @param pinned the offset of the message that is pinned
   * @param wallMillis the time now by this computer's clock, milliseconds since 1970
   */
  public static List<MessageAction> of(
      Message message, Powers powers, boolean isInLog, long pinned, long wallMillis) {
    var actions = new ArrayList<MessageAction>();
    boolean corrects = powers.corrects() && isInLog && message.offset() != Message.NO_OFFSET;
    boolean isOthers = corrects && !powers.isAuthor(message) && !message.own();
    boolean governs = isOthers && powers.moderates() && message.who() != null;
    boolean isOfGuest = Body.Purge.isOfGuest(message.who(), message.cid());
    boolean beginsRaid = isOthers && powers.moderates() && isOfGuest;
    if (message.isRemoved() && governs) { // its author may have to go all the same
      actions.add(QUIET);
      actions.add(BAN);
    }
    if (message.isRemoved() && beginsRaid) {
      actions.add(PURGE_GUESTS);
    }
    if (!(message.body() instanceof Body.Text)) {
      return actions;
    }
    boolean isInTime = powers.isAuthor(message) && powers.isInTime(message, wallMillis);
    if (corrects) {
      actions.add(REPLY);
    }
    actions.add(COPY);
    if (corrects && isInTime) {
      actions.add(EDIT);
    }
    if (isOthers && !powers.moderates()) {
      actions.add(REPORT);
    }
    if (corrects && powers.moderates()) {
      actions.add(message.offset() == pinned ? UNPIN : PIN);
    }
    if (corrects && (isInTime || powers.moderates())) {
      actions.add(powers.isAuthor(message) ? REMOVE_OWN : REMOVE);
    }
    if (governs) {
      actions.add(QUIET);
      actions.add(BAN);
      actions.add(PURGE);
    }
    if (beginsRaid) {
      actions.add(PURGE_GUESTS);
    }
    return actions;
  }

  /** Whether only those do it who may write in the room. */
  public boolean isWriting() {
    return this == REPLY || this == EDIT;
  }

  /**
   * What it does with a message as that is now, which may not be as it was when this was offered.
   *
   * @return null if it can do nothing with it
   */
  public @Nullable Effect effect(Message message) {
    long offset = message.offset();
    if (message.isRemoved() && this != QUIET && this != BAN && this != PURGE_GUESTS) {
      return null;
    }
    return switch (this) {
      case REPLY -> new Effect.Reply();
      case COPY -> new Effect.Copy();
      case EDIT -> new Effect.Edit();
      case REPORT ->
          new Effect.Send(
              new Body.Report(offset, ""), GoverningText.REPORT_ASKED, GoverningText.REPORT);
      case PIN -> new Effect.Send(new Body.Pin(offset));
      case UNPIN -> new Effect.Send(new Body.Pin(Body.NO_OFFSET));
      case REMOVE_OWN -> new Effect.Send(removal(offset), Text.REMOVE_OWN_ASKED, Text.DELETE);
      case REMOVE -> new Effect.Send(removal(offset), Text.REMOVE_ASKED, Text.REMOVE);
      case QUIET, BAN, PURGE -> message.who() == null ? null : upon(message.who(), message.cid());
      case PURGE_GUESTS ->
          new Effect.Send(
              new Body.Purge(null, offset), GoverningText.PURGE_GUESTS_ASKED, Text.REMOVE);
    };
  }

  private static Body removal(long offset) {
    return new Body.Remove(offset, Body.Remover.AUTHOR);
  }

  /** What it does to the author of the message with this cid. */
  private Effect upon(String who, @Nullable String cid) {
    var purge = new Body.Purge(who, FIRST_OFFSET);
    if (this == QUIET) {
      return new Effect.Send(new Body.Sanction(SanctionKind.QUIET, who, QUIET_MILLIS, ""));
    }
    if (this == PURGE) {
      return new Effect.Send(purge, GoverningText.PURGE_ASKED, Text.REMOVE);
    }
    boolean isGuest = Body.Purge.isOfGuest(who, cid);
    var question = isGuest ? GoverningText.BAN_GUEST_ASKED : GoverningText.BAN_ASKED;
    var ban = new Body.Sanction(SanctionKind.BAN, who, BAN_MILLIS, "");
    return new Effect.Send(ban, question, GoverningText.BAN, purge);
  }
}
