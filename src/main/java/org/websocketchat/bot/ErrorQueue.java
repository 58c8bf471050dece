package org.websocketchat.bot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The errors that wait for their handler, and what happens to those without one. It locks nothing.
 */
final class ErrorQueue {
  /** How many wait at most. */
  static final int MOST = 100;

  private static final Logger LOGGER = System.getLogger("org.websocketchat.bot");

  private final Deque<Throwable> all = new ArrayDeque<>();
  private Consumer<Throwable> handler = ErrorQueue::log;

  void handler(Consumer<Throwable> other) {
    handler = other;
  }

  /** Adds one, or returns false if there is no room. */
  boolean add(Throwable error) {
    return all.size() < MOST && all.add(error);
  }

  /** Takes the oldest away, as the call that tells it; null if none waits. */
  @Nullable Runnable poll() {
    var error = all.poll();
    var present = handler;
    return error == null ? null : () -> tell(error, present);
  }

  private static void tell(Throwable error, Consumer<Throwable> handler) {
    try {
      handler.accept(error);
    } catch (Throwable thrown) {
      log(error);
      log(thrown);
    }
  }

  /** Logs one: a line for an error of ours, a stack trace for others. */
  static void log(Throwable error) {
    if (error instanceof BotException) {
      LOGGER.log(Level.WARNING, String.valueOf(error.getMessage()));
    } else {
      LOGGER.log(Level.ERROR, "A handler of the bot has thrown", error);
    }
  }

  /** Logs a gap for which there is no handler. */
  static void log(BotGap gap) {
    LOGGER.log(Level.WARNING, "The bot was not given all messages: " + gap);
  }
}
