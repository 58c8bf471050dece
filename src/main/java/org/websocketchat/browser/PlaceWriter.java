package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Output;

/**
 * Writes the entries of one place in the storage, in order. While the tab's lock is away, the
 * latest value of each entry waits; when it is back, they are written only if the main entry is the
 * one that was written last, because otherwise another tab has used the place.
 */
final class PlaceWriter {
  /** Where the entries are stored. */
  interface Target {
    /** Stores an entry in place of the old one; returns false if that failed. */
    boolean set(Output.Store entry);

    /** The stored main entry; null if there is none. */
    @Nullable String main();
  }

  private final Target target;

  /** The main entry after the last writing; null if there was none. */
  private @Nullable String main;

  /** What became of the session while the lock was away, at most one value of each entry. */
  private final List<Output.Store> waiting = new ArrayList<>();

  /** The entries for which the browser had no space. */
  private final List<String> unkept = new ArrayList<>();

  /** Starts with what is stored now; the tab must hold the lock. */
  PlaceWriter(Target target) {
    this.target = target;
    main = target.main();
  }

  /** Stores an entry. */
  void write(Output.Store entry) {
    unkept.remove(entry.entry());
    if (!target.set(entry)) {
      unkept.add(entry.entry());
    }
    if (entry.entry().isEmpty()) {
      main = target.main();
    }
  }

  /** Stores an entry later, when the lock is back. */
  void defer(Output.Store entry) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (waiting.get(i).entry().equals(entry.entry())) {
        waiting.remove(i);
      }
    }
    waiting.add(entry);
  }

  /**
   * The lock is back: stores what waits, and returns true; or returns false, and stores nothing, if
   * another tab has used the place.
   */
  boolean resume() {
    var now = target.main();
    boolean isOurs = main == null ? now == null : main.equals(now);
    if (isOurs) {
      waiting.forEach(this::write);
    }
    drop();
    return isOurs;
  }

  /** Forgets what waits. */
  void drop() {
    waiting.clear();
  }

  /** Whether everything was stored. */
  boolean isDone() {
    return waiting.isEmpty() && unkept.isEmpty();
  }
}
