package org.websocketchat.server;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells at {@code /health} that the server lives, and how much is going on. */
final class HealthHandler extends Handler.Abstract {
  private static final String PATH = "/health";
  private final HubLoop hub;

  HealthHandler(HubLoop hub) {
    this.hub = hub;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!Request.getPathInContext(request).equals(PATH)) {
      return false;
    }
    var body =
        "{\"status\":\"ok\",\"rooms\":" + hub.rooms() + ",\"sockets\":" + hub.sockets() + "}\n";
    Reply.body(response, callback, HttpStatus.OK_200, "application/json", body);
    return true;
  }
}
