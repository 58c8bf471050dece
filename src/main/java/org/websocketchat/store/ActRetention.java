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

  /** How many reports are kept for all rooms together, unless the limit of bytes allows less. */
  private static final int MOST_REPORTS_IN_ALL = 20_000;

  /**
   * More than a report takes with the longest reason and names: record, entry and sender, with
   * their indexes and half-empty space.
   */
  private static final int REPORT_BYTES = 3_000;

  /** Reports have this part of all bytes at most, which messages never have. */
  private static final int REPORTS_PART = 32;

  private ActRetention() {}

  /** How many reports are kept for all rooms together, if so many bytes are kept in all. */
  static int mostReports(long maxBytes) {
    return (int) Math.min(MOST_REPORTS_IN_ALL, maxBytes / REPORTS_PART / REPORT_BYTES);
  }

  /** At least as many bytes as this many reports take. */
  static long bytes(int reports) {
    return (long) reports * REPORT_BYTES;
  }
}
