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
  /** Deletes what the person said. */
  REMOVE_OWN,
  /** Removes what somebody else said, as a moderator. */
  REMOVE;

  /**
   * What the server would take now.
   *
   * @param isInLog whether the message is in the present log, and the person has joined
   * @param wallMillis the time now by this computer's clock, milliseconds since 1970
   */
  public static List<MessageAction> of(
      Message message, Powers powers, boolean isInLog, long wallMillis) {
    var actions = new ArrayList<MessageAction>();
    if (!(message.body() instanceof Body.Text)) {
      return actions;
    }
    boolean corrects = powers.corrects() && isInLog && message.offset() != Message.NO_OFFSET;
    boolean isInTime = powers.isAuthor(message) && powers.isInTime(message, wallMillis);
    if (corrects) {
      actions.add(REPLY);
    }
    actions.add(COPY);
    if (corrects && isInTime) {
      actions.add(EDIT);
    }
    if (corrects && (isInTime || powers.moderates())) {
      actions.add(powers.isAuthor(message) ? REMOVE_OWN : REMOVE);
    }
    return actions;
  }
}
