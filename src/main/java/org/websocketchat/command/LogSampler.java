package org.websocketchat.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Accepts the first log lines of each kind and counts the others. Lines are of one kind if they
 * differ only in words that contain a digit: numbers, addresses, codes.
 */
final class LogSampler {
  /** How many lines of a kind are written within one window. */
  static final int LINES_PER_WINDOW = 20;

  static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** How many kinds are told apart; lines of further kinds count as one kind. */
  private static final int MAX_KINDS = 1_000;

  private static final String OTHER = "...";

  /**
   * The lines of one kind that were not written.
   *
   * @param lines their number
   */
  record Suppressed(String kind, long lines) {}

  /** Counts the lines of a kind, from its first line on. */
  private static final class Window {
    private final long endNanos;
    private long lines;

    Window(long endNanos) {
      this.endNanos = endNanos;
    }
  }

  private final Map<String, Window> windows = new LinkedHashMap<>();

  /** Whether to write a line; if not, it is counted. */
  boolean accepts(String line, long nowNanos) {
    var kind = kind(line);
    if (windows.size() >= MAX_KINDS && !windows.containsKey(kind)) {
      kind = OTHER;
    }
    var window = windows.computeIfAbsent(kind, ignored -> new Window(nowNanos + WINDOW_NANOS));
    return ++window.lines <= LINES_PER_WINDOW;
  }

  /** Ends the windows whose time is over; returns the lines that they left out. */
  List<Suppressed> endWindows(long nowNanos) {
    var told = new ArrayList<Suppressed>();
    windows
        .entrySet()
        .removeIf(
            entry -> {
              var window = entry.getValue();
              boolean over = nowNanos - window.endNanos >= 0;
              long more = window.lines - LINES_PER_WINDOW;
              if (over && more > 0) {
                told.add(new Suppressed(entry.getKey(), more));
              }
              return over;
            });
    return told;
  }

  /** The line with {@code #} in place of each word that contains a digit. */
  static String kind(String line) {
    var kind = new StringBuilder(line.length());
    int start = 0;
    while (start < line.length()) {
      int end = line.indexOf(' ', start);
      end = end < 0 ? line.length() : end;
      var word = line.substring(start, end);
      boolean number = word.chars().anyMatch(c -> c >= '0' && c <= '9');
      kind.append(number ? "#" : word);
      if (end < line.length()) {
        kind.append(' ');
      }
      start = end + 1;
    }
    return kind.toString();
  }
}
