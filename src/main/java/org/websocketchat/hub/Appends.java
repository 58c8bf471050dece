package org.websocketchat.hub;

import java.util.List;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.ServerFrame;

/** How messages get into the logs of their rooms, and from there to everybody. */
final class Appends {
  /** After how long storage is asked again where a room stands, if it could not tell. */
  private static final long ASK_AGAIN_MILLIS = 1_000;

  private final Rooms rooms;
  private final Sockets sockets;
  private final Replay replay;
  private final Sessions sessions;
  private final PendingRequests requests;
  private final Alarms alarms;

  Appends(
      Rooms rooms,
      Sockets sockets,
      Replay replay,
      Sessions sessions,
      PendingRequests requests,
      Alarms alarms) {
    this.rooms = rooms;
    this.sockets = sockets;
    this.replay = replay;
    this.sessions = sessions;
    this.requests = requests;
    this.alarms = alarms;
  }

  /** Asks where a room stands. */
  void open(Turn turn, Room room) {
    long ask = requests.add(new PendingRequests.OfRoom(room));
    long since = seenSinceMillis(turn, room);
    turn.say(new HubOutput.Open(ask, room.name(), null, Long.MAX_VALUE, since));
  }

  /** Until storage has told once whose names are reserved, each question is about that too. */
  static long seenSinceMillis(Turn turn, Room room) {
    return room.isUnknown() ? Sessions.reservedSinceMillis(turn) : Long.MAX_VALUE;
  }

  /** Has the log keep what waits for it, unless it owes an answer or nobody knows what it holds. */
  void append(Turn turn, Room room) {
    var log = room.log();
    if (log.isUnsure()) {
      if (!log.isAsked()) {
        log.asked();
        open(turn, room);
      }
      return;
    }
    var drafts = room.appends().next();
    if (drafts != null) {
      turn.say(new HubOutput.Append(room.name(), drafts));
    }
  }

  void appended(Turn turn, HubInput.Appended answer) {
    var room = rooms.waitingFor(answer.room());
    var kept = room.appends().kept(answer.firstOffset());
    var log = room.log();
    long sent = log.head();
    boolean hole = answer.firstOffset() > sent + 1;
    long offset = answer.firstOffset();
    for (var pending : kept) {
      if (!hole) {
        copyToReaders(turn, room, pending.draft(), offset);
      }
      turn.deliver(pending.copy(), room.guides());
      log.grown(offset++);
      sockets.readOn(turn, pending.author());
    }
    if (hole) {
      replay.overtaken(turn, room.chatClients(), sent);
    }
    append(turn, room);
  }

  private static void copyToReaders(Turn turn, Room room, Draft draft, long offset) {
    var mark = draft.mark();
    turn.deliver(
        new ServerFrame.Message(
            offset,
            draft.id(),
            draft.name(),
            draft.text(),
            draft.dateMillis(),
            mark == null ? null : mark.cid()),
        room.liveReaders());
  }

  /** Sends away whoever has a draft in a failed append or behind it, and asks what is kept. */
  void appendFailed(Turn turn, HubInput.AppendFailed answer) {
    var room = rooms.waitingFor(answer.room());
    var failed = room.appends().failed();
    room.log().failed();
    sendAway(turn, failed);
    append(turn, room);
  }

  /** Takes note of where a room stands. */
  void opened(Turn turn, Room room, HubInput.Opened answer) {
    var log = room.log();
    var epoch = log.epoch();
    long sent = log.head();
    if (epoch != null && !epoch.equals(answer.epoch())) {
      beginAnew(turn, room);
    }
    log.opened(answer.epoch(), answer.head());
    if (answer.head() > sent) {
      replay.overtaken(turn, room.chatClients(), sent);
    }
    if (epoch == null) {
      sessions.restore(turn, room, answer);
    }
    append(turn, room);
  }

  /** Nobody's position or id means anything in the new epoch. */
  private void beginAnew(Turn turn, Room room) {
    room.appends().beginAnew();
    for (var reader : room.chatClients()) {
      sockets.close(turn, reader, CloseCode.TRY_LATER, "the log of this room began anew");
    }
    for (var session : room.sessions().values()) {
      room.presence().leave(turn, alarms, session.person());
    }
  }

  /**
   * Nobody knows where the room stands: it is asked again when there is something to keep, or soon,
   * since the readers may lack what was kept although its append failed.
   */
  void openFailed(Turn turn, Room room) {
    room.log().openFailed();
    if (room.log().isUnsure()) {
      sendAway(turn, room.appends().waiting());
      alarms.set(turn.millis() + ASK_AGAIN_MILLIS, new Alarms.StandUnknown(room));
    }
  }

  /** Asks again, unless somebody has or nobody would be told. */
  void askAgain(Turn turn, Room room) {
    if (room.log().isUnsure() && !room.isEmpty()) {
      append(turn, room);
    }
  }

  private void sendAway(Turn turn, List<AppendQueue.Pending> drafts) {
    for (var pending : drafts) {
      sockets.close(turn, pending.author(), CloseCode.TRY_LATER, "your message could not be kept");
      sockets.readOn(turn, pending.author());
    }
  }
}
