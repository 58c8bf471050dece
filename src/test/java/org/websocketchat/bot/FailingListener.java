package org.websocketchat.bot;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.websocketchat.session.Binary;
import org.websocketchat.session.EventLog;
import org.websocketchat.session.Transport;
import org.websocketchat.testing.Await;

/**
 * Records each event of one socket and then throws. The events come on an executor for scheduled
 * tasks, which swallows what a task throws.
 */
final class FailingListener implements AutoCloseable {
  private final List<String> reported = new CopyOnWriteArrayList<>();
  private final EventLog log = new EventLog((binary, hex) -> hex.accept("..."));
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform()
              .daemon()
              .uncaughtExceptionHandler((thread, thrown) -> reported.add(thrown.getMessage()))
              .factory());

  void open(String url) {
    new JdkTransport(http, executor).open(url, List.of(), new Failing());
  }

  /** Waits until it has received this event. */
  void await(String event) {
    Await.until(event, () -> log.lines().contains(event));
  }

  List<String> events() {
    return log.lines();
  }

  /** The events whose exceptions reached the thread's handler of uncaught exceptions. */
  List<String> reported() {
    return List.copyOf(reported);
  }

  /** Waits until all exceptions are reported, then ends. */
  @Override
  public void close() {
    executor.close();
    http.shutdownNow();
  }

  private final class Failing implements Transport.Listener {
    @Override
    public void opened(String protocol) {
      log.opened(protocol);
      fail();
    }

    @Override
    public void refused(boolean insecure, String detail) {
      log.refused(insecure, detail);
      fail();
    }

    @Override
    public void blocked() {
      log.blocked();
      fail();
    }

    @Override
    public void received(String text) {
      log.received(text);
      fail();
    }

    @Override
    public void received(Binary binary) {
      log.received(binary);
      fail();
    }

    @Override
    public void errored() {
      log.errored();
      fail();
    }

    @Override
    public void closed(int code, String reason, boolean clean) {
      log.closed(code, reason, clean);
      fail();
    }

    private void fail() {
      throw new IllegalStateException(log.lines().getLast());
    }
  }
}
