package org.websocketchat.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sample server must have the known weaknesses, or tests against it prove nothing. */
final class SampleServerTest {
  private final SampleServer server = new SampleServer();
  private final List<JdkClient> clients = new ArrayList<>();

  SampleServerTest() throws IOException {}

  @AfterEach
  void stop() {
    clients.forEach(JdkClient::close);
    server.close();
  }

  @Test
  void givesEachSocketTheNextIdFromTheTimeItStarted() {
    long first = idOf(joined());
    assertTrue(System.currentTimeMillis() - first < 60_000);
    assertEquals(first + 1, idOf(joined()));
  }

  @Test
  void tellsTheNamesAndRebroadcastsTheUsername() {
    var ann = joined();
    var bob = joined();
    var username = username(ann, "Ann");
    ann.send(username);
    bob.await("text {\"type\":\"userlist\",\"users\":[\"Ann\",null]}");
    bob.await("text " + username);
    ann.await("text " + username);
  }

  @Test
  void countsSuffixesOverAllNamesAndTakesOnesOwnNameForTaken() {
    var ann = joined();
    ann.send(username(ann, "Ann"));
    ann.send(username(ann, "Ann"));
    ann.await("text {\"type\":\"rejectusername\",\"id\":" + idOf(ann) + ",\"name\":\"Ann1\"}");
    ann.send(username(ann, "Bob"));
    var other = joined();
    other.send(username(other, "Bob"));
    other.await("text {\"type\":\"rejectusername\",\"id\":" + idOf(other) + ",\"name\":\"Bob2\"}");
    other.await("text {\"type\":\"userlist\",\"users\":[\"Bob\",\"Bob2\"]}");
  }

  @Test
  void relaysMessagesWithNameAndUnknownFieldsAndWithoutTags() {
    var ann = joined();
    ann.send(username(ann, "Ann"));
    var head = "{\"type\":\"message\",\"text\":\"";
    var tail = "\",\"id\":" + idOf(ann) + ",\"date\":5,\"cid\":\"c.1\"";
    ann.send(head + "a < b and c > d <b>x</b> <>" + tail + "}");
    ann.await("text " + head + "a  d x <>" + tail + ",\"name\":\"Ann\"}");
  }

  @Test
  void trustsIdsAndRelaysWhateverItDoesNotKnow() {
    var ann = joined();
    var mallory = joined();
    for (var forged :
        List.of(
            "{\"type\":\"id\",\"id\":1}",
            "{\"type\":\"userlist\",\"users\":[]}",
            "{\"type\":\"x\",\"a\":{\"b\":[null,1.5]}}")) {
      mallory.send(forged);
      ann.await("text " + forged);
    }
    mallory.send(username(ann, "Fool"));
    ann.await("text {\"type\":\"userlist\",\"users\":[\"Fool\",null]}");
    assertEquals(List.of(), server.crashes());
  }

  @Test
  void ignoresBinaryFrames() {
    var ann = joined();
    ann.send(new byte[3]);
    ann.send(username(ann, "Ann"));
    ann.await("text " + username(ann, "Ann"));
    assertEquals(1, server.received().size());
  }

  @Test
  void tellsTheNamesWhenSomebodyLeaves() {
    var ann = joined();
    var bob = joined();
    bob.send(username(bob, "Bob"));
    ann.close(1000, "");
    bob.await("text {\"type\":\"userlist\",\"users\":[\"Bob\"]}");
  }

  @Test
  void diesOfAnUnknownIdAndForgetsEverything() throws IOException {
    var ann = joined();
    var bob = joined();
    ann.send(username(ann, "Ann"));
    bob.send("{\"type\":\"message\",\"text\":\"hi\",\"id\":7,\"date\":5}");
    ann.await("closed 1006  unclean");
    bob.await("closed 1006  unclean");
    assertEquals(1, server.crashes().size());
    var refused = client();
    refused.open(server.url(), List.of("json"));
    refused.await("closed 1006  unclean");
    server.restart();
    var again = joined();
    again.send(username(again, "Ann"));
    again.await("text {\"type\":\"userlist\",\"users\":[\"Ann\"]}");
  }

  @Test
  void diesOfAClientThatDoesNotOfferItsSubProtocol() {
    var ann = joined();
    client().open(server.url(), List.of());
    ann.await("closed 1006  unclean");
    assertEquals(List.of("a client offered []"), server.crashes());
  }

  @Test
  void diesOfWhatIsNoJson() {
    joined().send("{'type':'x'}");
    Await.until("crash", () -> !server.crashes().isEmpty());
  }

  @Test
  void holdsItsFramesAndSaysThemInOrder() {
    var ann = joined();
    server.hold();
    ann.send(username(ann, "Ann"));
    Await.until("received", () -> !server.received().isEmpty());
    assertEquals(2, ann.events().size());
    server.release();
    ann.await("text " + username(ann, "Ann"));
    assertEquals("text {\"type\":\"userlist\",\"users\":[\"Ann\"]}", ann.events().get(2));
  }

  @Test
  void swallowsFrames() {
    var ann = joined();
    server.swallow(frame -> frame.contains("userlist"));
    ann.send(username(ann, "Ann"));
    ann.await("text " + username(ann, "Ann"));
    assertEquals(3, ann.events().size());
  }

  @Test
  void broadcastsAndCuts() {
    var ann = joined();
    server.broadcast("{}");
    ann.await("text {}");
    server.cutAll();
    ann.await("closed 1006  unclean");
    Await.until("empty", () -> server.connected() == 0);
    assertEquals(List.of(), server.crashes());
  }

  private JdkClient client() {
    var client = new JdkClient();
    clients.add(client);
    return client;
  }

  private JdkClient joined() {
    var client = client();
    client.open(server.url(), List.of("websocket-chat.v1", "json"));
    client.await("opened json");
    Await.until("id", () -> client.events().size() > 1);
    return client;
  }

  /** The first frame of each socket. */
  private static long idOf(JdkClient client) {
    var frame = client.events().get(1);
    assertTrue(frame.startsWith("text {\"type\":\"id\",\"id\":"), frame);
    return Long.parseLong(frame.substring(frame.lastIndexOf(':') + 1, frame.length() - 1));
  }

  private static String username(JdkClient client, String name) {
    return "{\"type\":\"username\",\"name\":\""
        + name
        + "\",\"date\":5,\"id\":"
        + idOf(client)
        + "}";
  }
}
