package org.websocketchat.session;

import org.websocketchat.protocol.Now;

/** The port to time. Only the {@link Driver} uses it. */
public interface Clock {
  /** Reads both clocks. */
  Now now();

  /**
   * Runs this once at that time, or as soon as possible after it, instead of what an earlier call
   * asked for.
   *
   * @param atMillis by {@link Now#millis}; {@link Long#MAX_VALUE} for never
   * @param wake runs on the thread that feeds the session, and never within this call
   */
  void wakeAt(long atMillis, Runnable wake);
}
