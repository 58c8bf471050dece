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

  /** What was shown of a page, and what was told to be missing. */
  private static List<String> told(ChatStay stay) {
    var told = new ArrayList<String>();
    for (var change : stay.shown(Change.class)) {
      switch (change) {
        case Change.HistoryArrived(var messages, boolean more) ->
            told.add(
                messages.stream().map(message -> message.body().text()).toList()
                    + (more ? "" : " and no more"));
        case Change.Gap(boolean older) -> told.add(older ? "gap above" : "gap");
        case Change.MessageArrived(var message) -> told.add(message.body().text());
        case Change.Missed missed -> told.add("missed");
        case Change.MissedFound found -> told.add("found");
        default -> {
          // Is not about the log.
        }
      }
    }
    stay.outputs.clear();
    return told;
  }

  private static ServerFrame.History items(long before, boolean more, long... offsets) {
    var items = new ArrayList<ServerFrame.Message>();
    for (long offset : offsets) {
      items.add(ChatStay.other(offset, "m" + offset));
    }
    return new ServerFrame.History(before, ChatStay.EPOCH, 1, items, more);
  }

  @Test
  void whatIsNotKeptAnyMoreInAReplayIsPassedOver() {
    var stay = ChatStay.online(1, 3);
    stay.reconnect(ChatStay.welcome(0, 1, 9, true)).hear(4, "4").outputs.clear();
    stay.receive(new ServerFrame.Gap(7)).hear(7, "7").receive(new ServerFrame.Gap(10));
    assertEquals(List.of("gap", "7", "gap"), told(stay));
    assertEquals(new Position(ChatStay.EPOCH, 9), stay.session.position());
    stay.receive(new ServerFrame.Ping(9)).hear(10, "10");
    assertEquals(List.of("10"), told(stay));
    assertEquals(Status.ONLINE, stay.session.state().status());
    stay.receive(new ServerFrame.Gap(11)).receive(new ServerFrame.Gap(5));
    assertEquals(List.of(), told(stay), "nothing is missing");
  }

  @Test
  void theReaderWhoWasToldAGapGoesOnBehindItAtTheNextSocket() {
    var stay = ChatStay.online(1, 3);
    stay.reconnect(ChatStay.welcome(0, 1, 9, true)).receive(new ServerFrame.Gap(7));
    stay.closed(1006).redial().open();
    assertEquals(6, stay.sent(ClientFrame.Hello.class).getLast().offset());
  }

  @Test
  void whatIsStoredAndInAGapCountsAsCome() {
    var stay = ChatStay.online(1, 3).say("a");
    stay.reconnect(ChatStay.welcome(1, 1, 5, true)).hear(4, "4");
    assertEquals(List.of("a STORED"), stay.pending());
    stay.receive(new ServerFrame.Gap(6));
    assertEquals(List.of(), stay.pending());
    assertEquals("a", stay.shown(Change.PendingArrived.class).getFirst().message().body().text());
  }

  @Test
  void aPageStepsOverWhatIsNotKept() {
    var stay = ChatStay.online(1, 12);
    stay.receive(items(13, true, 5, 6, 9, 10));
    assertEquals(List.of("gap above", "[m9, m10]", "gap above", "[m5, m6]"), told(stay));
    stay.feed(new Input.HistoryRequested());
    assertEquals(5, stay.sent(ClientFrame.History.class).getFirst().before());
    stay.receive(items(5, true, 2, 3)).feed(new Input.HistoryRequested());
    assertEquals(List.of("gap above", "[m2, m3]"), told(stay));
    stay.receive(items(2, true)).feed(new Input.HistoryRequested());
    assertEquals(List.of("[] and no more"), told(stay));
    assertEquals(List.of(), stay.sent(ClientFrame.History.class));
  }

  @Test
  void theSearchForWhatWasMissedEndsAtAGap() {
    var stay = ChatStay.online(1, 3).receive(page(ChatStay.EPOCH, 4, 1, 2, true));
    stay.reconnect(ChatStay.welcome(0, 1, 60, false)).outputs.clear();
    stay.receive(items(61, true, 1, 2, 3, 58, 59, 60));
    assertEquals(List.of("[m58, m59, m60]", "gap above", "found"), told(stay));
    stay.feed(new Input.HistoryRequested());
    assertEquals(2, stay.sent(ClientFrame.History.class).getFirst().before());
  }

  @Test
  void theSearchForWhatWasMissedEndsWhereNothingOfItIsKept() {
    var stay = ChatStay.online(1, 3).receive(page(ChatStay.EPOCH, 4, 1, 1, false));
    stay.reconnect(ChatStay.welcome(0, 1, 60, false)).outputs.clear();
    stay.receive(items(61, true, 2, 3));
    assertEquals(List.of("[] and no more", "gap above", "found"), told(stay));
    stay.hear(61, "61").feed(new Input.HistoryRequested());
    assertEquals(List.of(), stay.sent(ClientFrame.History.class));
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
