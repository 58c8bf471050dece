package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.session.TransportContract;
import org.websocketchat.testing.JdkClient;

/** The contract of {@code Transport} on the JDK. */
final class JdkTransportTest extends TransportContract {
  private final JdkClient client = new JdkClient();

  @Override
  protected Client client() {
    return client;
  }

  @AfterEach
  void stopClient() {
    client.close();
  }

  @Test
  void aTextWithoutEndIsNotCollected() {
    opened();
    echo.peer().sendInParts("x".repeat((1 << 20) + 1), 100_000);
    awaitEvents("opened ", "errored", "closed 1009  unclean");
  }

  @Test
  void bytesWithoutEndAreNotCollected() {
    opened();
    echo.peer().send(new byte[(1 << 20) + 1]);
    awaitEvents("opened ", "errored", "closed 1009  unclean");
  }

  @Test
  void aListenerThatThrowsHearsWhatFollowsAndEachFailureIsReported() {
    var listener = new FailingListener();
    listener.open(server.url());
    listener.await("opened ");
    echo.peer().send("first");
    listener.await("text first");
    echo.peer().send(new byte[3]);
    listener.await("binary 3 ...");
    echo.peer().send("second");
    listener.await("text second");
    listener.close();
    assertEquals(listener.events(), listener.reported());
  }

  @Test
  void aListenerThatThrowsHearsOfAReset() {
    var listener = new FailingListener();
    listener.open(server.url());
    listener.await("opened ");
    echo.peer().reset();
    listener.await("closed 1006  unclean");
    listener.close();
    assertEquals(listener.events(), listener.reported());
  }

  @Test
  void aListenerThatThrowsHearsOfACloseAndOfARefusal() {
    var listener = new FailingListener();
    listener.open(server.url());
    listener.await("opened ");
    echo.peer().close(4001, "");
    listener.await("closed 4001  clean");
    listener.open("not a url");
    listener.await("refused unusable");
    listener.close();
    assertEquals(listener.events(), listener.reported());
  }

  /** Without this, each attempt would leave a connection behind. */
  @Test
  void anOpeningThatIsAbandonedEndsItsConnection() throws IOException {
    try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      client.open("ws://127.0.0.1:" + mute.getLocalPort() + "/", List.of());
      try (var connection = mute.accept()) {
        connection.setSoTimeout(5_000);
        var request = connection.getInputStream();
        assertTrue(request.read() >= 0);
        client.abandon();
        assertTrue(request.readAllBytes().length > 0, "reads to the end");
      }
    }
  }
}
