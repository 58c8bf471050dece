package org.websocketchat.server;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubCounts;

/**
 * Answers {@code /metrics} on a port of its own; every other request goes on to the handler of the
 * chat, and none of that port does.
 */
final class MetricsHandler extends Handler.Wrapper {
  /** The name of the connector whose requests are for metrics. */
  static final String CONNECTOR = "metrics";

  private static final String PATH = "/metrics";
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** Less than Prometheus waits. */
  private static final long PATIENCE_MILLIS = 5_000;

  private final PrometheusMetrics metrics;
  private final HubLoop hub;
  private final LongSupplier logBytes;

  /**
   * Answers for a hub.
   *
   * @param logBytes what the log takes on disk
   * @param chat takes the requests of the other connector
   */
  MetricsHandler(PrometheusMetrics metrics, HubLoop hub, LongSupplier logBytes, Handler chat) {
    super(chat);
    this.metrics = metrics;
    this.hub = hub;
    this.logBytes = logBytes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!CONNECTOR.equals(request.getConnectionMetaData().getConnector().getName())) {
      return super.handle(request, response, callback);
    }
    RequestFilter.addSecurityHeaders(response);
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      Reply.text(
          response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "Only GET and HEAD are allowed.");
    } else if (!Request.getPathInContext(request).equals(PATH)) {
      Reply.text(response, callback, HttpStatus.NOT_FOUND_404, "Metrics are at " + PATH + ".");
    } else if (!hub.isRunning()) {
      unavailable(response, callback, "The chat has stopped.");
    } else {
      var unused =
          hub.counts()
              .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
              .handleAsync( // not on the hub's thread, which has completed it
                  (counts, late) -> answer(response, callback, counts),
                  request.getComponents().getExecutor())
              .exceptionally(
                  fault -> {
                    callback.failed(fault);
                    return false;
                  });
    }
    return true;
  }

  /** Answers, and returns whether with metrics. */
  private boolean answer(Response response, Callback callback, @Nullable HubCounts counts) {
    if (counts == null) {
      unavailable(response, callback, "The chat does not answer.");
      return false;
    }
    var reading =
        new PrometheusMetrics.Reading(
            counts, hub.queued().get(), logBytes.getAsLong(), hub.isFailing());
    Reply.body(response, callback, HttpStatus.OK_200, TYPE, metrics.text(reading));
    return true;
  }

  private static void unavailable(Response response, Callback callback, String why) {
    Reply.text(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, why);
  }
}
