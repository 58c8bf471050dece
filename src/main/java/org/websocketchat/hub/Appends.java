package org.websocketchat.hub;

import java.util.List;
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
  private final Exclusions exclusions;

  Appends(
      Sockets sockets,
      Replay replay,
      Sessions sessions,
      PendingRequests requests,
      Alarms alarms,
      Exclusions exclusions) {
    this.exclusions = exclusions;
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
      turn.say(
          new HubOutput.Open(
              ask, room.name(), null, Long.MAX_VALUE, since, room.state().sanctionedAt()));
    }
  }

  /**
   * Appends the waiting drafts, unless storage owes an answer or it is unknown what the log holds.
   */
  void appendWaiting(Turn turn, Room room) {
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
    var before = room.state();
    var outcome = room.log().appended(answer);
    for (int i = 0; i < outcome.stored().size(); i++) {
      var draft = outcome.stored().get(i).draft();
      var entry = StoredMessage.of(draft, outcome.firstOffset() + i);
      room.become(room.state().after(entry, draft.address()));
      noteAddress(room, outcome.stored().get(i));
    }
    tell(turn, room, sent, outcome, true);
    if (!room.state().equals(before)) { // not for each text
      exclusions.apply(turn, room);
      deny(turn, exclusions.withdraw(turn, room));
    }
    appendWaiting(turn, room);
  }

  private static void noteAddress(Room room, RoomLog.Pending stored) {
    var who = stored.draft().who();
    if (who != null && stored.author() instanceof ChatClient guest && guest.identity() == null) {
      room.lastAddresses().add(who, guest.addressHash());
    }
  }

  /** Handles the failure of an append: it is unknown whether it was stored, so storage is asked. */
  void appendFailed(Turn turn, Room room) {
    room.log().appendFailed();
    appendWaiting(turn, room);
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
    var before = room.state();
    takeState(room, answer.state(), epoch == null || epoch.equals(answer.epoch()));
    // Of an append that was in doubt, nobody knows what storage has made of an open draft.
    boolean isKnown = outcome.stored().stream().noneMatch(pending -> pending.draft().isOpen());
    tell(turn, room, sent, outcome, isKnown);
    if (!room.state().equals(before)) { // not for each socket that comes
      exclusions.apply(turn, room);
      deny(turn, exclusions.withdraw(turn, room));
    }
    appendWaiting(turn, room);
  }

  /**
   * Takes what storage says of the room, which comes without sanctions if those are known. In a new
   * epoch, nobody knows whether they came: the next socket asks again.
   */
  private static void takeState(Room room, RoomState told, boolean isSameEpoch) {
    var known = room.state();
    boolean isSame = told.sanctionedAt() == known.sanctionedAt();
    var now = isSame ? told.withSanctionsOf(known) : told;
    room.become(isSameEpoch ? now : now.withoutSanctions());
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
      appendWaiting(turn, room);
    }
  }

  /**
   * Sends the stored drafts to everybody and closes the authors of the failed ones. The live
   * readers have everything up to the offset {@code sent}.
   *
   * @param isKnown whether the drafts have the bodies that are stored; else readers get them from
   *     the log
   */
  private void tell(Turn turn, Room room, long sent, RoomLog.Outcome outcome, boolean isKnown) {
    var stored = outcome.stored();
    boolean isNext = outcome.firstOffset() == sent + 1 && isKnown;
    for (int i = 0; i < stored.size(); i++) {
      var pending = stored.get(i);
      if (isNext) {
        EntryFrames.deliver(turn, room, pending.draft(), outcome.firstOffset() + i);
      }
      if (pending.copy() != null) { // the guide's readers are not told of corrections
        turn.deliver(pending.copy(), room.guides());
      }
      sockets.readOn(turn, pending.author());
    }
    if (!isKnown || room.log().head() > sent + stored.size()) { // the log holds more than these
      replay.overtaken(turn, room.chatClients(), sent);
    }
    fail(turn, outcome.failed());
    deny(turn, outcome.denied());
  }

  /**
   * Refuses corrections, and what came before the room changed. Their authors were not read
   * meanwhile, so the number of each socket goes back to what it was before.
   */
  private void deny(Turn turn, List<RoomLog.Denied> denied) {
    for (var each : denied) {
      var pending = each.pending();
      var sequence = pending.draft().sequence();
      if (pending.author() instanceof ChatClient author && sequence != null) {
        if (author.isOpen()) {
          author.take(sequence.after());
          var refusal = new ServerFrame.Refused(each.code(), sequence.cid(), each.detail());
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
