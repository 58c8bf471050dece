package org.websocketchat.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes the log from a thread of its own, so that a blocked terminal or pipe stops no other
 * thread. Of lines that repeat only some are written, and lines beyond {@link #MAX_WAITING} are
 * left out; a line tells how many.
 */
final class LogWriter extends Handler implements Runnable {
  /** How many lines may wait to be written. */
  static final int MAX_WAITING = 1_000;

  private static final long TICK_MILLIS = 1_000;

  /** How long the process, when it ends, waits until the last lines are written. */
  private static final long FLUSH_MILLIS = 1_000;

  private final OutputStream out;
  private final LongSupplier nanos;
  private final LinkedBlockingQueue<LogRecord> waiting = new LinkedBlockingQueue<>(MAX_WAITING);

  /** Guarded by itself. */
  private final LogSampler sampler = new LogSampler();

  /** Lines left out since the last line that told of it; guarded by the sampler. */
  private long leftOut;

  /** The number of lines that wait or are being written; its monitor is notified at zero. */
  private final AtomicInteger unwritten = new AtomicInteger();

  private LogWriter(OutputStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
    setFormatter(new OneLineFormatter());
  }

  /** Starts the thread, which ends with the process. */
  static LogWriter start(OutputStream out, LongSupplier nanos) {
    var writer = new LogWriter(out, nanos);
    var thread = new Thread(writer, "log");
    thread.setDaemon(true);
    thread.start();
    return writer;
  }

  @Override
  public void publish(LogRecord event) {
    if (!isLoggable(event)) {
      return;
    }
    var line = String.valueOf(event.getMessage());
    synchronized (sampler) {
      if (sampler.accepts(line, nanos.getAsLong())) {
        add(event);
      }
    }
  }

  /** Adds a line to those that wait; returns false if too many wait. */
  private boolean add(LogRecord event) {
    unwritten.incrementAndGet();
    if (waiting.offer(event)) {
      return true;
    }
    unwritten.decrementAndGet();
    leftOut++;
    return false;
  }

  @Override
  public void run() {
    try {
      while (true) {
        var event = waiting.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        tellWhatWasLeftOut(nanos.getAsLong());
        if (event != null) {
          write(event);
          tellWritten();
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellWritten() {
    synchronized (unwritten) {
      if (unwritten.decrementAndGet() == 0) {
        unwritten.notifyAll();
      }
    }
  }

  private void tellWhatWasLeftOut(long nowNanos) {
    synchronized (sampler) {
      for (var more : sampler.endWindows(nowNanos)) {
        var line = "left out within 10 s: " + more.lines() + " more lines like " + more.kind();
        if (!add(new LogRecord(Level.INFO, line))) {
          leftOut += more.lines() - 1; // add() has counted this line itself
        }
      }
      long lost = leftOut;
      if (lost > 0) {
        var line = "left out: " + lost + " lines that came faster than they could be written";
        leftOut = add(new LogRecord(Level.WARNING, line)) ? 0 : lost;
      }
    }
  }

  private void write(LogRecord event) {
    try {
      out.write(getFormatter().format(event).getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException gone) {
      // Nobody reads the log, and there is no other place to report that.
    }
  }

  /** Waits until all lines are written, for at most a second. */
  @Override
  public void flush() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FLUSH_MILLIS);
    synchronized (unwritten) {
      try {
        long left = FLUSH_MILLIS;
        while (unwritten.get() > 0 && left > 0) {
          unwritten.wait(left);
          left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Writes how many lines were left out so far, then waits until all lines are written. */
  @Override
  public void close() {
    tellWhatWasLeftOut(nanos.getAsLong() + LogSampler.WINDOW_NANOS);
    flush();
  }
}
