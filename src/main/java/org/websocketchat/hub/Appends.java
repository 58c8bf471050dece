package org.websocketchat.hub;

import java.util.List;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.ServerFrame;

/** Appends messages to the logs of their rooms, and sends the stored ones to everybody. */
final class Appends {
  /** How long after a failed answer storage is asked again where a room stands. */
  private static final long ASK_AGAIN_MILLIS = 1_000;

  private final Sockets sockets;
  private final Replay replay;
  private final Sessions sessions;
  private final PendingRequests requests;
  private final Alarms alarms;

  Appends(
      Sockets sockets, Replay replay, Sessions sessions, PendingRequests requests, Alarms alarms) {
    this.sockets = sockets;
    this.replay = replay;
    this.sessions = sessions;
    this.requests = requests;
    this.alarms = alarms;
  }

  /**
   * Asks storage where a room stands, if that is unknown and nobody has asked. The first time it
   * also asks which names are reserved.
   */
  void open(Turn turn, Room room) {
    var log = room.log();
    if (log.needsOpening()) {
      long since = log.isUnknown() ? Sessions.reservedSinceMillis(turn) : Long.MAX_VALUE;
      log.opening();
      long ask = requests.add(new PendingRequests.OpenRoom(room));
      turn.say(new HubOutput.Open(ask, room.name(), null, Long.MAX_VALUE, since));
    }
  }

  /**
   * Appends the waiting drafts, unless storage owes an answer or it is unknown what the log holds.
   */
  void goOn(Turn turn, Room room) {
    var log = room.log();
    if (log.isUnsure()) {
      open(turn, room);
      return;
    }
    for (var stale : log.takeStale()) {
      sockets.readOn(turn, stale.author());
    }
    var drafts = log.next();
    if (drafts != null) {
      long ask = requests.add(new PendingRequests.AppendToRoom(room));
      turn.say(new HubOutput.Append(ask, room.name(), drafts));
    }
  }

  /** Handles the answer that an append is stored. */
  void appended(Turn turn, Room room, HubInput.Appended answer) {
    long sent = room.log().head();
    tell(turn, room, sent, room.log().appended(answer));
    goOn(turn, room);
  }

  /** Handles the failure of an append: it is unknown whether it was stored, so storage is asked. */
  void appendFailed(Turn turn, Room room) {
    room.log().appendFailed();
    goOn(turn, room);
  }

  /** Handles the answer that says where a room stands. */
  void opened(Turn turn, Room room, HubInput.Opened answer) {
    var log = room.log();
    var epoch = log.epoch();
    long sent = log.head();
    var outcome = log.opened(answer.epoch(), answer.head());
    if (epoch == null) {
      sessions.restore(turn, room, answer);
    } else if (!epoch.equals(answer.epoch())) {
      beginAnew(turn, room);
    }
    tell(turn, room, sent, outcome);
    goOn(turn, room);
  }

  /** Closes all sockets of the room: no position or id has a meaning in the new epoch. */
  private void beginAnew(Turn turn, Room room) {
    for (var member : room.welcomed()) {
      sockets.close(turn, member, CloseCode.TRY_LATER, "the log of this room began anew");
    }
    for (var session : room.sessions()) {
      session.beginAnew();
      room.presence().leave(turn, alarms, session.person());
    }
  }

  /**
   * Handles the failure of the question where a room stands. It is asked again with the next
   * message, or after a second.
   */
  void openFailed(Turn turn, Room room) {
    fail(turn, room.log().openFailed());
    if (room.log().isUnsure()) { // a message may be stored although its append failed
      alarms.set(turn.millis() + ASK_AGAIN_MILLIS, new Alarms.LogCheckDue(room));
    }
  }

  /** Asks again where the room stands, unless that is known or nobody is in the room. */
  void checkAgain(Turn turn, Room room) {
    if (room.log().isUnsure() && !room.isEmpty()) {
      goOn(turn, room);
    }
  }

  /**
   * Sends the stored drafts to everybody and closes the authors of the failed ones. The live
   * readers have everything up to the offset {@code sent}.
   */
  private void tell(Turn turn, Room room, long sent, RoomLog.Outcome outcome) {
    var stored = outcome.stored();
    for (int i = 0; i < stored.size(); i++) {
      var pending = stored.get(i);
      if (outcome.firstOffset() == sent + 1) {
        copyToReaders(turn, room, pending.draft(), outcome.firstOffset() + i);
      }
      if (pending.copy() != null) { // the guide's readers are not told of corrections
        turn.deliver(pending.copy(), room.guides());
      }
      sockets.readOn(turn, pending.author());
    }
    if (room.log().head() > sent + stored.size()) { // the log holds more messages than these
      replay.overtaken(turn, room.chatClients(), sent);
    }
    fail(turn, outcome.failed());
    deny(turn, outcome.denied());
  }

  private static void copyToReaders(Turn turn, Room room, Draft draft, long offset) {
    var stored = StoredMessage.of(draft, offset);
    var frame =
        draft.body() instanceof Body.Correction correction
            ? new ServerFrame.Correction(offset, correction, stored.dateMillis(), stored.cid())
            : Replay.frame(stored);
    turn.deliver(frame, room.liveReaders());
  }

  /**
   * Refuses corrections. Their authors were not read meanwhile, so the number of each socket goes
   * back to what it was before.
   */
  private void deny(Turn turn, List<RoomLog.Denied> denied) {
    for (var each : denied) {
      var pending = each.pending();
      var sequence = pending.draft().sequence();
      if (pending.author() instanceof ChatClient author && sequence != null) {
        if (author.isOpen()) {
          author.take(sequence.after());
          var refusal = new ServerFrame.Refused(each.code(), sequence.cid(), ServerFrame.NONE);
          turn.deliver(refusal, author);
        }
      }
      sockets.readOn(turn, pending.author());
    }
  }

  private void fail(Turn turn, List<RoomLog.Pending> failed) {
    for (var pending : failed) {
      sockets.close(turn, pending.author(), CloseCode.TRY_LATER, "your message could not be kept");
      sockets.readOn(turn, pending.author());
    }
  }
}
