package org.websocketchat.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last lines of what was done and seen, from any thread; printed when a run fails. */
final class Trace {
  private static final int MOST_LINES = 400;

  private final long startNanos = System.nanoTime();
  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String who, String what) {
    if (lines.size() == MOST_LINES) {
      lines.removeFirst();
    }
    long millis = (System.nanoTime() - startNanos) / 1_000_000;
    lines.add(millis + " ms  " + who + ": " + what);
  }

  synchronized List<String> lines() {
    return new ArrayList<>(lines);
  }
}
