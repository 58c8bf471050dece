package org.websocketchat.session;

import org.websocketchat.protocol.CloseCode;

/**
 * The sockets of a session, one after the other: when to open one, to give it up, to wait and to
 * stop. It knows nothing about the frames on them.
 */
final class Connection {
  static final long WELCOME_MILLIS = 5_000;
  static final long STABLE_MILLIS = 10_000;
  static final long FLUSH_MILLIS = 2_000;
  static final long CLOSE_MILLIS = 3_000;

  /** Stands for the generation of a socket where there is none; the first socket has 1. */
  static final int NO_SOCKET = 0;

  private final SessionSettings settings;
  private final Wire wire;
  private final CurrentSocket socket;
  private final Timers timers = new Timers();
  private final Heartbeat heartbeat = new Heartbeat();
  private final Attempts attempts;
  private final TokenRequests tokens = new TokenRequests(this);

  private Status status = Status.IDLE;
  private Cause cause = Cause.NONE;

  /** The last socket's close code and reason, or the browser's message; 0 and empty if none. */
  private int code;

  private String detail = "";

  private long sinceWallMillis;

  Connection(SessionSettings settings, Wire wire, SeededRandom random) {
    this.settings = settings;
    this.wire = wire;
    socket = new CurrentSocket(settings, wire);
    attempts = new Attempts(random, settings.heldBackMillis());
  }

  Status status() {
    return status;
  }

  int generation() {
    return socket.generation();
  }

  boolean hasSocket() {
    return socket.exists();
  }

  /** The generation of the present socket, or {@link #NO_SOCKET}. */
  int socket() {
    return socket.exists() ? socket.generation() : NO_SOCKET;
  }

  /** Tells whether the server of the present socket is still there. */
  Heartbeat heartbeat() {
    return heartbeat;
  }

  /** The tokens that say who the person is. */
  TokenRequests tokens() {
    return tokens;
  }

  /** Whether the next socket is about to be opened, once the host has given a token. */
  boolean isBeforeSocket() {
    return status == Status.CONNECTING && !socket.exists();
  }

  /** Whether a server has refused the token, so that the session has stopped for good. */
  boolean isUnauthorized() {
    return status == Status.FAILED && code == CloseCode.UNAUTHORIZED;
  }

  long deadline() {
    return Math.min(timers.earliest(), heartbeat.deadline());
  }

  State state(String name) {
    long retryAt = status == Status.WAITING ? timers.at(Timer.RETRY) : 0;
    return new State(
        status,
        cause,
        code,
        detail,
        settings.url(),
        socket.protocol(),
        name,
        retryAt,
        sinceWallMillis);
  }

  /** The person joins: opens a socket at once. */
  void join(Turn turn) {
    attempts.begin();
    tokens.token().tryAgain();
    if (socket.exists()) {
      socket.abandon(turn);
    }
    open(turn);
  }

  /** The person asks for another attempt, also after a final failure. */
  void retry(Turn turn) {
    if (status == Status.FAILED) {
      join(turn);
    } else {
      tryNow(turn);
    }
  }

  /** Makes the next attempt now, if it is due later, but a second after the last one. */
  void tryNow(Turn turn) {
    if (status == Status.WAITING) {
      timers.setEarlier(Timer.RETRY, Math.max(turn.now.millis(), socket.soonestMillis()));
      runOut(turn);
    }
  }

  void leave(Turn turn) {
    switch (status) {
      case CONNECTING -> {
        if (socket.exists()) {
          socket.abandon(turn);
        }
        enter(Status.CLOSED, turn);
      }
      case HANDSHAKING, ONLINE -> enter(Status.CLOSING, turn);
      case WAITING, FAILED -> enter(Status.CLOSED, turn);
      case IDLE, CLOSING, CLOSED -> {
        // Nothing to leave.
      }
    }
  }

  void opened(String picked, Turn turn) {
    if (status == Status.CONNECTING) {
      socket.opened(picked);
      attempts.opened();
      heartbeat.opened(turn);
      enter(Status.HANDSHAKING, turn);
    }
  }

  /** The server has begun its greeting, and gets the whole time again for the rest. */
  void greeted(Turn turn) {
    if (status == Status.HANDSHAKING) {
      timers.set(Timer.WELCOME, turn.now.millis() + WELCOME_MILLIS);
    }
  }

  void welcomed(Turn turn) {
    if (status == Status.HANDSHAKING) {
      enter(Status.ONLINE, turn);
    }
  }

  /** After the next loss, waits longer by a random part of this. */
  void spread(long millis) {
    attempts.spread(millis);
  }

  /** Gives the present socket up because messages on it were lost. */
  void lost(Turn turn) {
    socket.abandon(turn);
    fail(Cause.LOST, 0, "", turn);
  }

  /** No socket could be made: its constructor threw, or the page's policy forbids the address. */
  void refused(Cause why, String message, Turn turn) {
    socket.gone();
    enter(Status.FAILED, why, 0, message, turn);
  }

  /** Another session goes on from the memory of this one. */
  void replaced(Turn turn) {
    if (State.isJoined(status)) {
      if (socket.exists()) {
        socket.abandon(turn);
      }
      enter(Status.FAILED, Cause.SERVER_CLOSED, CloseCode.REPLACED, "", turn);
    }
  }

  /** The server has picked a sub-protocol that was not offered, or is not spoken here. */
  void wrongProtocol(Cause why, String picked, Turn turn) {
    socket.abandon(turn);
    enter(Status.FAILED, why, 0, picked, turn);
  }

  void closed(int closeCode, String reason, Turn turn) {
    socket.gone();
    if (closeCode == CloseCode.UNAUTHORIZED) {
      tokens.refused(reason);
    }
    if (closeCode == CloseCode.UNAUTHORIZED
        && status == Status.ONLINE
        && tokens.token().isWanted()) {
      enter(Status.WAITING, Cause.SERVER_CLOSED, closeCode, reason, turn); // it may have ended
    } else if (status == Status.CONNECTING) {
      fail(attempts.failed(), closeCode, reason, turn);
    } else {
      fail(
          closeCode == CloseCode.ABNORMAL ? Cause.LOST : Cause.SERVER_CLOSED,
          closeCode,
          reason,
          turn);
    }
  }

  /** Gives the present socket up because the server did not answer in time. */
  void silent(Turn turn) {
    socket.abandon(turn);
    fail(Cause.SILENT, 0, "", turn);
  }

  /** Begins the closing handshake, since everything was sent or the time for that is over. */
  void close(Turn turn) {
    timers.clear(Timer.FLUSH);
    timers.set(Timer.CLOSE, turn.now.millis() + CLOSE_MILLIS);
    wire.close(turn);
  }

  /** Acts on the timers that have run out. */
  void runOut(Turn turn) {
    long now = turn.now.millis();
    if (timers.runOut(Timer.TOKEN, now)) {
      fail(Cause.NO_TOKEN, 0, "", turn);
    }
    if (timers.runOut(Timer.OPEN, now)) {
      socket.abandon(turn);
      fail(attempts.failed(), 0, "", turn);
    }
    if (timers.runOut(Timer.WELCOME, now)) {
      silent(turn);
    }
    if (timers.runOut(Timer.STABLE, now)) {
      attempts.stable();
    }
    if (timers.runOut(Timer.FLUSH, now)) {
      close(turn);
    }
    if (timers.runOut(Timer.CLOSE, now)) {
      socket.abandon(turn);
      enter(Status.CLOSED, turn);
    }
    if (timers.runOut(Timer.RETRY, now)) {
      open(turn);
    }
    boolean awaited = heartbeat.isSuspect();
    if (heartbeat.runOut(turn)) {
      silent(turn);
      if (awaited) {
        tryNow(turn);
      }
    }
  }

  private void open(Turn turn) {
    socket.begin(turn);
    if (tokens.token().isWanted()) {
      enter(Status.CONNECTING, turn);
      timers.clear(Timer.OPEN);
      timers.set(Timer.TOKEN, turn.now.millis() + Token.DEADLINE_MILLIS);
      tokens.ask(turn);
    } else {
      openSocket(turn);
    }
  }

  /** Gives the present socket up for another one. */
  void reopen(Turn turn) {
    socket.abandon(turn);
    open(turn);
  }

  /** The same when the token for the other one is there. */
  void replaceSocket(Turn turn) {
    socket.abandon(turn);
    socket.begin(turn);
    openSocket(turn);
  }

  /** Goes on after a refused token, since the host has another one: now, or a second later. */
  void tryOtherToken(Turn turn) {
    attempts.begin();
    enter(Status.WAITING, cause, code, detail, turn);
    tryNow(turn);
  }

  /** Opens the socket of this generation. */
  void openSocket(Turn turn) {
    enter(Status.CONNECTING, turn);
    socket.open(turn);
  }

  /** The socket is gone: the session waits, stops for good, or has left if it was leaving. */
  void fail(Cause why, int closeCode, String reason, Turn turn) {
    if (status == Status.CLOSING) {
      enter(Status.CLOSED, turn);
    } else if (CloseCode.isFinal(closeCode)) {
      enter(Status.FAILED, why, closeCode, reason, turn);
    } else {
      enter(Status.WAITING, why, closeCode, reason, turn);
    }
  }

  private void enter(Status next, Turn turn) {
    enter(next, Cause.NONE, 0, "", turn);
  }

  /** Enters a status and sets its timers. Nothing else writes the status. */
  private void enter(Status next, Cause why, int closeCode, String reason, Turn turn) {
    status = next;
    cause = why;
    code = closeCode;
    detail = reason;
    sinceWallMillis = turn.now.wallMillis();
    heartbeat.end();
    timers.clearAll();
    long now = turn.now.millis();
    switch (next) {
      case CONNECTING -> timers.set(Timer.OPEN, now + attempts.openMillis());
      case HANDSHAKING -> timers.set(Timer.WELCOME, now + WELCOME_MILLIS);
      case ONLINE -> {
        timers.set(Timer.STABLE, now + STABLE_MILLIS);
        heartbeat.begin(turn);
      }
      case WAITING -> timers.set(Timer.RETRY, now + attempts.nextMillis());
      case CLOSING -> timers.set(Timer.FLUSH, now + FLUSH_MILLIS);
      case IDLE, CLOSED, FAILED -> {} // nothing is due
    }
  }
}
