package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;

/** docs/protocol.md, "Receiving" and "Resuming": history and gaps. */
class TimelineTest {

  private static ServerFrame.History page(
      String epoch, long before, long first, long from, boolean more) {
    var items = new ArrayList<ServerFrame.Message>();
    for (long offset = from; offset < before; offset++) {
      items.add(ChatStay.other(offset, "m" + offset));
    }
    return new ServerFrame.History(before, epoch, first, items, more);
  }

  private static List<String> lastPage(ChatStay stay) {
    return stay.shown(Change.HistoryArrived.class).getLast().messages().stream()
        .map(message -> message.body().text())
        .toList();
  }

  @Test
  void aFreshStayAsksForTheLatestPage() {
    var stay = new ChatStay().join().open().receive(ChatStay.welcome(0, 1, 80, false));
    assertEquals(List.of(new ClientFrame.History(81, 50)), stay.sent(ClientFrame.History.class));
    assertEquals(List.of(), stay.shown(Change.Missed.class));
    stay.receive(page(ChatStay.EPOCH, 81, 1, 79, true));
    assertEquals(List.of("m79", "m80"), lastPage(stay));
  }

  @Test
  void anEmptyRoomHasNothingToAskFor() {
    var stay = new ChatStay().join().open().receive(ChatStay.welcome(0, 1, 0, false));
    assertEquals(List.of(), stay.sent(ClientFrame.History.class));
    stay.feed(new Input.HistoryRequested());
    assertEquals(List.of(), stay.sent(ClientFrame.History.class));
  }

  @Test
  void onePageIsAskedForAtATimeUntilThereIsNoMore() {
    var stay = new ChatStay().join().open().receive(ChatStay.welcome(0, 1, 80, false));
    stay.feed(new Input.HistoryRequested());
    assertEquals(1, stay.sent(ClientFrame.History.class).size());
    stay.receive(page(ChatStay.EPOCH, 81, 1, 31, true));
    stay.feed(new Input.HistoryRequested());
    assertEquals(31, stay.sent(ClientFrame.History.class).getLast().before());
    stay.receive(page(ChatStay.EPOCH, 31, 1, 1, false));
    stay.feed(new Input.HistoryRequested());
    assertEquals(2, stay.sent(ClientFrame.History.class).size());
    assertEquals(false, stay.shown(Change.HistoryArrived.class).getLast().more());
  }

  @Test
  void aPageThatWasNotAskedForIsIgnored() {
    var stay = ChatStay.online(1, 80).receive(page(ChatStay.EPOCH, 60, 1, 50, true));
    assertEquals(List.of(), stay.shown(Change.HistoryArrived.class));
    stay.receive(page("other", 81, 1, 70, true));
    assertEquals(List.of(), stay.shown(Change.HistoryArrived.class));
  }

  @Test
  void aPageThatWasLostWithItsSocketIsAskedForAgain() {
    var stay = ChatStay.online(1, 80);
    stay.reconnect(ChatStay.welcome(0, 1, 80, true));
    assertEquals(List.of(new ClientFrame.History(81, 50)), stay.sent(ClientFrame.History.class));
  }

  @Test
  void whatWasMissedIsReplayedWithoutAGap() {
    var stay = ChatStay.online(1, 3);
    stay.reconnect(ChatStay.welcome(0, 1, 6, true)).hear(4, "4").hear(5, "5").hear(6, "6");
    assertEquals(List.of("4", "5", "6"), stay.arrived());
    assertEquals(List.of(), stay.shown(Change.Missed.class));
  }

  @Test
  void tooMuchMissedIsToldAndCanBeFoundByGoingBack() {
    var stay = ChatStay.online(1, 3).receive(page(ChatStay.EPOCH, 4, 1, 1, false));
    stay.reconnect(ChatStay.welcome(0, 1, 60, false));
    assertEquals(List.of(new Change.Missed(false)), stay.shown(Change.Missed.class));
    stay.receive(page(ChatStay.EPOCH, 61, 1, 30, true));
    assertEquals(List.of(), stay.shown(Change.MissedFound.class));
    stay.feed(new Input.HistoryRequested());
    stay.receive(page(ChatStay.EPOCH, 30, 1, 1, false));
    assertEquals("m4", lastPage(stay).getFirst()); // 1 to 3 were there before
    assertEquals(1, stay.shown(Change.MissedFound.class).size());
    assertEquals(false, stay.shown(Change.HistoryArrived.class).getLast().more());
  }

  @Test
  void behindAGapThatIsFoundHistoryGoesOnWhereItWas() {
    var stay = ChatStay.online(1, 80).receive(page(ChatStay.EPOCH, 81, 1, 60, true));
    stay.reconnect(ChatStay.welcome(0, 1, 90, false));
    stay.receive(page(ChatStay.EPOCH, 91, 1, 75, true));
    assertEquals("m81", lastPage(stay).getFirst());
    assertEquals(true, stay.shown(Change.HistoryArrived.class).getLast().more());
    stay.feed(new Input.HistoryRequested());
    assertEquals(60, stay.sent(ClientFrame.History.class).getLast().before());
  }

  @Test
  void aNewEpochIsToldAndItsPagesAreNeverMixedWithTheOldOnes() {
    var stay = ChatStay.online(1, 3);
    stay.reconnect(ChatStay.welcome("Ann", 0, "new", 1, 2, false, Allowance.USUAL));
    assertEquals(List.of(new Change.Missed(true)), stay.shown(Change.Missed.class));
    stay.receive(page("new", 3, 1, 1, false));
    assertEquals(List.of("m1", "m2"), lastPage(stay));
    assertEquals(List.of(), stay.shown(Change.MissedFound.class));
    assertEquals(new Position("new", 2), stay.session.position());
  }

  @Test
  void aRecoveryOfAnotherEpochIsNotBelieved() {
    var stay = ChatStay.online(1, 3);
    stay.reconnect(ChatStay.welcome("Ann", 0, "new", 1, 9, true, Allowance.USUAL));
    assertEquals(1, stay.shown(Change.Missed.class).size());
    assertEquals(new Position("new", 9), stay.session.position());
  }

  @Test
  void aPageSettlesWhatIsOurs() {
    var stay = ChatStay.online(1, 0).say("a");
    stay.reconnect(ChatStay.welcome(0, 1, 1, false));
    stay.receive(
        new ServerFrame.History(2, ChatStay.EPOCH, 1, List.of(ChatStay.own(1, 1, "a")), false));
    assertEquals(List.of(), stay.pending());
    assertEquals(List.of("a"), lastPage(stay));
    assertEquals(1, stay.shown(Change.PendingRemoved.class).size());
  }

  @Test
  void aPageThatIsDroppedSettlesNothing() {
    var stay = ChatStay.online(1, 0).say("a");
    stay.reconnect(ChatStay.welcome(0, 1, 1, false));
    stay.receive(
        new ServerFrame.History(9, ChatStay.EPOCH, 1, List.of(ChatStay.own(1, 1, "a")), false));
    assertEquals(List.of(), stay.shown(Change.PendingRemoved.class));
    assertEquals(1, stay.session.pending().size(), "else it would be seen nowhere");
  }

  @Test
  void aReloadedPageAsksForWhatIsBeforeItsPosition() {
    var before = ChatStay.online(1, 80);
    before.say("x").copy(81, 1, "x");
    var stay = new ChatStay(before.memory).join().open();
    stay.receive(ChatStay.welcome(1, 1, 85, true));
    assertEquals(82, stay.sent(ClientFrame.History.class).getFirst().before());
    assertEquals(List.of(), stay.shown(Change.Missed.class));
  }

  @Test
  void aPageThatCannotBeReadIsAskedForAgainWhenWantedOrWithTheNextPing() {
    var stay = new ChatStay().join().open().receive(ChatStay.welcome(0, 1, 80, false));
    stay.receive(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
    assertEquals(1, stay.sent(ClientFrame.History.class).size());
    stay.feed(new Input.HistoryRequested());
    assertEquals(2, stay.sent(ClientFrame.History.class).size());
    stay.receive(new ServerFrame.Ping(80));
    assertEquals(2, stay.sent(ClientFrame.History.class).size(), "one is on its way");
    stay.receive(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
    stay.receive(new ServerFrame.Ping(80));
    assertEquals(3, stay.sent(ClientFrame.History.class).size());
    stay.receive(page(ChatStay.EPOCH, 81, 1, 79, true)).receive(new ServerFrame.Ping(80));
    assertEquals(3, stay.sent(ClientFrame.History.class).size(), "it has come");
    assertEquals(List.of("m79", "m80"), lastPage(stay));
    assertEquals(List.of(), stay.shown(Change.Unreadable.class), "it comes later");
  }

  @Test
  void aPageThatNobodyWantsAnyMoreIsNotAskedForAgain() {
    var refused = new ServerFrame.Refused("internal", null, ServerFrame.NONE);
    var stay = ChatStay.online(1, 80).receive(page(ChatStay.EPOCH, 81, 1, 60, true));
    stay.feed(new Input.HistoryRequested());
    stay.receive(refused).outputs.clear();
    stay.feed(new Input.HistoryForgotten(75));
    assertEquals(List.of(), stay.receive(new ServerFrame.Ping(80)).sent(ClientFrame.History.class));
    stay.feed(new Input.HistoryRequested());
    stay.receive(refused).reconnect(ChatStay.welcome(0, 1, 80, true));
    stay.receive(new ServerFrame.Ping(80));
    assertEquals(List.of(), stay.sent(ClientFrame.History.class));
  }

  @Test
  void whatWasForgottenCanBeLoadedAgain() {
    var stay = ChatStay.online(1, 80).receive(page(ChatStay.EPOCH, 81, 1, 60, false));
    stay.feed(new Input.HistoryForgotten(75));
    stay.feed(new Input.HistoryRequested());
    assertEquals(75, stay.sent(ClientFrame.History.class).getLast().before());
    stay.receive(page(ChatStay.EPOCH, 75, 1, 70, true));
    assertEquals("m70", lastPage(stay).getFirst());
  }
}
