package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Now;

/**
 * The sockets of a session, one after the other: when to open, to give up, to wait and to stop.
 * Knows nothing of what is said on them.
 */
final class Connection {
  static final long OPEN_MILLIS = 10_000;
  static final long WELCOME_MILLIS = 5_000;
  static final long STABLE_MILLIS = 10_000;
  static final long FLUSH_MILLIS = 2_000;
  static final long CLOSE_MILLIS = 3_000;
  static final long PROBE_MILLIS = 4_000;
  static final long BETWEEN_ATTEMPTS_MILLIS = 1_000;
  static final int FIRST_FAILURES = 3;

  /** How often a turn is taken while online, so that a sleep shows as a gap between turns. */
  static final long WATCH_MILLIS = 30_000;

  /** After a longer sleep or time offline the socket of a server without heartbeat is suspect. */
  static final long LONG_ABSENCE_MILLIS = 60_000;

  /** What a suspect socket may still deliver of what it had received. */
  static final long SUSPECT_MILLIS = 1_000;

  private final Session.Settings settings;
  private final Timers timers = new Timers();
  private final Backoff backoff;

  private Status status = Status.IDLE;
  private Cause cause = Cause.NONE;

  /** The close code, and the close reason or browser's message, that belong to the cause. */
  private int code;

  private String detail = "";
  private long sinceWallMillis;

  /** Counts sockets: events of an older one change nothing. */
  private int generation;

  /** Whether the socket of this generation is there and listened to. */
  private boolean hasSocket;

  /** What the server picked on this socket; empty if nothing or no socket. */
  private String protocol = "";

  private long lastAttemptMillis = -BETWEEN_ATTEMPTS_MILLIS;

  /** Attempts of this stay that failed before any opened; -1 once one has. */
  private int firstFailures;

  /** When the last frame of this socket came; the time of opening before the first. */
  private Now lastFrame = new Now(0, 0);

  /** When the host said that it is offline, by the wall clock; 0 while it is not. */
  private long offlineWallMillis;

  private long lastTurnWallMillis;

  /** Whether the socket is about to be given up after a long absence. */
  private boolean suspect;

  private boolean closeSent;

  /** The frame that the server of this socket answers; null where there is none. */
  private @Nullable String ping;

  /** How long this socket's server is silent at most, answering included. */
  private long silenceMillis;

  Connection(Session.Settings settings, SeededRandom random) {
    this.settings = settings;
    backoff = new Backoff(random);
  }

  Status status() {
    return status;
  }

  int generation() {
    return generation;
  }

  boolean hasSocket() {
    return hasSocket;
  }

  boolean isCloseSent() {
    return closeSent;
  }

  /** Whether the socket is about to be given up: what it was handed now would be in doubt. */
  boolean isSuspect() {
    return suspect;
  }

  /** When the last frame of the present or last socket came. */
  Now lastFrame() {
    return lastFrame;
  }

  long deadline() {
    return timers.earliest();
  }

  State state(String name) {
    long retryAt = status == Status.WAITING ? timers.at(Timer.RETRY) : 0;
    return new State(
        status, cause, code, detail, settings.url(), protocol, name, retryAt, sinceWallMillis);
  }

  /** Begins a new stay. */
  void join(Turn turn) {
    firstFailures = 0;
    backoff.reset();
    if (hasSocket) {
      abandon(turn);
    }
    open(turn);
  }

  /** The person asks for another attempt, even where we would not make one. */
  void retry(Turn turn) {
    if (status == Status.FAILED) {
      join(turn);
    } else {
      tryNow(turn);
    }
  }

  /** If an attempt is due later, makes it now, or a second after the last one. */
  void tryNow(Turn turn) {
    if (status == Status.WAITING) {
      long soonest = lastAttemptMillis + BETWEEN_ATTEMPTS_MILLIS;
      timers.setEarlier(Timer.RETRY, Math.max(turn.now.millis(), soonest));
      runOut(turn);
    }
  }

  void leave(Turn turn) {
    switch (status) {
      case CONNECTING -> {
        abandon(turn);
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
      protocol = picked;
      ping = null;
      firstFailures = -1;
      lastFrame = turn.now;
      enter(Status.HANDSHAKING, turn);
    }
  }

  /** The server has begun its greeting: it gets the whole time again for the rest. */
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

  /** Any frame came: the server is there. */
  void heard(Turn turn) {
    lastFrame = turn.now;
    timers.clear(Timer.PROBE);
    if (status == Status.ONLINE) {
      awaitBeat(turn);
    }
  }

  /** This server is never silent for longer, and answers this frame. */
  void keepAlive(String pingFrame, long maxSilenceMillis) {
    ping = pingFrame;
    silenceMillis = maxSilenceMillis;
  }

  private void awaitBeat(Turn turn) {
    if (ping != null) {
      timers.set(Timer.BEAT, turn.now.millis() + silenceMillis);
    }
  }

  /** Asks the server for a sign of life, if it can be asked and was not already. */
  void probe(Turn turn) {
    if (ping != null && status == Status.ONLINE && timers.at(Timer.PROBE) == Timers.NEVER) {
      turn.transmit(ping);
      timers.set(Timer.PROBE, turn.now.millis() + PROBE_MILLIS);
    }
  }

  /** The server is to be spared for a random part of this after the next loss. */
  void spread(long millis) {
    backoff.spread(millis);
  }

  /** Gives the present socket up because something that was said on it did not arrive. */
  void lost(Turn turn) {
    abandon(turn);
    fail(Cause.LOST, 0, "", turn);
  }

  /** There was no socket to begin with: its constructor refused, or the page's policy did. */
  void refused(Cause why, String message, Turn turn) {
    hasSocket = false;
    enter(Status.FAILED, why, 0, message, turn);
  }

  void closed(int closeCode, String reason, Turn turn) {
    hasSocket = false;
    if (status == Status.CONNECTING) {
      fail(unreachable(), closeCode, reason, turn);
    } else {
      fail(
          closeCode == CloseCode.ABNORMAL ? Cause.LOST : Cause.SERVER_CLOSED,
          closeCode,
          reason,
          turn);
    }
  }

  /** Gives the present socket up because an answer was due. */
  void silent(Turn turn) {
    abandon(turn);
    fail(Cause.SILENT, 0, "", turn);
  }

  /** All is out: begins the closing handshake, once. */
  void close(Turn turn) {
    closeSent = true;
    timers.clear(Timer.FLUSH);
    timers.set(Timer.CLOSE, turn.now.millis() + CLOSE_MILLIS);
    turn.put(new Output.Close(CloseCode.NORMAL, ""));
  }

  void wentOffline(Turn turn) {
    if (offlineWallMillis == 0) {
      offlineWallMillis = turn.now.wallMillis();
    }
    probe(turn);
  }

  /** The person looks again: a socket that died meanwhile is to be found now. */
  void becameVisible(Turn turn) {
    probe(turn);
    tryNow(turn);
  }

  void wentOnline(Turn turn) {
    long absence = turn.now.wallMillis() - offlineWallMillis;
    if (offlineWallMillis != 0 && absence > LONG_ABSENCE_MILLIS) {
      suspect(turn);
    }
    offlineWallMillis = 0;
    becameVisible(turn);
  }

  /** To be called at the beginning of each turn: after a long gap the computer has slept. */
  void noticeSleep(Turn turn) {
    long gap = turn.now.wallMillis() - lastTurnWallMillis;
    lastTurnWallMillis = turn.now.wallMillis();
    if (gap > WATCH_MILLIS + LONG_ABSENCE_MILLIS) {
      suspect(turn);
    }
  }

  /** Acts on the timers that have run out. */
  void runOut(Turn turn) {
    long now = turn.now.millis();
    if (timers.runOut(Timer.OPEN, now)) {
      abandon(turn);
      fail(unreachable(), 0, "", turn);
    }
    if (timers.runOut(Timer.WELCOME, now)) {
      silent(turn);
    }
    if (timers.runOut(Timer.STABLE, now)) {
      backoff.reset();
    }
    if (timers.runOut(Timer.BEAT, now)) {
      probe(turn);
    }
    if (timers.runOut(Timer.PROBE, now)) {
      silent(turn);
    }
    if (timers.runOut(Timer.WATCH, now)) {
      watch(turn);
    }
    if (timers.runOut(Timer.FLUSH, now)) {
      close(turn);
    }
    if (timers.runOut(Timer.CLOSE, now)) {
      abandon(turn);
      enter(Status.CLOSED, turn);
    }
    if (timers.runOut(Timer.RETRY, now)) {
      open(turn);
    }
  }

  private void watch(Turn turn) {
    if (suspect) {
      silent(turn);
      tryNow(turn);
    } else {
      timers.set(Timer.WATCH, turn.now.millis() + WATCH_MILLIS);
    }
  }

  private void suspect(Turn turn) {
    if (status == Status.ONLINE && ping != null) {
      probe(turn);
    } else if (status == Status.ONLINE) {
      suspect = true;
      timers.set(Timer.WATCH, turn.now.millis() + SUSPECT_MILLIS);
    }
  }

  private Cause unreachable() {
    if (firstFailures >= 0) {
      firstFailures++;
    }
    return firstFailures >= FIRST_FAILURES ? Cause.NEVER_REACHED : Cause.UNREACHABLE;
  }

  private void open(Turn turn) {
    generation++;
    hasSocket = true;
    lastAttemptMillis = turn.now.millis();
    enter(Status.CONNECTING, turn);
    turn.put(new Output.Open(generation, settings.url(), settings.protocols()));
  }

  private void abandon(Turn turn) {
    hasSocket = false;
    turn.put(new Output.Abandon());
  }

  /** The socket is gone: waits, stops for good, or was leaving anyway. */
  private void fail(Cause why, int closeCode, String reason, Turn turn) {
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

  /** The one place where the status is written, and where each status arms its timers. */
  private void enter(Status next, Cause why, int closeCode, String reason, Turn turn) {
    status = next;
    cause = why;
    code = closeCode;
    detail = reason;
    sinceWallMillis = turn.now.wallMillis();
    suspect = false;
    closeSent = false;
    protocol = hasSocket ? protocol : "";
    timers.clearAll();
    long now = turn.now.millis();
    switch (next) {
      case CONNECTING -> timers.set(Timer.OPEN, now + OPEN_MILLIS);
      case HANDSHAKING -> timers.set(Timer.WELCOME, now + WELCOME_MILLIS);
      case ONLINE -> {
        timers.set(Timer.STABLE, now + STABLE_MILLIS);
        timers.set(Timer.WATCH, now + WATCH_MILLIS);
        awaitBeat(turn);
      }
      case WAITING -> timers.set(Timer.RETRY, now + backoff.nextMillis());
      case CLOSING -> timers.set(Timer.FLUSH, now + FLUSH_MILLIS);
      case IDLE, CLOSED, FAILED -> {
        // Nothing is due.
      }
    }
  }
}
