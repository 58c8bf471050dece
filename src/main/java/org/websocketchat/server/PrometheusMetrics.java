package org.websocketchat.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubCounts;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.RefusalKind;
import org.websocketchat.protocol.CloseCode;

/**
 * Counts what the server does, for Prometheus; docs/metrics.md lists the names. The only class that
 * uses Micrometer, so a server without metrics needs no such library.
 */
final class PrometheusMetrics implements HubObserver {
  private static final String PREFIX = "websocket.chat.";
  private static final int LAST_STANDARD_CODE = 1_015;
  private static final int FIRST_CODE = 1_000;

  /** From a fast disk to one that makes people wait. */
  private static final Duration[] APPEND_BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5)
  };

  private final LongSupplier nanos;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter deliveries;
  private final Counter entries;
  private final Counter failures;
  private final Counter history;
  private final Timer append;

  /** The appends under way, by their ask; for the hub's thread. */
  private final Map<Long, Started> appends = new HashMap<>();

  /** The sockets that the server has closed and that have not ended; for the hub's thread. */
  private final Set<Long> closing = new HashSet<>();

  /** An append under way: how many entries it has, and when it was ordered. */
  private record Started(int entries, long nanos) {}

  private volatile Reading reading = Reading.NOTHING;

  /**
   * What is read when somebody asks.
   *
   * @param queuedBytes what waits to be sent to all sockets together
   * @param logBytes what the log takes on disk; 0 if it is in memory
   * @param logFails whether the log refuses messages
   */
  record Reading(HubCounts counts, long queuedBytes, long logBytes, boolean logFails) {
    static final Reading NOTHING = new Reading(new HubCounts(0, 0, 0, Map.of()), 0, 0, false);
  }

  /**
   * Begins to count.
   *
   * @param nanos a clock that never jumps, in nanoseconds
   */
  PrometheusMetrics(LongSupplier nanos) {
    this.nanos = nanos;
    deliveries = counter("deliveries", "Frames handed to sockets, one for each reader");
    entries = counter("entries", "Entries stored in the logs: messages, corrections and acts");
    failures =
        counter("append.failures", "Appends of which the log does not know whether it has them");
    history = counter("history.requests", "Pages of older messages that were asked for");
    append =
        Timer.builder(PREFIX + "append")
            .description("From the order to store entries until the log has them")
            .serviceLevelObjectives(APPEND_BUCKETS)
            .register(registry);
    gauge("connections", null, "Sockets that are open or closing", r -> r.counts().sockets());
    gauge("rooms", null, "Rooms somebody is in or may return to", r -> r.counts().rooms());
    gauge("people", null, "People present, the sum over all rooms", r -> r.counts().people());
    gauge("queued", "bytes", "What waits to be sent to all sockets", Reading::queuedBytes);
    gauge("log", "bytes", "What the log takes on disk", Reading::logBytes);
    gauge(
        "log.failing", null, "1 while the log refuses messages, else 0", r -> r.logFails() ? 1 : 0);
    for (var kind : RefusalKind.values()) {
      FunctionCounter.builder(
              PREFIX + "budget.refusals",
              this,
              self -> self.reading.counts().refusals().getOrDefault(kind, 0L))
          .tag("kind", kind.name().toLowerCase(Locale.ROOT))
          .description("What the budget has refused, by what there was too much of")
          .register(registry);
    }
  }

  private Counter counter(String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }

  private void gauge(
      String name, @Nullable String unit, String description, Function<Reading, Number> value) {
    Gauge.builder(PREFIX + name, () -> value.apply(reading))
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  @Override
  public void handled(HubInput input) {
    switch (input) {
      case HubInput.Appended answer ->
          appended(answer.ask(), answer.refused().size() + answer.denied().size());
      case HubInput.AppendFailed answer -> {
        appends.remove(answer.ask());
        failures.increment();
      }
      case HubInput.Disconnected(long socket, int code) -> {
        if (!closing.remove(socket)) {
          closed("other", code); // the client, the network, or Jetty for a breach of the protocol
        }
      }
      case HubInput.SocketInput ignored -> {}
      case HubInput.StorageAnswer ignored -> {}
      case HubInput.TimePassed ignored -> {}
      case HubInput.StopRequested ignored -> {}
    }
  }

  private void appended(long ask, int notStored) {
    var started = appends.remove(ask);
    if (started != null) {
      append.record(Duration.ofNanos(nanos.getAsLong() - started.nanos()));
      entries.increment(started.entries() - notStored);
    }
  }

  @Override
  public void carriedOut(HubOutput output) {
    switch (output) {
      case HubOutput.Deliver(var ignored, var sockets) -> deliveries.increment(sockets.size());
      case HubOutput.Offer(var ignored, var sockets) -> deliveries.increment(sockets.size());
      case HubOutput.Close(long socket, int code, var ignored) -> closedByUs(socket, code);
      case HubOutput.Drop(long socket) -> closedByUs(socket, CloseCode.ABNORMAL);
      case HubOutput.Append order ->
          appends.put(order.ask(), new Started(order.drafts().size(), nanos.getAsLong()));
      case HubOutput.Read order -> history.increment(order.newestFirst() ? 1 : 0);
      case HubOutput.ReadActs ignored -> history.increment();
      case HubOutput.Drain ignored -> {}
      case HubOutput.Demand ignored -> {}
      case HubOutput.Ping ignored -> {}
      case HubOutput.Verify ignored -> {}
      case HubOutput.Open ignored -> {}
      case HubOutput.Remember ignored -> {}
      case HubOutput.Forget ignored -> {}
    }
  }

  private void closedByUs(long socket, int code) {
    if (closing.add(socket)) {
      closed("server", code);
    }
  }

  private void closed(String by, int code) {
    Counter.builder(PREFIX + "closes")
        .tag("by", by)
        .tag("code", word(code))
        .description("Sockets that ended, by who closed them and with which code")
        .register(registry)
        .increment();
  }

  /** A code of the standard or of ours as it is; peers may send thousands of others. */
  private static String word(int code) {
    boolean isStandard = code >= FIRST_CODE && code <= LAST_STANDARD_CODE;
    return isStandard || CloseCode.isOurs(code) ? String.valueOf(code) : "other";
  }

  /** All metrics in Prometheus' text format, with this reading. */
  synchronized String text(Reading now) {
    reading = now;
    return registry.scrape();
  }
}
