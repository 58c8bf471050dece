package org.websocketchat.store;

import java.util.concurrent.TimeUnit;

/**
 * For how long records of acts are kept, whatever the log keeps. A sanction that holds keeps its
 * record beyond all of these.
 */
final class ActRetention {
  static final long MILLIS = TimeUnit.DAYS.toMillis(365);

  /** How many acts of moderators are kept for one room; of more, the newest. */
  static final int MOST_ACTS = 5_000;

  /** The same for reports, which anybody sends, so that they cannot drive out the acts. */
  static final int MOST_REPORTS = 1_000;

  /** How many reports are kept for all rooms together. */
  static final int MOST_REPORTS_IN_ALL = 20_000;

  private ActRetention() {}
}
