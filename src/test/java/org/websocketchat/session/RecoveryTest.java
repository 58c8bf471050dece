package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ServerFrame;

/**
 * Faults that other chats have around recovery (docs/faults.md), and that a session does not have.
 */
class RecoveryTest {

  @Test
  void whatIsSaidWhileOneCatchesUpSurvivesThatTheSocketIsLostOnceMore() {
    var client = ChatTestClient.online(1, 3).say("a").closed(1006).say("b").redial();
    client.open().receive(ChatTestClient.welcome(0, 1, 9, true)).hear(4, "four").say("c");
    client.hear(5, "five").closed(1006).redial().outputs.clear();
    client.open().receive(ChatTestClient.welcome(1, 1, 10, true));
    assertEquals(5, client.sent(ClientFrame.Hello.class).getFirst().offset());
    assertEquals(List.of("2 1 b", "3 2 c"), client.said());
    for (int offset = 6; offset <= 9; offset++) {
      client.hear(offset, "m" + offset);
    }
    client.copy(10, 1, "a").copy(11, 2, "b").copy(12, 3, "c");
    assertEquals(List.of("m6", "m7", "m8", "m9", "a", "b", "c"), client.arrived());
    assertEquals(List.of(), client.pending());
  }

  @Test
  void recoveryWorksAgainAndAgainWhetherManyFewOrNoMessagesWereMissed() {
    var client = ChatTestClient.online(1, 3);
    long head = 3;
    for (int missed : List.of(0, 2, 0, 0, 5, 1, 0)) {
      client.reconnect(ChatTestClient.welcome(0, 1, head + missed, true));
      assertEquals(head, client.sent(ClientFrame.Hello.class).getFirst().offset());
      for (int i = 0; i < missed; i++) {
        client.hear(++head, "m" + head);
      }
      client.receive(new ServerFrame.Ping(head));
      assertEquals(Status.ONLINE, client.status());
      assertEquals(missed, client.arrived().size());
      assertEquals(List.of(), client.shown(Change.Missed.class));
    }
  }

  /** An older server that speaks only {@code json} tells no offsets. */
  @Test
  void whatWasHeardUnderJsonAndComesAgainTakesTheOldRowsPlace() {
    var client = ChatTestClient.online(1, 3).hear(4, "four").closed(1006).redial().open("json");
    client.receive("{\"type\":\"id\",\"id\":5}");
    client.receive("{\"type\":\"username\",\"name\":\"Ann\",\"id\":5}");
    client.receive("{\"type\":\"message\",\"text\":\"five\",\"id\":9,\"name\":\"Bob\"}");
    client.reconnect(ChatTestClient.welcome(0, 1, 5, true)).hear(5, "five");
    var changes = client.all(Output.Show.class).stream().map(Output.Show::change).toList();
    int superseded = changes.indexOf(new Change.Superseded());
    int again = changes.indexOf(client.shown(Change.MessageArrived.class).getFirst());
    assertEquals(true, superseded >= 0 && superseded < again, changes.toString());
    client.reconnect(ChatTestClient.welcome(0, 1, 5, true));
    assertEquals(List.of(), client.shown(Change.Superseded.class), "once");
  }

  @Test
  void aReplayThatIsCutGoesOnFromTheLastMessageThatCame() {
    var client = ChatTestClient.online(1, 0);
    for (long offset = 1; offset <= 10; offset++) {
      client.reconnect(ChatTestClient.welcome(0, 1, 10, true)).hear(offset, "m" + offset);
      assertEquals(List.of("m" + offset), client.arrived(), "nothing comes twice");
    }
    assertEquals(new Position(ChatTestClient.EPOCH, 10), client.session.position());
  }

  @Test
  void whatWasStoredStandsInItsPageWhereTooMuchWasMissed() {
    var client = ChatTestClient.online(1, 3).say("a", "b", "c", "d");
    client.reconnect(ChatTestClient.welcome(3, 1, 2_000, false));
    assertEquals(List.of("4 3 d"), client.said());
    assertEquals(List.of("a STORED", "b STORED", "c STORED", "d HANDED_OVER"), client.pending());
    client.page(2_001, ChatTestClient.own(2_000, 3, "c"));
    assertEquals(List.of("d HANDED_OVER"), client.pending());
    assertEquals(List.of(), client.arrived());
  }

  @Test
  void datesOrderNothingAndPointNowhere() {
    var client = ChatTestClient.online(1, 0);
    long[] dates = {ChatTestClient.WALL, 0, 9_000_000_000_000L, ChatTestClient.WALL - 86_400_000};
    for (int i = 0; i < dates.length; i++) {
      client.receive(
          new ServerFrame.Message(i + 1, 8, "Bob", new Body.Text("m" + i), dates[i], null));
    }
    assertEquals(List.of("m0", "m1", "m2", "m3"), client.arrived());
    client.wallMillis -= 86_400_000;
    client.reconnect(ChatTestClient.welcome(0, 1, 4, true));
    assertEquals(4, client.sent(ClientFrame.Hello.class).getFirst().offset());
    assertEquals(List.of("m4"), client.hear(5, "m4").arrived());
  }

  @Test
  void aCopyThatComesBeforeAnythingElseIsKnownOfItSettlesItOnce() {
    var client = ChatTestClient.online(1, 0).say("a", "b").copy(1, 1, "a").say("c");
    assertEquals(List.of("1 0 a", "2 1 b", "3 2 c"), client.said());
    client.reconnect(ChatTestClient.welcome(2, 1, 3, true)).copy(2, 2, "b").copy(1, 1, "a");
    assertEquals(List.of("b"), client.arrived());
    assertEquals(List.of("3 2 c"), client.said(), "what came back is not sent again");
    assertEquals(List.of("c"), client.copy(3, 3, "c").arrived().subList(1, 2));
    assertEquals(List.of(), client.pending());
  }
}
