package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Clock;
import org.websocketchat.session.Powers;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.MessageAction;
import org.websocketchat.view.RoomConditions;
import org.websocketchat.view.Row;
import org.websocketchat.view.Transcript;

/** What the person can do with the messages of one chat. */
final class MessageActions {
  private final Membership membership;
  private final Transcript transcript;
  private final Clock clock;
  private final RoomConditions conditions = new RoomConditions();

  MessageActions(Membership membership, Transcript transcript, Clock clock) {
    this.membership = membership;
    this.transcript = transcript;
    this.clock = clock;
  }

  /** What the room allows. */
  RoomConditions conditions() {
    return conditions;
  }

  /** What the person may do in the room. */
  Powers powers() {
    var driver = membership.driver();
    return driver == null ? Powers.NONE : driver.powers();
  }

  /** The time by the session's clock, in milliseconds. */
  long millis() {
    return clock.now().millis();
  }

  /** Whether what the person does is sent at once; else it waits. */
  boolean isOnline() {
    var driver = membership.driver();
    return driver != null && driver.state().status() == Status.ONLINE;
  }

  /** The time by the server's clock, milliseconds since 1970. */
  long serverMillis() {
    return clock.now().wallMillis() + powers().aheadMillis();
  }

  /** What can be done with the message of this row now; nothing with an event. */
  @SuppressWarnings("ReferenceEquality") // it is the row of the present log
  List<MessageAction> of(Row row) {
    var driver = membership.driver();
    var message = row.message();
    if (driver == null || message == null) {
      return List.of();
    }
    boolean isInLog =
        State.isJoined(driver.state().status()) && transcript.find(message.offset()) == row;
    long pinned = transcript.pinned().offset();
    var powers = driver.powers();
    var all = MessageAction.of(message, powers, isInLog, pinned, clock.now().wallMillis());
    boolean onlyReads = membership.onlyReads();
    if (!conditions.isReadOnly(powers) && !onlyReads) {
      return all;
    }
    var offered = new ArrayList<MessageAction>();
    for (var action : all) {
      if (onlyReads ? action == MessageAction.COPY : !action.isWriting()) {
        offered.add(action);
      }
    }
    return offered;
  }

  /** The last message that the person said, if it can be edited now; else null. */
  @Nullable Row lastEditable() {
    var rows = transcript.rows();
    for (int i = rows.size() - 1; i >= 0; i--) {
      var row = rows.get(i);
      var message = row.message();
      if (message != null && message.own() && row.pending() == null && !message.isRemoved()) {
        return isOffered(of(row), MessageAction.EDIT) ? row : null;
      }
    }
    return null;
  }

  /** Whether it is one of these; a list's own search takes any object, which costs the script. */
  private static boolean isOffered(List<MessageAction> offered, MessageAction wanted) {
    boolean found = false;
    for (int i = 0; i < offered.size(); i++) {
      found |= offered.get(i) == wanted;
    }
    return found;
  }
}
