package org.websocketchat.store;

/**
 * Decides when the files lose the copies of texts that were taken away from the log.
 *
 * <p>SQLite overwrites what is deleted, and leaves two kinds of copies. Older copies of pages stand
 * in the write-ahead log; a second later it is emptied. When SQLite moves rows to another page, the
 * old bytes stay in the first one; so the file is compacted once nothing was stored for a while. At
 * the start both may be left from before.
 */
final class SqliteErasure {
  /** How long copies may stay in the write-ahead log. */
  private static final long EMPTY_AFTER_MILLIS = 1_000;

  /** How long nothing has to be stored before the file is compacted, during which requests wait. */
  private static final long QUIET_MILLIS = 10_000;

  /** How long after one compaction the next one may come. */
  private static final long PAUSE_MILLIS = 600_000;

  private static final long NEVER = Long.MAX_VALUE;

  /** When the write-ahead log is to be emptied. */
  private long emptyAtMillis;

  /** When the file is to be compacted. */
  private long compactAtMillis;

  /** Before this, the file is not compacted again. */
  private long pausedUntilMillis;

  SqliteErasure(long nowMillis) {
    emptyAtMillis = nowMillis;
    compactAtMillis = nowMillis + QUIET_MILLIS;
    pausedUntilMillis = nowMillis;
  }

  /**
   * Notes that something was stored.
   *
   * @param takesAway whether texts may have been taken away
   */
  void stored(boolean takesAway, long nowMillis) {
    if (takesAway) {
      emptyAtMillis = Math.min(emptyAtMillis, nowMillis + EMPTY_AFTER_MILLIS);
    }
    if (takesAway || compactAtMillis != NEVER) {
      compactAtMillis = Math.max(nowMillis + QUIET_MILLIS, pausedUntilMillis);
    }
  }

  /** When {@link #erase} is due, by its clock. */
  long nextMillis() {
    return Math.min(emptyAtMillis, compactAtMillis);
  }

  /** Does what is due. What fails now is tried again later. */
  void erase(SqliteWriter writer, long nowMillis) {
    if (nowMillis >= compactAtMillis) {
      pausedUntilMillis = nowMillis + PAUSE_MILLIS;
      compactAtMillis =
          writer.compact(SqliteWriter.MOST_COMPACTED_BYTES) ? NEVER : pausedUntilMillis;
      emptyAtMillis = nowMillis;
    }
    if (nowMillis >= emptyAtMillis) {
      emptyAtMillis = writer.empty() ? NEVER : nowMillis + EMPTY_AFTER_MILLIS;
    }
  }
}
