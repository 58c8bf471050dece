package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ServerFrame;

/** Faults of others around recovery (docs/faults.md) that a session does not have. */
class RecoveryTest {

  @Test
  void whatIsSaidWhileOneCatchesUpSurvivesThatTheSocketIsLostOnceMore() {
    var stay = ChatStay.online(1, 3).say("a").closed(1006).say("b").redial();
    stay.open().receive(ChatStay.welcome(0, 1, 9, true)).hear(4, "four").say("c");
    stay.hear(5, "five").closed(1006).redial().outputs.clear();
    stay.open().receive(ChatStay.welcome(1, 1, 10, true));
    assertEquals(5, stay.sent(ClientFrame.Hello.class).getFirst().offset());
    assertEquals(List.of("2 1 b", "3 2 c"), stay.said());
    for (int offset = 6; offset <= 9; offset++) {
      stay.hear(offset, "m" + offset);
    }
    stay.copy(10, 1, "a").copy(11, 2, "b").copy(12, 3, "c");
    assertEquals(List.of("m6", "m7", "m8", "m9", "a", "b", "c"), stay.arrived());
    assertEquals(List.of(), stay.pending());
  }

  @Test
  void recoveryWorksAgainAndAgainWhetherManyFewOrNoMessagesWereMissed() {
    var stay = ChatStay.online(1, 3);
    long head = 3;
    for (int missed : List.of(0, 2, 0, 0, 5, 1, 0)) {
      stay.reconnect(ChatStay.welcome(0, 1, head + missed, true));
      assertEquals(head, stay.sent(ClientFrame.Hello.class).getFirst().offset());
      for (int i = 0; i < missed; i++) {
        stay.hear(++head, "m" + head);
      }
      stay.receive(new ServerFrame.Ping(head));
      assertEquals(Status.ONLINE, stay.status());
      assertEquals(missed, stay.arrived().size());
      assertEquals(List.of(), stay.shown(Change.Missed.class));
    }
  }

  /** A server that speaks json alone for a while, such as an older one, tells no places. */
  @Test
  void whatWasHeardUnderJsonAndComesAgainTakesTheOldRowsPlace() {
    var stay = ChatStay.online(1, 3).hear(4, "four").closed(1006).redial().open("json");
    stay.receive("{\"type\":\"id\",\"id\":5}");
    stay.receive("{\"type\":\"username\",\"name\":\"Ann\",\"id\":5}");
    stay.receive("{\"type\":\"message\",\"text\":\"five\",\"id\":9,\"name\":\"Bob\"}");
    stay.reconnect(ChatStay.welcome(0, 1, 5, true)).hear(5, "five");
    var changes = stay.all(Output.Show.class).stream().map(Output.Show::change).toList();
    int superseded = changes.indexOf(new Change.Superseded());
    int again = changes.indexOf(stay.shown(Change.MessageArrived.class).getFirst());
    assertEquals(true, superseded >= 0 && superseded < again, changes.toString());
    stay.reconnect(ChatStay.welcome(0, 1, 5, true));
    assertEquals(List.of(), stay.shown(Change.Superseded.class), "once");
  }

  @Test
  void aReplayThatIsCutGoesOnFromTheLastMessageThatCame() {
    var stay = ChatStay.online(1, 0);
    for (long offset = 1; offset <= 10; offset++) {
      stay.reconnect(ChatStay.welcome(0, 1, 10, true)).hear(offset, "m" + offset);
      assertEquals(List.of("m" + offset), stay.arrived(), "nothing comes twice");
    }
    assertEquals(new Position(ChatStay.EPOCH, 10), stay.session.position());
  }

  @Test
  void whatWasStoredIsShownInTheOrderItWasSaidWhereTooMuchWasMissed() {
    var stay = ChatStay.online(1, 3).say("a", "b", "c", "d");
    stay.reconnect(ChatStay.welcome(3, 1, 2_000, false));
    assertEquals(List.of("a", "b", "c"), stay.arrived());
    assertEquals(List.of("4 3 d"), stay.said());
  }

  @Test
  void datesOrderNothingAndPointNowhere() {
    var stay = ChatStay.online(1, 0);
    long[] dates = {ChatStay.WALL, 0, 9_000_000_000_000L, ChatStay.WALL - 86_400_000};
    for (int i = 0; i < dates.length; i++) {
      stay.receive(
          new ServerFrame.Message(i + 1, 8, "Bob", new Body.Text("m" + i), dates[i], null));
    }
    assertEquals(List.of("m0", "m1", "m2", "m3"), stay.arrived());
    stay.wallMillis -= 86_400_000;
    stay.reconnect(ChatStay.welcome(0, 1, 4, true));
    assertEquals(4, stay.sent(ClientFrame.Hello.class).getFirst().offset());
    assertEquals(List.of("m4"), stay.hear(5, "m4").arrived());
  }

  @Test
  void aCopyThatComesBeforeAnythingElseIsKnownOfItSettlesItOnce() {
    var stay = ChatStay.online(1, 0).say("a", "b").copy(1, 1, "a").say("c");
    assertEquals(List.of("1 0 a", "2 1 b", "3 2 c"), stay.said());
    stay.reconnect(ChatStay.welcome(2, 1, 3, true)).copy(2, 2, "b").copy(1, 1, "a");
    assertEquals(List.of("b"), stay.arrived());
    assertEquals(List.of("3 2 c"), stay.said(), "what came back is not sent again");
    assertEquals(List.of("c"), stay.copy(3, 3, "c").arrived().subList(1, 2));
    assertEquals(List.of(), stay.pending());
  }
}
