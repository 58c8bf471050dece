package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.WirePeer;
import org.websocketchat.testing.WireServer;

/** What every {@link Transport} must do, seen from both ends of a real connection. */
public abstract class TransportContract {

  /** A transport that opens one socket and logs its events by an {@link EventLog}. */
  public interface Client {
    void open(String url, List<String> protocols);

    void send(String text);

    void send(byte[] bytes);

    long bufferedBytes();

    void close(int code, String reason);

    void abandon();

    /** Opens, and sends before it can be open. */
    void openAndSend(String url, String text);

    List<String> events();
  }

  private static final String SMILE = "\uD83D\uDE00";

  /** The server's end of the connection, and what it has seen. */
  protected final Echo echo = new Echo();

  protected WireServer server;

  protected abstract Client client();

  @BeforeEach
  final void startServer() throws IOException {
    server = new WireServer(0, echo);
  }

  @AfterEach
  final void stopServer() {
    server.close();
  }

  @Test
  void opensWithoutSubProtocol() {
    client().open(server.url() + "chat?room=lobby", List.of());
    awaitEvents("opened ");
    awaitAllSeen("opened [] /chat?room=lobby");
  }

  @Test
  void opensWithOneSubProtocol() {
    client().open(server.url(), List.of("json"));
    awaitEvents("opened json");
    awaitAllSeen("opened [json] /");
  }

  @Test
  void opensWithTheSubProtocolThatTheServerPicksOfAList() {
    echo.picked = "json";
    client().open(server.url(), List.of("websocket-chat.v1", "json", "other"));
    awaitEvents("opened json");
    awaitAllSeen("opened [websocket-chat.v1, json, other] /");
  }

  @Test
  void doesNotOpenWhenTheServerPicksNoneOfThoseOffered() {
    echo.picked = "";
    client().open(server.url(), List.of("json"));
    awaitEvents("errored", "closed 1006  unclean");
  }

  @Test
  void doesNotOpenWhenTheServerPicksAnother() {
    echo.picked = "other";
    client().open(server.url(), List.of("json"));
    awaitEvents("errored", "closed 1006  unclean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a url", "ws://", "ftp://127.0.0.1/", "ws://127.0.0.1/#part"})
  void refusesAnAddressThatCannotBeUsed(String url) {
    client().open(url, List.of());
    awaitEvents("refused unusable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "json,json", "\u00E9"})
  void refusesSubProtocolsThatCannotBeOffered(String protocols) {
    client().open(server.url(), List.of(protocols.split(",", -1)));
    awaitEvents("refused unusable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hi", "\u4F60\u597D \uD83D\uDE00 \uD83D\uDC69\u200D\uD83D\uDCBB"})
  void textGoesBothWays(String text) {
    opened();
    client().send(text);
    awaitEvents("opened ", "text " + text);
  }

  @Test
  void loneSurrogatesAreReplaced() {
    opened();
    client().send("a\uD800b\uDC00");
    awaitEvents("opened ", "text a\uFFFDb\uFFFD");
  }

  @Test
  void aTextOf60KilobytesGoesBothWays() {
    var text = ("\u4F60" + SMILE + "abc").repeat(6_000);
    opened();
    client().send(text);
    awaitEvents("opened ", "text " + text);
  }

  @Test
  void aTextInPartsArrivesWhole() {
    opened();
    var text = ("a\u4F60" + SMILE).repeat(100);
    echo.peer().sendInParts(text, 3);
    awaitEvents("opened ", "text " + text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 61_440, 70_000})
  void bytesGoBothWays(int size) {
    var bytes = bytes(size);
    opened();
    client().send(bytes);
    awaitEvents("opened ", binary(bytes));
    assertEquals(binary(bytes), echo.seen.getLast());
  }

  @Test
  void whatIsHandedOverArrivesInOrderAndTheBufferEmpties() {
    opened();
    var expected = new ArrayList<>(List.of("opened "));
    for (int i = 0; i < 300; i++) {
      client().send("message " + i);
      expected.add("text message " + i);
    }
    awaitEvents(expected.toArray(new String[0]));
    Await.until("empty buffer", () -> client().bufferedBytes() == 0);
  }

  @Test
  void nothingIsSentBeforeItIsOpen() {
    client().openAndSend(server.url(), "early");
    awaitEvents("opened ");
    client().send("late");
    awaitEvents("opened ", "text late");
  }

  @Test
  void closesWithOurCodeAndReason() {
    opened();
    client().close(4000, "bye " + SMILE);
    awaitSeen("closed 4000 bye " + SMILE);
    awaitEvents("opened ", "closed 4000  clean");
  }

  @Test
  void closesNormally() {
    opened();
    client().close(1000, "");
    awaitSeen("closed 1000 ");
    awaitEvents("opened ", "closed 1000  clean");
  }

  @Test
  void cutsALongReasonBetweenCodePoints() {
    opened();
    client().close(3000, "a" + SMILE.repeat(40));
    awaitSeen("closed 3000 a" + SMILE.repeat(30));
  }

  @Test
  void whatWasHandedOverBeforeClosingArrives() {
    opened();
    var text = "x".repeat(60_000);
    for (int i = 0; i < 5; i++) {
      client().send(text);
    }
    client().close(1000, "");
    client().send("too late");
    awaitSeen("closed 1000 ");
    assertEquals(7, echo.seen.size());
    Await.until("end", this::isClosed);
    assertEquals("closed 1000  clean", client().events().getLast());
  }

  @Test
  void nothingIsReceivedOnceItIsClosing() {
    opened();
    server.inTurn(
        () -> {
          client().close(1000, "");
          echo.peer().send("late");
        });
    awaitEvents("opened ", "closed 1000  clean");
  }

  @Test
  void closingTwiceIsClosingOnce() {
    opened();
    client().close(4000, "first");
    client().close(4001, "second");
    awaitSeen("closed 4000 first");
    awaitEvents("opened ", "closed 4000  clean");
  }

  @Test
  void closingWhileItOpensEndsIt() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      client().open("ws://127.0.0.1:" + silent.getLocalPort(), List.of());
      client().close(1000, "");
      awaitEvents("errored", "closed 1006  unclean");
    }
  }

  @Test
  void tellsTheServersCodeAndReason() {
    opened();
    echo.peer().close(4001, "gone \u4F60 " + SMILE);
    awaitEvents("opened ", "closed 4001 gone \u4F60 " + SMILE + " clean");
    Await.until("answer", () -> echo.seen.getLast().startsWith("closed 4001 "));
  }

  @Test
  void tellsThatTheServerGaveNoCode() {
    opened();
    echo.peer().close(1005, "");
    awaitEvents("opened ", "closed 1005  clean");
  }

  @Test
  void tellsOfARefusedConnection() throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    client().open("ws://127.0.0.1:" + port + "/", List.of());
    awaitEvents("errored", "closed 1006  unclean");
  }

  /** Some transports tell an error first, some do not. */
  @Test
  void tellsOfAResetConnection() {
    opened();
    echo.peer().reset();
    Await.until("closed", this::isClosed);
    assertEquals("closed 1006  unclean", client().events().getLast());
  }

  @Test
  void anAbandonedSocketSays4004AndTellsNothingMore() {
    opened();
    client().abandon();
    awaitSeen("closed 4004 ");
    assertEquals(List.of("opened "), client().events());
  }

  @Test
  void anAbandonedSocketIsDeafToWhatWasOnItsWay() {
    opened();
    server.inTurn(
        () -> {
          echo.peer().send("on its way");
          client().abandon();
        });
    awaitSeen("closed 4004 ");
    assertFalse(client().events().contains("closed 4004  clean"));
    assertTrue(client().events().size() <= 2); // it may have come just before
  }

  @Test
  void whatIsAbandonedWhileItOpensTellsNothing() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      client().open("ws://127.0.0.1:" + silent.getLocalPort(), List.of());
      try (var connection = silent.accept()) {
        client().abandon();
        connection
            .getOutputStream()
            .write("HTTP/1.1 500 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
    opened();
    assertEquals(List.of("opened "), client().events());
  }

  /** Opens without sub-protocol and waits for it. */
  protected final void opened() {
    client().open(server.url(), List.of());
    awaitEvents("opened ");
    Await.until("the server's end", () -> !echo.peers.isEmpty());
  }

  protected final void awaitEvents(String... lines) {
    var expected = List.of(lines);
    Await.until(
        "event " + shortened(expected.getLast()),
        () -> client().events().size() >= expected.size());
    assertEquals(expected, client().events());
  }

  protected final void awaitSeen(String line) {
    Await.until("server: " + line, () -> echo.seen.contains(line));
  }

  /**
   * Waits until the server has seen something, which is exactly this: it answers before it tells.
   */
  private void awaitAllSeen(String... lines) {
    Await.until("the server", () -> echo.seen.size() >= lines.length);
    assertEquals(List.of(lines), echo.seen);
  }

  protected static byte[] bytes(int size) {
    var bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    return bytes;
  }

  protected static String binary(byte[] bytes) {
    return "binary " + bytes.length + " " + HexFormat.of().formatHex(bytes);
  }

  private boolean isClosed() {
    return client().events().getLast().startsWith("closed");
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) : text;
  }

  /** A server that sends every frame back. */
  public static final class Echo implements WireServer.Script {
    public final List<String> seen = new CopyOnWriteArrayList<>();
    final List<WirePeer> peers = new CopyOnWriteArrayList<>();

    /** The sub-protocol to pick, whichever are offered; "first" picks the first one offered. */
    volatile String picked = "first";

    public WirePeer peer() {
      return peers.getLast();
    }

    @Override
    public String pick(List<String> offered) {
      return picked.equals("first") ? WireServer.Script.super.pick(offered) : picked;
    }

    @Override
    public void opened(WirePeer peer) {
      peers.add(peer);
      seen.add("opened " + peer.offered() + " " + peer.target());
    }

    @Override
    public void received(WirePeer peer, String text) {
      seen.add("text " + text);
      peer.send(text);
    }

    @Override
    public void received(WirePeer peer, byte[] bytes) {
      seen.add(binary(bytes));
      peer.send(bytes);
    }

    @Override
    public void closed(WirePeer peer, int code, String reason) {
      seen.add("closed " + code + " " + reason);
    }
  }
}
