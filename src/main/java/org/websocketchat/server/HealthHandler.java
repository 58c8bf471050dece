package org.websocketchat.server;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers at {@code /health} whether the server works, and how many rooms and sockets it has.
 *
 * <p>A failing message log (a full disk, for example) changes only the body, not the status code: a
 * restart would not help, and a balancer that sends no more visitors would also keep away the
 * message that shows that the log works again.
 */
final class HealthHandler extends Handler.Abstract {
  private static final String PATH = "/health";
  private final HubLoop hub;

  HealthHandler(HubLoop hub) {
    this.hub = hub;
  }

  /** Whether a request is for {@code /health}. */
  static boolean isAsked(Request request) {
    return Request.getPathInContext(request).equals(PATH);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!isAsked(request)) {
      return false;
    }
    boolean runs = hub.isRunning();
    var body =
        "{\"status\":\""
            + (runs ? (hub.isFailing() ? "failing" : "ok") : "down")
            + "\",\"rooms\":"
            + hub.rooms()
            + ",\"sockets\":"
            + hub.sockets()
            + "}\n";
    int status = runs ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503;
    Reply.body(response, callback, status, "application/json", body);
    return true;
  }
}
