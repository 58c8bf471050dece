package org.websocketchat.jvm;

/** Calls the program that listens, so that a failure there stops nothing here. */
final class Callbacks {
  private Callbacks() {}

  /**
   * Calls this, and tells the current thread's handler of uncaught exceptions what it throws. An
   * executor may keep that to itself: those for scheduled tasks do.
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
