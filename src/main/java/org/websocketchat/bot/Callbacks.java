package org.websocketchat.bot;

/** Calls listeners so that an exception of theirs stops nothing in this package. */
final class Callbacks {
  private Callbacks() {}

  /**
   * Runs a callback, and passes what it throws to the current thread's handler of uncaught
   * exceptions. An executor may swallow exceptions; those for scheduled tasks do.
   */
  static void run(Runnable callback) {
    try {
      callback.run();
    } catch (Throwable thrown) {
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
  }
}
