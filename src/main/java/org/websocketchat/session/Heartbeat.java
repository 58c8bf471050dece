package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Now;

/**
 * Tells whether the server of the present socket is still there. A server that answers pings is
 * sent one whenever that is in doubt. Under a sub-protocol without pings, the socket is given up
 * after the computer slept or was offline for more than a minute.
 */
final class Heartbeat {
  /** How long to wait for any frame after a ping. */
  static final long PROBE_MILLIS = 4_000;

  /**
   * How often the session takes a turn while online: a longer gap between turns means that the
   * computer slept.
   */
  static final long WATCH_MILLIS = 30_000;

  /** After a longer sleep or time offline the socket of a server without pings is suspect. */
  static final long LONG_ABSENCE_MILLIS = 60_000;

  /** How long a suspect socket may still deliver the frames that it had received. */
  static final long SUSPECT_MILLIS = 1_000;

  private final Timers timers = new Timers();

  /** Whether the session is online on the present socket. */
  private boolean online;

  /** The frame that this socket's server answers; null if it answers none. */
  private @Nullable String ping;

  /** If the server is silent for longer, it is sent a ping. */
  private long silenceMillis;

  /** When the last frame came on this socket; before the first, when the socket opened. */
  private Now lastFrame = new Now(0, 0);

  /** When the host went offline; null if it is online, or if a socket has opened since. */
  private @Nullable Now offline;

  private long lastTurnWallMillis;

  /** Whether a ping is to be sent as soon as a frame may leave. */
  private boolean asking;

  /** Whether the socket is given up within a second, after what it still delivers. */
  private boolean suspect;

  long deadline() {
    return timers.earliest();
  }

  /** When the last frame came on the present socket, or on the last one if there is none. */
  Now lastFrame() {
    return lastFrame;
  }

  /**
   * Whether the socket is about to be given up, so that a message handed to it would not be
   * confirmed.
   */
  boolean isSuspect() {
    return suspect;
  }

  /** A socket has opened. So there is a network, whatever the host says. */
  void opened(Turn turn) {
    ping = null;
    offline = null;
    lastFrame = turn.now;
  }

  /** The server answers this frame, and is never silent for longer than this. */
  void expect(String pingFrame, long maxSilenceMillis) {
    ping = pingFrame;
    silenceMillis = maxSilenceMillis;
  }

  /** The session is online. */
  void begin(Turn turn) {
    online = true;
    timers.set(Timer.WATCH, turn.now.millis() + WATCH_MILLIS);
    heard(turn);
  }

  /** The session is not online any more. */
  void end() {
    online = false;
    asking = false;
    suspect = false;
    timers.clearAll();
  }

  /** A frame has come, of whatever type. */
  void heard(Turn turn) {
    lastFrame = turn.now;
    asking = false;
    timers.clear(Timer.PROBE);
    if (online && ping != null) {
      timers.set(Timer.SILENCE, turn.now.millis() + silenceMillis);
    }
  }

  /** Sends a ping, if the server answers pings and none is on its way; then waits for any frame. */
  void probe(Turn turn) {
    if (online && ping != null && timers.at(Timer.PROBE) == Timers.NEVER) {
      asking = true;
      timers.set(Timer.PROBE, turn.now.millis() + PROBE_MILLIS);
    }
  }

  /** The ping, if one is to be sent now; else null. */
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

  /**
   * Is called at the beginning of each turn, and takes a long gap since the last one for a sleep.
   */
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

  /** Acts on the timers that have run out. Returns whether the socket is to be given up. */
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
