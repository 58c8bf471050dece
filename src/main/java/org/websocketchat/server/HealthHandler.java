package org.websocketchat.server;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers whether the server works: at {@code /health} with the number of rooms and sockets, at
 * {@code /health/live} whether a restart is needed, and at {@code /health/ready} whether to send
 * new visitors.
 *
 * <p>A failing message log (a full disk, for example) changes only the body, not the status code: a
 * restart would not help, and a balancer that sends no more visitors would also keep away the
 * message that shows that the log works again.
 */
final class HealthHandler extends Handler.Abstract {
  private static final String PATH = "/health";
  private static final String LIVE = PATH + "/live";
  private static final String READY = PATH + "/ready";

  private final HubLoop hub;
  private final int mostSockets;

  /**
   * Answers for a hub.
   *
   * @param mostSockets how many sockets it takes in all
   */
  HealthHandler(HubLoop hub, int mostSockets) {
    this.hub = hub;
    this.mostSockets = mostSockets;
  }

  /** Whether a request is for {@code /health} or below. */
  static boolean isAsked(Request request) {
    var path = Request.getPathInContext(request);
    return path.equals(PATH) || path.equals(LIVE) || path.equals(READY);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!isAsked(request)) {
      return false;
    }
    boolean runs = hub.isRunning();
    switch (Request.getPathInContext(request)) {
      case LIVE -> answer(response, callback, runs, runs ? "ok" : "down");
      case READY -> {
        var why = unready();
        answer(response, callback, why.isEmpty(), why.isEmpty() ? "ok" : why);
      }
      default -> {
        var status = runs ? (hub.isFailing() ? "failing" : "ok") : "down";
        var counts = ",\"rooms\":" + hub.rooms() + ",\"sockets\":" + hub.sockets();
        answer(response, callback, runs, status, counts);
      }
    }
    return true;
  }

  /** Why no new visitor can come in; empty if they can. */
  String unready() {
    if (!hub.isRunning()) {
      return "down";
    }
    if (hub.isStopping()) {
      return "stopping";
    }
    return hub.sockets() >= mostSockets ? "full" : "";
  }

  private static void answer(Response response, Callback callback, boolean fine, String status) {
    answer(response, callback, fine, status, "");
  }

  private static void answer(
      Response response, Callback callback, boolean fine, String status, String more) {
    int code = fine ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503;
    var body = "{\"status\":\"" + status + "\"" + more + "}\n";
    Reply.body(response, callback, code, "application/json", body);
  }
}
