package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

class LogWriterTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Pipe pipe = new Pipe();

  /** A stream that blocks until a test releases it. */
  private static final class Pipe extends OutputStream {
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException("a line is written at once");
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      reached.countDown();
      try {
        open.await();
      } catch (InterruptedException hurried) {
        throw new IllegalStateException(hurried);
      }
      synchronized (this) {
        taken.write(bytes, from, length);
      }
    }

    synchronized List<String> lines() {
      return taken.toString(StandardCharsets.UTF_8).lines().toList();
    }
  }

  private LogWriter start() {
    return LogWriter.start(pipe, nanos::get);
  }

  private static void say(LogWriter log, String line) {
    log.publish(new LogRecord(Level.INFO, line));
  }

  private static long number(String line, String before) {
    return Long.parseLong(line.replaceAll(".*" + before + "(\\d+) .*", "$1"));
  }

  @Test
  void whatIsSaidIsWrittenLineByLineInOrder() {
    pipe.open.countDown();
    var log = start();
    say(log, "first");
    say(log, "second");
    log.flush();
    assertEquals(2, pipe.lines().size());
    assertTrue(pipe.lines().getFirst().endsWith(" INFO first"), pipe.lines().getFirst());
    assertTrue(pipe.lines().getLast().endsWith(" INFO second"), pipe.lines().getLast());
  }

  @Test
  void aPipeThatTakesNothingStopsNobodyAndWhatIsLeftOutIsCounted() throws Exception {
    var log = start();
    say(log, "the first");
    pipe.reached.await();
    int all = 3_000;
    for (int i = 0; i < all; i++) {
      say(log, "line " + "x".repeat(i)); // each line is a kind of its own, up to 1 000 kinds
    }
    log.close(); // gives up after a second
    pipe.open.countDown();
    Await.until("what was left out", () -> pipe.lines().toString().contains("left out: "));
    log.flush();
    long written = pipe.lines().stream().filter(line -> line.contains("INFO line ")).count();
    assertTrue(written <= LogWriter.MAX_WAITING, "written " + written);
    long lost =
        pipe.lines().stream()
            .filter(line -> line.contains("faster than"))
            .mapToLong(line -> number(line, "left out: "))
            .sum();
    long sampled =
        pipe.lines().stream()
            .filter(line -> line.contains("more lines like"))
            .mapToLong(line -> number(line, "10 s: "))
            .sum();
    assertEquals(all, written + lost + sampled);
    assertTrue(pipe.lines().size() < LogWriter.MAX_WAITING + 10, "lines " + pipe.lines().size());
  }

  @Test
  void whatRepeatsIsSampledAndCounted() {
    pipe.open.countDown();
    var log = start();
    for (int i = 0; i < 11_000; i++) {
      say(log, "closing socket " + i + " from 10.0.0." + i % 256 + ": 4029 \"too many sockets\"");
    }
    say(log, "the log was not closed well");
    log.flush();
    assertEquals(21, pipe.lines().size());
    nanos.addAndGet(LogSampler.WINDOW_NANOS);
    say(log, "and later");
    Await.until("the count", () -> pipe.lines().size() == 23);
    log.flush();
    var told =
        "left out within 10 s: 10980 more lines like closing socket # from # # "
            + "\"too many sockets\"";
    assertTrue(pipe.lines().stream().anyMatch(line -> line.endsWith(told)), pipe.lines()::toString);
    say(log, "closing socket 7 from 10.0.0.1: 4029 \"too many sockets\"");
    log.flush();
    assertEquals(24, pipe.lines().size(), "the next window lets it through");
  }

  @Test
  void anotherReasonIsAnotherKind() {
    pipe.open.countDown();
    var log = start();
    for (int i = 0; i < 100; i++) {
      say(log, "closing socket " + i + " from ::1: 4029 \"too many sockets\"");
    }
    say(log, "closing socket 100 from ::1: 4003 \"more waits for you than you read\"");
    log.close();
    assertEquals(1, pipe.lines().stream().filter(line -> line.contains(": 4003 ")).count());
    assertTrue(pipe.lines().getLast().contains("left out within 10 s: 80 more"));
  }

  @Test
  void kindsAreBounded() {
    var sampler = new LogSampler();
    int taken = 0;
    for (int i = 0; i < 5_000; i++) {
      taken += sampler.accepts("x".repeat(i), 0) ? 1 : 0;
    }
    assertEquals(1_020, taken);
    assertEquals(1, sampler.endWindows(LogSampler.WINDOW_NANOS).size());
    assertEquals(0, sampler.endWindows(LogSampler.WINDOW_NANOS).size());
  }
}
