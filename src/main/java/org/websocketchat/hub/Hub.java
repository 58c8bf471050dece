package org.websocketchat.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubInput.Connected;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.ServerFrame;

/** The chat server without its sockets: it leads each input to its handler. */
public final class Hub {
  /**
   * An alarm that comes later than this shows that the server stalled, and frames may wait unread.
   * Nobody is judged by such an alarm before one turn and one second have passed.
   */
  private static final long LATE_MILLIS = 1_000;

  /** The time over which clients spread their return after a restart. */
  private static final long SPREAD_MILLIS = 8_000;

  private final Alarms alarms = new Alarms();
  private final Budget budget;
  private final Rooms rooms;
  private final Sessions sessions;
  private final Sockets sockets;
  private final SilenceWatch silenceWatch;
  private final Heartbeats heartbeats;
  private final Replay replay;
  private final HistoryPages historyPages;
  private final Appends appends;
  private final Tokens tokens;
  private final TokenExpiry tokenExpiry;
  private final StorageAnswers answers;
  private final Entrance entrance;
  private final GuideDialect guide;
  private final ChatDialect chat;

  private boolean stopping;

  /** The turn that is being handled, or the last one if it threw; null between turns. */
  private @Nullable Turn unfinished;

  /**
   * Makes a hub without sockets.
   *
   * @param seed of its pseudo-random numbers (the times of pings): the same seed, inputs and times
   *     give the same outputs
   */
  public Hub(HubLimits limits, Json json, Library library, long seed) {
    this(limits, json, library, new RolePolicy(library), new StartRules(RoomRules.usual()), seed);
  }

  /** Makes a hub without sockets, whose rooms begin with these rules. */
  public Hub(
      HubLimits limits,
      Json json,
      Library library,
      Policy policy,
      StartRules startRules,
      long seed) {
    budget = new Budget(limits);
    var requests = new PendingRequests();
    rooms = new Rooms(limits, budget, library, policy, startRules);
    sessions = new Sessions(limits, rooms, alarms);
    var lookups = new Lookups(limits, requests);
    sockets = new Sockets(budget, rooms, sessions, lookups, alarms);
    silenceWatch = new SilenceWatch(sockets, alarms);
    heartbeats = new Heartbeats(sessions, alarms, new SeededRandom(seed));
    replay = new Replay(budget, sockets, lookups);
    historyPages = new HistoryPages(budget, sockets, lookups);
    appends =
        new Appends(sockets, replay, sessions, requests, alarms, new Exclusions(policy, sockets));
    var identities = new Identities(library, sessions, alarms);
    tokenExpiry = new TokenExpiry(sockets, alarms);
    var welcomes = new Welcomes(appends, lookups, replay, alarms, heartbeats, tokenExpiry);
    var posts = new Posts(sockets, replay, identities);
    var hellos = new Hellos(budget, sockets, sessions, identities, policy, welcomes, posts);
    var spectators = new Spectators(sockets, identities, policy, welcomes);
    tokens = new Tokens(hellos, spectators, identities, tokenExpiry, policy);
    var renames = new Renames(budget, policy);
    guide = new GuideDialect(json, budget, alarms, policy, renames);
    chat =
        new ChatDialect(
            json, budget, sockets, tokens, sessions, historyPages, alarms, policy, renames);
    entrance =
        new Entrance(
            policy, library, budget, rooms, sockets, appends, guide, lookups, silenceWatch);
    answers =
        new StorageAnswers(
            requests, lookups, rooms, appends, hellos, spectators, entrance, replay, historyPages);
  }

  /** Handles one input; returns what the shell has to do, in order. */
  public List<HubOutput> handle(HubInput input, Now now) {
    var turn = new Turn(now);
    unfinished = turn;
    switch (input) {
      case Connected connected -> entrance.connected(turn, connected, stopping);
      case HubInput.SocketInput event -> {
        var client = sockets.get(event.socket());
        if (client != null) {
          turn.about(client.room());
          happened(turn, client, event);
        }
      }
      case HubInput.StorageAnswer answer -> answers.take(turn, answer);
      case HubInput.TimePassed() -> timePassed(turn);
      case HubInput.StopRequested() -> stop(turn);
    }
    unfinished = null;
    return turn.outputs();
  }

  /**
   * Recovers after {@link #handle} threw. Returns what the turn had put out by then, and the end of
   * the room that the turn was about, since its state is unknown: its sockets are closed with 1011,
   * and the next socket begins it anew from storage. Everybody else goes on.
   *
   * @throws IllegalStateException if the last turn did not throw
   */
  public List<HubOutput> recover(Now now) {
    var broken = unfinished;
    if (broken == null) {
      throw new IllegalStateException("no turn threw");
    }
    unfinished = null;
    var turn = broken.continuedAt(now);
    var room = broken.room();
    if (room != null) {
      room.end();
      rooms.end(room);
      sessions.end(room);
      sockets.end(turn, room);
    }
    return turn.outputs();
  }

  /** When to feed {@link HubInput.TimePassed}; {@link Long#MAX_VALUE} for never. */
  public long deadline() {
    return alarms.deadline();
  }

  /** The number of rooms that somebody is in or may return to. */
  public int rooms() {
    return rooms.count();
  }

  /** The number of sockets that are open or closing. */
  public int sockets() {
    return sockets.count();
  }

  /** What there is at present; takes a moment for each room. */
  public HubCounts counts() {
    return new HubCounts(rooms(), sockets(), rooms.people(), budget.refusals());
  }

  private void happened(Turn turn, Client client, HubInput.SocketInput event) {
    switch (event) {
      case HubInput.Received(long ignored, var text) -> received(turn, client, text);
      case HubInput.BinaryReceived ignored -> heard(turn, client);
      case HubInput.Heard ignored -> heard(turn, client);
      case HubInput.Backlogged ignored ->
          sockets.close(turn, client, CloseCode.SLOW_CONSUMER, "more waits for you than you read");
      case HubInput.Overfull ignored ->
          sockets.closeFullest(turn, client, "more waits for all readers than this server keeps");
      case HubInput.Verified(long ignored, var verdict) -> {
        if (client instanceof ChatClient bearer && client.isOpen()) {
          carryOut(turn, client, tokens.verified(turn, bearer, verdict));
        } else {
          sockets.readOn(turn, client);
        }
      }
      case HubInput.Drained ignored -> {
        if (client instanceof ChatClient reader) {
          reader.drained();
          replay.drained(turn, reader);
          historyPages.drained(turn, reader);
        }
      }
      case HubInput.Disconnected(long ignored, int code) ->
          sockets.disconnected(turn, client, code);
      case Connected again -> throw new IllegalArgumentException("twice: " + again);
    }
  }

  private void heard(Turn turn, Client client) {
    sockets.heard(turn, client, 0);
    sockets.readOn(turn, client);
  }

  private void received(Turn turn, Client client, String text) {
    sockets.heard(turn, client, text.length());
    if (!client.isOpen()) {
      sockets.readOn(turn, client);
      return;
    }
    var verdict =
        switch (client) {
          case GuideClient member -> guide.received(turn, member, text);
          case ChatClient member ->
              TokenExpiry.isOver(turn, member)
                  ? new Verdict.Fault(CloseCode.UNAUTHORIZED, Tokens.ENDED)
                  : chat.received(turn, member, text);
        };
    carryOut(turn, client, verdict);
  }

  private void carryOut(Turn turn, Client client, Verdict verdict) {
    switch (verdict) {
      case Verdict.Handled() -> sockets.readOn(turn, client);
      case Verdict.Accepted() -> appends.appendWaiting(turn, client.room());
      case Verdict.Held() -> {}
      case Verdict.Later(long waitMillis, var handling) -> {
        if (waitMillis > 0) {
          alarms.set(turn.millis() + waitMillis, new Alarms.Postponed(client, handling));
        } else {
          carryOut(turn, client, handling.apply(turn));
        }
      }
      case Verdict.Fault(int code, var reason) -> {
        sockets.close(turn, client, code, reason);
        sockets.readOn(turn, client);
      }
    }
  }

  /** Handles a frame that had to wait, unless its socket is being closed. */
  private void postponed(Turn turn, Alarms.Postponed due) {
    if (due.client().isOpen()) {
      carryOut(turn, due.client(), due.handling().apply(turn));
    } else {
      sockets.readOn(turn, due.client());
    }
  }

  private void timePassed(Turn turn) {
    for (var due = alarms.poll(turn.millis()); due != null; due = alarms.poll(turn.millis())) {
      boolean late = turn.millis() - due.atMillis() > LATE_MILLIS;
      turn.about(due.alarm().room());
      if (due.alarm().room().isEnded() && !isForEnded(due.alarm())) {
        continue;
      }
      switch (due.alarm()) {
        case Alarms.NewsDue(var room) -> room.presence().tell(turn, alarms);
        case Alarms.Postponed postponed -> postponed(turn, postponed);
        case Alarms.Refill(var client) -> sockets.readOn(turn, client);
        case Alarms.LogCheckDue(var room) -> appends.checkAgain(turn, room);
        case Alarms.Silence(var client) -> silenceWatch.silence(turn, client, late);
        case Alarms.CloseOverdue overdue -> silenceWatch.closeOverdue(turn, overdue, late);
        case Alarms.HelloDue hello -> silenceWatch.helloDue(turn, hello, late);
        case Alarms.HeartbeatDue(var client) -> heartbeats.ping(turn, client);
        case Alarms.TokenDue(var client) -> tokenExpiry.due(turn, client);
        case Alarms.GraceOver grace -> sessions.graceOver(turn, grace, late);
        case Alarms.RememberDue(var room, var person) -> sessions.rememberAll(turn, room, person);
        case Alarms.ReservationOver reservation ->
            sessions.reservationOver(turn, reservation, late);
      }
    }
  }

  /** Whether an alarm matters for a closing socket whose room has ended. */
  private static boolean isForEnded(Alarms.Alarm alarm) {
    return alarm instanceof Alarms.CloseOverdue || alarm instanceof Alarms.Refill;
  }

  private void stop(Turn turn) {
    stopping = true;
    rooms.all().forEach(room -> room.presence().stopTelling());
    for (var client : sockets.all()) {
      if (client instanceof ChatClient reader && reader.isWelcomed()) {
        turn.deliver(new ServerFrame.Bye(SPREAD_MILLIS), reader);
      }
      sockets.closeForStop(turn, client);
    }
  }
}
