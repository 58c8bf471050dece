package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;

/** What may leave, and when (docs/protocol.md, "Life" and "Leaving"). */
final class WireTest {
  private static final Allowance SLOW = new Allowance(65_536, 16_384, 32, 2, 5);

  private static ChatStay online(Allowance limits) {
    var stay = new ChatStay().join().open();
    stay.receive(ChatStay.welcome("Ann", 0, ChatStay.EPOCH, 1, 80, false, limits));
    return stay;
  }

  /** The Close frame has been handed to the socket, and the answer has not come. */
  private static ChatStay closing() {
    var stay = ChatStay.online(1, 80);
    stay.feed(new Input.DisconnectRequested());
    assertEquals(1, stay.all(Output.Close.class).size());
    stay.outputs.clear();
    return stay;
  }

  @Test
  void nothingLeavesAfterClose() {
    var stay = closing();
    stay.receive(new ServerFrame.Ping(80));
    stay.receive(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
    stay.receive(new ServerFrame.Ping(80));
    stay.receive(new ServerFrame.RejectUsername("Ann", null));
    stay.feed(new Input.HistoryRequested());
    stay.feed(new Input.RenameRequested("Zoe"));
    stay.feed(new Input.Typed());
    stay.feed(new Input.WentOffline());
    stay.feed(new Input.BecameVisible());
    stay.after(2_000);
    assertEquals(List.of(), stay.sent());
    assertEquals(Status.CLOSING, stay.status());
  }

  @Test
  void aWelcomeThatComesAfterCloseAsksForNothing() {
    var stay = new ChatStay().join().open();
    stay.feed(new Input.DisconnectRequested());
    stay.outputs.clear();
    stay.receive(ChatStay.welcome("Ann2", 0, ChatStay.EPOCH, 1, 80, false, Allowance.USUAL));
    assertEquals(List.of(), stay.sent());
  }

  @Test
  void everyFrameCountsAgainstTheRate() {
    var stay = online(SLOW); // hello, history
    stay.feed(new Input.Typed());
    stay.receive(new ServerFrame.Ping(80));
    stay.feed(new Input.BecameVisible()); // asks for a sign of life
    assertEquals(5, stay.sent().size());
    stay.feed(new Input.RenameRequested("Zoe"));
    stay.say("1");
    assertEquals(5, stay.sent().size());
    assertEquals(6, stay.after(600).sent().size());
    assertEquals(7, stay.after(600).sent().size());
  }

  @Test
  void pingsThatComeInAFloodAreAnsweredAtTheRateAndCostATextLittle() {
    var stay = online(Allowance.USUAL);
    for (int i = 0; i < 500; i++) {
      stay.receive(new ServerFrame.Ping(80));
    }
    stay.say("hi").after(300);
    assertTrue(stay.sent(ClientFrame.Pong.class).size() < 22, "no more than the server reads");
    assertEquals(List.of("1 0 hi"), stay.said());
  }

  @Test
  void anAnswerGoesBeforeATextAndTypingIsNotToldAfterIt() {
    var stay = online(SLOW);
    stay.say("1", "2", "3", "4");
    stay.outputs.clear();
    stay.feed(new Input.Typed());
    stay.receive(new ServerFrame.Ping(80)).after(5_000);
    assertEquals(new ClientFrame.Pong(), stay.sent().getFirst());
    assertEquals(List.of("4 3 4"), stay.said());
    assertEquals(List.of(), stay.sent(ClientFrame.Typing.class));
  }

  @Test
  void aNameThatCannotBeUsedCostsNothing() {
    var stay = ChatStay.online(1, 0).pass(200_000);
    assertThrows(
        IllegalArgumentException.class, () -> stay.feed(new Input.RenameRequested("a\nb")));
    stay.feed(new Input.TimePassed());
    assertEquals(List.of(new ClientFrame.Ping()), stay.sent(ClientFrame.Ping.class));
    stay.receive(new ServerFrame.Pong()).after(10_000);
    assertEquals(Status.ONLINE, stay.status());
  }
}
