package org.websocketchat.bot;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.websocketchat.protocol.Now;
import org.websocketchat.session.Clock;

/**
 * The one thread of a bot's session, its sockets and its memory. No code of the program runs on it,
 * so nothing but the disk can block it. It keeps the JVM alive until it is ended.
 */
final class SessionThread implements Executor {
  private final ScheduledThreadPoolExecutor executor;
  private final Runnable afterTask;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition taskDone = lock.newCondition();

  /**
   * Starts the thread with the first task.
   *
   * @param faults is told what a task throws
   * @param afterTask runs on the thread after each task
   */
  SessionThread(String name, Thread.UncaughtExceptionHandler faults, Runnable afterTask) {
    this.afterTask = afterTask;
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform()
                .name(name)
                .daemon(false)
                .uncaughtExceptionHandler(faults)
                .factory());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** A clock that calls back on this thread. */
  Clock clock() {
    var clock = new JdkClock(executor);
    return new Clock() {
      @Override
      public Now now() {
        return clock.now();
      }

      @Override
      public void wakeAt(long atMillis, Runnable wake) {
        clock.wakeAt(atMillis, () -> run(wake));
      }
    };
  }

  /** Runs this after all tasks before it; never, if the thread has ended. */
  @Override
  public void execute(Runnable task) {
    try {
      executor.execute(() -> run(task));
    } catch (RejectedExecutionException ended) {
      // Late events of a socket that nobody listens to any more.
    }
  }

  private void run(Runnable task) {
    Callbacks.run(task);
    Callbacks.run(afterTask);
    lock.lock();
    try {
      taskDone.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has the thread do this, and waits for it, also if the caller is interrupted meanwhile.
   *
   * @return empty if the thread has ended
   */
  <T> Optional<T> call(Supplier<T> task) {
    Future<T> future;
    try {
      future =
          executor.submit(
              () -> {
                try {
                  return task.get();
                } finally {
                  run(() -> {});
                }
              });
    } catch (RejectedExecutionException ended) {
      return Optional.empty();
    }
    return result(future);
  }

  private static <T> Optional<T> result(Future<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return Optional.of(future.get());
        } catch (InterruptedException again) {
          interrupted = true;
        } catch (CancellationException ended) {
          return Optional.empty();
        } catch (ExecutionException failed) {
          throw new IllegalStateException(failed.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits on another thread until a condition holds that a task brings about.
   *
   * @param condition must be safe for any thread
   * @return whether it holds; false when the time is over
   */
  boolean await(BooleanSupplier condition, long atMostNanos) throws InterruptedException {
    long left = Math.min(atMostNanos, TimeUnit.DAYS.toNanos(365));
    lock.lockInterruptibly();
    try {
      while (!condition.getAsBoolean() && left > 0) {
        left = taskDone.awaitNanos(left);
      }
      return condition.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the thread; called from a task, which is the last one. */
  void end() {
    executor.shutdown();
  }
}
