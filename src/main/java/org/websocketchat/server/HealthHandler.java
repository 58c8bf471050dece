package org.websocketchat.server;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells at {@code /health} whether the server can serve, and how much is going on.
 *
 * <p>A log that fails (a full disk, say) is told in the body alone: to start anew would not help,
 * and who keeps everybody away would keep the message away that shows that it works again.
 */
final class HealthHandler extends Handler.Abstract {
  private static final String PATH = "/health";
  private final HubLoop hub;

  HealthHandler(HubLoop hub) {
    this.hub = hub;
  }

  /** Whether that is what a request asks for. */
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
