package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Now;

/**
 * Whether the server of the present socket is still there. One that can be asked is asked whenever
 * there is doubt; one that cannot is given up after the computer slept or was offline for long.
 */
final class Heartbeat {
  static final long PROBE_MILLIS = 4_000;

  /** How often a turn is taken while online, so that a sleep shows as a gap between turns. */
  static final long WATCH_MILLIS = 30_000;

  /** After a longer sleep or time offline the socket of a server without heartbeat is suspect. */
  static final long LONG_ABSENCE_MILLIS = 60_000;

  /** What a suspect socket may still deliver of what it had received. */
  static final long SUSPECT_MILLIS = 1_000;

  private final Timers timers = new Timers();

  /** Whether there is a socket, and its server has said who we are. */
  private boolean online;

  /** The frame that this socket's server answers; null where there is none. */
  private @Nullable String ping;

  /** How long this socket's server is silent at most, answering included. */
  private long silenceMillis;

  /** When the last frame of this socket came; the time of opening before the first. */
  private Now lastFrame = new Now(0, 0);

  /** When the host said that it is offline; null while it does not, or a socket opened since. */
  private @Nullable Now offline;

  private long lastTurnWallMillis;

  /** Whether the server is to be asked for a sign of life as soon as a frame may leave. */
  private boolean asking;

  /** Whether the socket is about to be given up after a long absence. */
  private boolean suspect;

  long deadline() {
    return timers.earliest();
  }

  /** When the last frame of the present or last socket came. */
  Now lastFrame() {
    return lastFrame;
  }

  /** Whether the socket is about to be given up: what it was handed now would be in doubt. */
  boolean isSuspect() {
    return suspect;
  }

  /** A new socket: whatever the host says, the network is there. */
  void opened(Turn turn) {
    ping = null;
    offline = null;
    lastFrame = turn.now;
  }

  /** This server is never silent for longer, and answers this frame. */
  void expect(String pingFrame, long maxSilenceMillis) {
    ping = pingFrame;
    silenceMillis = maxSilenceMillis;
  }

  void begin(Turn turn) {
    online = true;
    timers.set(Timer.WATCH, turn.now.millis() + WATCH_MILLIS);
    heard(turn);
  }

  void end() {
    online = false;
    asking = false;
    suspect = false;
    timers.clearAll();
  }

  /** Any frame came. */
  void heard(Turn turn) {
    lastFrame = turn.now;
    asking = false;
    timers.clear(Timer.PROBE);
    if (online && ping != null) {
      timers.set(Timer.SILENCE, turn.now.millis() + silenceMillis);
    }
  }

  /** Asks the server for a sign of life, if it can be asked and was not already. */
  void probe(Turn turn) {
    if (online && ping != null && timers.at(Timer.PROBE) == Timers.NEVER) {
      asking = true;
      timers.set(Timer.PROBE, turn.now.millis() + PROBE_MILLIS);
    }
  }

  /** The frame that asks for a sign of life, if one is due; else null. */
  @Nullable String next() {
    var frame = asking ? ping : null;
    asking = false;
    return frame;
  }

  void wentOffline(Turn turn) {
    if (offline == null) {
      offline = turn.now;
    }
    probe(turn);
  }

  void wentOnline(Turn turn) {
    var since = offline;
    if (since != null && turn.now.wallMillis() - since.wallMillis() > LONG_ABSENCE_MILLIS) {
      suspect(turn);
    }
    offline = null;
    probe(turn);
  }

  /** To be called at the beginning of each turn: after a long gap the computer has slept. */
  void noticeSleep(Turn turn) {
    long gap = turn.now.wallMillis() - lastTurnWallMillis;
    lastTurnWallMillis = turn.now.wallMillis();
    if (gap > WATCH_MILLIS + LONG_ABSENCE_MILLIS) {
      suspect(turn);
    }
  }

  private void suspect(Turn turn) {
    if (ping != null) {
      probe(turn);
    } else if (online) {
      suspect = true;
      timers.set(Timer.WATCH, turn.now.millis() + SUSPECT_MILLIS);
    }
  }

  /** Acts on the timers that have run out; returns whether the socket is to be given up. */
  boolean runOut(Turn turn) {
    long now = turn.now.millis();
    if (timers.runOut(Timer.SILENCE, now)) {
      probe(turn);
    }
    boolean watched = timers.runOut(Timer.WATCH, now);
    if (watched) {
      timers.set(Timer.WATCH, now + WATCH_MILLIS);
    }
    return timers.runOut(Timer.PROBE, now) || (watched && suspect);
  }
}
