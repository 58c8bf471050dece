package org.websocketchat.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.chaos.Weather.Door;
import org.websocketchat.chaos.Weather.Way;
import org.websocketchat.testing.Await;

class FaultProxyTest {
  private static final int NOTHING_MILLIS = 100;

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final FaultProxy proxy = new FaultProxy(server.getLocalPort(), new Trace());

  FaultProxyTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void inClearWeatherItPassesBothWaysAndTheEnd() throws IOException {
    try (var client = connect();
        var peer = server.accept()) {
      send(client, "up");
      assertEquals("up", receive(peer, 2));
      send(peer, "down");
      assertEquals("down", receive(client, 4));
      peer.shutdownOutput();
      assertEquals(-1, client.getInputStream().read());
    }
  }

  @Test
  void slicedAndSlowItPassesTheSame() throws IOException {
    var way = new Way(10, 10, 10_000, 3, true);
    proxy.set(new Weather(way, way, Door.OPEN));
    var text = "0123456789".repeat(20);
    try (var client = connect();
        var peer = server.accept()) {
      long start = System.nanoTime();
      send(client, text);
      assertEquals(text, receive(peer, text.length()));
      assertTrue(System.nanoTime() - start > 10_000_000, "too fast");
    }
  }

  @Test
  void whatDoesNotFlowComesLater() throws IOException {
    try (var client = connect();
        var peer = server.accept()) {
      proxy.set(new Weather(Way.HELD, Way.FREE, Door.OPEN));
      send(client, "up");
      send(peer, "down");
      assertEquals("down", receive(client, 4));
      assertSilent(peer);
      proxy.set(Weather.CLEAR);
      assertEquals("up", receive(peer, 2));
    }
  }

  @Test
  void whatIsResetIsToldToBoth() throws IOException {
    try (var client = connect();
        var peer = server.accept()) {
      proxy.set(Weather.blackHole());
      proxy.resetSome(always(false));
      assertThrows(SocketException.class, () -> client.getInputStream().read());
      assertThrows(SocketException.class, () -> peer.getInputStream().read());
    }
  }

  @Test
  void whatIsLostIsToldToNobody() throws IOException {
    try (var client = connect();
        var peer = server.accept()) {
      proxy.loseSome(always(false)); // upwards
      send(client, "up");
      assertSilent(peer);
      send(peer, "down");
      assertEquals("down", receive(client, 4));
      client.shutdownOutput();
      assertSilent(peer);
    }
  }

  @Test
  void behindAHangingDoorNobodyIs() throws IOException {
    proxy.set(new Weather(Way.FREE, Way.FREE, Door.HANGING));
    try (var client = connect()) {
      send(client, "up");
      assertSilent(client);
    }
  }

  @Test
  void aShutDoorResets() throws IOException {
    proxy.set(new Weather(Way.FREE, Way.FREE, Door.SHUT));
    try (var client = connect()) {
      assertThrows(SocketException.class, () -> client.getInputStream().read());
    }
  }

  @Test
  void whereNobodyListensItResets() throws IOException {
    server.close();
    try (var client = connect()) {
      assertThrows(SocketException.class, () -> client.getInputStream().read());
    }
  }

  @Test
  void closedItLeavesNoConnection() throws IOException {
    try (var client = connect();
        var peer = server.accept()) {
      send(client, "up");
      assertEquals("up", receive(peer, 2));
      proxy.close();
      assertThrows(SocketException.class, () -> client.getInputStream().read());
      Await.until("nobody listens", () -> !isListening());
    }
  }

  private boolean isListening() {
    try (var late = connect()) {
      return late.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  /** A choice that falls on every connection, and on the first of several ways. */
  private static Random always(boolean answer) {
    return new Random() {
      private static final long serialVersionUID = 1;

      @Override
      public boolean nextBoolean() {
        return answer;
      }

      @Override
      public int nextInt(int bound) {
        return 0;
      }
    };
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String receive(Socket socket, int size) throws IOException {
    return new String(socket.getInputStream().readNBytes(size), StandardCharsets.US_ASCII);
  }

  private static void assertSilent(Socket socket) throws IOException {
    socket.setSoTimeout(NOTHING_MILLIS);
    assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
    socket.setSoTimeout(0);
  }
}
