package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.junit.jupiter.api.Test;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.testing.Await;

/** What supervisors and load balancers are told at /health/live and /health/ready. */
final class HealthTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aServerThatWorksIsLiveAndReady() throws Exception {
    try (var server = ChatServer.start(Settings.local())) {
      assertEquals("200 {\"status\":\"ok\"}\n", get(server, "live"));
      assertEquals("200 {\"status\":\"ok\"}\n", get(server, "ready"));
      assertTrue(get(server, "other").startsWith("404 "));
    }
  }

  @Test
  void oneThatCannotGoOnIsNeither() throws Exception {
    try (var server = Faulty.server(new StackOverflowError("planted"));
        var peer = RawSocket.open(server)) {
      peer.send(Faulty.FRAME);
      server.awaitEnd();
      assertEquals("503 {\"status\":\"down\"}\n", get(server, "live"));
      assertEquals("503 {\"status\":\"down\"}\n", get(server, "ready"));
    }
  }

  @Test
  void oneThatIsFullIsLiveAndNotReadyUntilSomebodyLeaves() throws Exception {
    var settings = Settings.builder().limits(HubLimits.builder().sockets(1).build()).build();
    try (var server = ChatServer.start(settings)) {
      try (var ann = RawSocket.join(server, "Ann")) {
        ann.say("I have the place");
        assertEquals("503 {\"status\":\"full\"}\n", get(server, "ready"));
        assertEquals("200 {\"status\":\"ok\"}\n", get(server, "live"));
      }
      Await.until("a place", () -> isReady(server));
    }
  }

  /** A socket whose end is not told keeps the server stopping. */
  @Test
  void oneThatStopsIsNotReady() {
    var loop = Faulty.loop(new IllegalStateException("not planted"));
    var health = new HealthHandler(loop, 10);
    var session = new FakeSession();
    var socket = new ChatSocket(loop, "lobby", "json", null);
    loop.start();
    socket.onOpen(session.session(), Callback.NOOP);
    session.await("demand");
    assertEquals("", health.unready());
    var stop = Thread.ofVirtual().start(loop::stop);
    Await.until("stopping", () -> health.unready().equals("stopping"));
    assertTrue(loop.isRunning());
    socket.onClosed(CloseStatus.NO_CODE_STATUS, Callback.NOOP);
    Await.until("the end", () -> !stop.isAlive());
    assertEquals("down", health.unready());
  }

  private boolean isReady(ChatServer server) {
    try {
      return get(server, "ready").startsWith("200 ");
    } catch (Exception fault) {
      throw new IllegalStateException(fault);
    }
  }

  private String get(ChatServer server, String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(server.url() + "health/" + path)).build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
