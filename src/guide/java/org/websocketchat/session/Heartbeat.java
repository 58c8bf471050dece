package org.websocketchat.session;

import org.websocketchat.protocol.Now;

/** Whether the server is still there, which cannot be asked: given up after a long absence. */
final class Heartbeat {
  private static final long WATCH_MILLIS = 30_000;
  private static final long LONG_ABSENCE_MILLIS = 60_000;
  private static final long SUSPECT_MILLIS = 1_000;

  /** When a turn is to be taken; {@link Timers#NEVER} while not online. */
  private long watchMillis = Timers.NEVER;

  private Now lastFrame = new Now(0, 0);
  private long offlineWallMillis;
  private long lastTurnWallMillis;
  private boolean suspect;

  long deadline() {
    return watchMillis;
  }

  Now lastFrame() {
    return lastFrame;
  }

  boolean isSuspect() {
    return suspect;
  }

  void opened(Turn turn) {
    lastFrame = turn.now;
  }

  void begin(Turn turn) {
    watchMillis = turn.now.millis() + WATCH_MILLIS;
    lastFrame = turn.now;
  }

  void end() {
    suspect = false;
    watchMillis = Timers.NEVER;
  }

  void heard(Turn turn) {
    lastFrame = turn.now;
  }

  void probe(Turn turn) {}

  void wentOffline(Turn turn) {
    if (offlineWallMillis == 0) {
      offlineWallMillis = turn.now.wallMillis();
    }
  }

  void wentOnline(Turn turn) {
    if (offlineWallMillis != 0) {
      suspect(turn, turn.now.wallMillis() - offlineWallMillis - LONG_ABSENCE_MILLIS);
    }
    offlineWallMillis = 0;
  }

  void noticeSleep(Turn turn) {
    long gap = turn.now.wallMillis() - lastTurnWallMillis;
    lastTurnWallMillis = turn.now.wallMillis();
    suspect(turn, gap - WATCH_MILLIS - LONG_ABSENCE_MILLIS);
  }

  private void suspect(Turn turn, long tooLongByMillis) {
    if (tooLongByMillis > 0 && watchMillis != Timers.NEVER) {
      suspect = true;
      watchMillis = turn.now.millis() + SUSPECT_MILLIS;
    }
  }

  boolean runOut(Turn turn) {
    boolean watched = turn.now.millis() >= watchMillis;
    if (watched) {
      watchMillis = turn.now.millis() + WATCH_MILLIS;
    }
    return watched && suspect;
  }
}
