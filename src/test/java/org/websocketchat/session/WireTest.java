package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;

/** Which frames may leave, and when (docs/protocol.md, "Life" and "Leaving"). */
final class WireTest {
  private static final Allowance SLOW = new Allowance(65_536, 16_384, 32, 2, 5, 0);

  private static ChatTestClient online(Allowance limits) {
    var client = new ChatTestClient().join().open();
    client.receive(ChatTestClient.welcome("Ann", 0, ChatTestClient.EPOCH, 1, 80, false, limits));
    return client;
  }

  /** A client that has begun the closing handshake, and has no answer yet. */
  private static ChatTestClient closing() {
    var client = ChatTestClient.online(1, 80);
    client.feed(new Input.DisconnectRequested());
    assertEquals(1, client.all(Output.Close.class).size());
    client.outputs.clear();
    return client;
  }

  @Test
  void nothingLeavesAfterClose() {
    var client = closing();
    client.receive(new ServerFrame.Ping(80));
    client.receive(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
    client.receive(new ServerFrame.Ping(80));
    client.receive(new ServerFrame.RejectUsername("Ann", null));
    client.feed(new Input.HistoryRequested());
    client.feed(new Input.RenameRequested("Zoe"));
    client.feed(new Input.Typed());
    client.feed(new Input.WentOffline());
    client.feed(new Input.BecameVisible());
    client.after(2_000);
    assertEquals(List.of(), client.sent());
    assertEquals(Status.CLOSING, client.status());
  }

  @Test
  void aWelcomeThatComesAfterCloseAsksForNothing() {
    var client = new ChatTestClient().join().open();
    client.feed(new Input.DisconnectRequested());
    client.outputs.clear();
    client.receive(
        ChatTestClient.welcome("Ann2", 0, ChatTestClient.EPOCH, 1, 80, false, Allowance.USUAL));
    assertEquals(List.of(), client.sent());
  }

  @Test
  void everyFrameCountsAgainstTheRate() {
    var client = online(SLOW); // hello, history
    client.feed(new Input.Typed());
    client.receive(new ServerFrame.Ping(80));
    client.feed(new Input.BecameVisible()); // asks for a sign of life
    assertEquals(5, client.sent().size());
    client.feed(new Input.RenameRequested("Zoe"));
    client.say("1");
    assertEquals(5, client.sent().size());
    assertEquals(6, client.after(600).sent().size());
    assertEquals(7, client.after(600).sent().size());
  }

  @Test
  void pingsThatComeInAFloodAreAnsweredAtTheRateAndCostATextLittle() {
    var client = online(Allowance.USUAL);
    for (int i = 0; i < 500; i++) {
      client.receive(new ServerFrame.Ping(80));
    }
    client.say("hi").after(300);
    assertTrue(client.sent(ClientFrame.Pong.class).size() < 22, "no more than the server reads");
    assertEquals(List.of("1 0 hi"), client.said());
  }

  @Test
  void anAnswerGoesBeforeATextAndTypingIsNotToldAfterIt() {
    var client = online(SLOW);
    client.say("1", "2", "3", "4");
    client.outputs.clear();
    client.feed(new Input.Typed());
    client.receive(new ServerFrame.Ping(80)).after(5_000);
    assertEquals(new ClientFrame.Pong(), client.sent().getFirst());
    assertEquals(List.of("4 3 4"), client.said());
    assertEquals(List.of(), client.sent(ClientFrame.Typing.class));
  }

  @Test
  void aNameThatCannotBeUsedCostsNothing() {
    var client = ChatTestClient.online(1, 0).pass(200_000);
    assertThrows(
        IllegalArgumentException.class, () -> client.feed(new Input.RenameRequested("a\nb")));
    client.feed(new Input.TimePassed());
    assertEquals(List.of(new ClientFrame.Ping()), client.sent(ClientFrame.Ping.class));
    client.receive(new ServerFrame.Pong()).after(10_000);
    assertEquals(Status.ONLINE, client.status());
  }
}
