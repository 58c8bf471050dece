package org.websocketchat.session;

import org.websocketchat.protocol.Now;

/** The port to time, used by the {@link Driver} and by nothing else here. */
public interface Clock {
  /** The time now. */
  Now now();

  /**
   * Calls back once at, or as soon as possible after, this time; replaces what was asked before.
   *
   * @param atMillis by {@link Now#millis}; {@link Long#MAX_VALUE} for never
   */
  void wakeAt(long atMillis, Runnable wake);
}
