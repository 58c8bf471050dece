package org.websocketchat.server;

import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.RoomName;
import org.websocketchat.protocol.SubProtocol;

/** Opens sockets at {@code /chat}, or answers in one sentence why it does not. */
final class ChatHandler extends Handler.Abstract {
  private static final String PATH = "/chat";

  /**
   * The sub-protocols that we speak; of those that a client offers, the first one in here is
   * picked.
   */
  private static final List<String> SUB_PROTOCOLS = List.of(SubProtocol.V1, SubProtocol.JSON);

  private final Allowlist allowlist;
  private final TrustedProxies proxies;
  private final HubLoop hub;
  private final WebSocketMappings upgrades;
  private final RefusedOrigins refused = new RefusedOrigins();

  ChatHandler(
      Allowlist allowlist, TrustedProxies proxies, HubLoop hub, WebSocketMappings upgrades) {
    this.allowlist = allowlist;
    this.proxies = proxies;
    this.hub = hub;
    this.upgrades = upgrades;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!Request.getPathInContext(request).equals(PATH)) {
      return false;
    }
    var headers = request.getHeaders();
    for (var origin : headers.getValuesList(HttpHeader.ORIGIN)) {
      if (!allowlist.allowsOrigin(origin)) {
        refused.note(origin);
        var sentence = "Pages of " + Log.escaped(origin) + " may not open sockets on this server.";
        Reply.text(response, callback, HttpStatus.FORBIDDEN_403, sentence);
        return true;
      }
    }
    if (!hub.isRunning()) {
      Reply.text(
          response,
          callback,
          HttpStatus.SERVICE_UNAVAILABLE_503,
          "The chat has stopped. Try again later.");
      return true;
    }
    var rooms = Request.extractQueryParameters(request).getValuesOrEmpty(RoomName.PARAMETER);
    var room = rooms.isEmpty() ? RoomName.DEFAULT : rooms.getFirst();
    if (rooms.size() > 1 || !RoomName.isValid(room)) {
      var sentence =
          "Give one room=, of 1 to 64 characters a-z 0-9 . _ - that begin with a letter or digit.";
      Reply.text(response, callback, HttpStatus.BAD_REQUEST_400, sentence);
      return true;
    }
    var offered = headers.getCSV(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, false);
    var picked = offered.stream().filter(SUB_PROTOCOLS::contains).findFirst().orElse(null);
    if (picked == null && !offered.isEmpty()) {
      // If the answer named no sub-protocol, a browser would fail the connection without a reason.
      var sentence =
          "This server speaks none of the offered sub-protocols, but " + SUB_PROTOCOLS + ".";
      Reply.text(response, callback, HttpStatus.BAD_REQUEST_400, sentence);
      return true;
    }
    if (!upgrade(room, picked, request, response, callback)) {
      response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
      var sentence = "This is the address of a WebSocket; open it with a WebSocket client.";
      Reply.text(response, callback, HttpStatus.UPGRADE_REQUIRED_426, sentence);
    }
    return true;
  }

  /** Upgrades the request; a client that offers no sub-protocol speaks {@code json}. */
  private boolean upgrade(
      String room, @Nullable String picked, Request request, Response response, Callback callback) {
    return upgrades.upgrade(
        (upgrade, answer, ignored) -> {
          answer.setExtensions(List.of());
          if (picked != null) {
            answer.setAcceptedSubProtocol(picked);
          }
          return new ChatSocket(hub, room, picked == null ? "" : picked, proxies.counted(request));
        },
        request,
        response,
        callback,
        limits());
  }

  private static Configuration.ConfigurationCustomizer limits() {
    var limits = new Configuration.ConfigurationCustomizer();
    limits.setAutoFragment(false);
    limits.setMaxFrameSize(Limits.FRAME_BYTES);
    limits.setIdleTimeout(Duration.ZERO); // the hub drops silent sockets
    return limits;
  }
}
