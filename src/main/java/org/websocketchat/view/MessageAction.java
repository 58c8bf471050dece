package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Message;
import org.websocketchat.session.Powers;

/** What a person can do with a message: the items of its menu, in their order. */
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
  public static final long QUIET_MILLIS = 600_000;

  /** For how long {@link #BAN} is: a day. */
  public static final long BAN_MILLIS = 86_400_000;

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
}
