package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;

/** History and gaps (docs/protocol.md, "Receiving and resuming"). */
class TimelineTest {

  private static ServerFrame.History page(
      String epoch, long before, long first, long from, boolean more) {
    var items = new ArrayList<ServerFrame.Message>();
    for (long offset = from; offset < before; offset++) {
      items.add(ChatTestClient.other(offset, "m" + offset));
    }
    return new ServerFrame.History(before, epoch, first, items, more);
  }

  private static List<String> lastPage(ChatTestClient client) {
    return client.shown(Change.HistoryArrived.class).getLast().messages().stream()
        .map(message -> message.body().text())
        .toList();
  }

  @Test
  void aFreshStayAsksForTheLatestPage() {
    var client =
        new ChatTestClient().join().open().receive(ChatTestClient.welcome(0, 1, 80, false));
    assertEquals(List.of(new ClientFrame.History(81, 50)), client.sent(ClientFrame.History.class));
    assertEquals(List.of(), client.shown(Change.Missed.class));
    client.receive(page(ChatTestClient.EPOCH, 81, 1, 79, true));
    assertEquals(List.of("m79", "m80"), lastPage(client));
  }

  @Test
  void anEmptyRoomHasNothingToAskFor() {
    var client = new ChatTestClient().join().open().receive(ChatTestClient.welcome(0, 1, 0, false));
    assertEquals(List.of(), client.sent(ClientFrame.History.class));
    client.feed(new Input.HistoryRequested());
    assertEquals(List.of(), client.sent(ClientFrame.History.class));
  }

  @Test
  void onePageIsAskedForAtATimeUntilThereIsNoMore() {
    var client =
        new ChatTestClient().join().open().receive(ChatTestClient.welcome(0, 1, 80, false));
    client.feed(new Input.HistoryRequested());
    assertEquals(1, client.sent(ClientFrame.History.class).size());
    client.receive(page(ChatTestClient.EPOCH, 81, 1, 31, true));
    client.feed(new Input.HistoryRequested());
    assertEquals(31, client.sent(ClientFrame.History.class).getLast().before());
    client.receive(page(ChatTestClient.EPOCH, 31, 1, 1, false));
    client.feed(new Input.HistoryRequested());
    assertEquals(2, client.sent(ClientFrame.History.class).size());
    assertEquals(false, client.shown(Change.HistoryArrived.class).getLast().more());
  }

  @Test
  void aPageThatWasNotAskedForIsIgnored() {
    var client = ChatTestClient.online(1, 80).receive(page(ChatTestClient.EPOCH, 60, 1, 50, true));
    assertEquals(List.of(), client.shown(Change.HistoryArrived.class));
    client.receive(page("other", 81, 1, 70, true));
    assertEquals(List.of(), client.shown(Change.HistoryArrived.class));
  }

  @Test
  void aPageThatWasLostWithItsSocketIsAskedForAgain() {
    var client = ChatTestClient.online(1, 80);
    client.reconnect(ChatTestClient.welcome(0, 1, 80, true));
    assertEquals(List.of(new ClientFrame.History(81, 50)), client.sent(ClientFrame.History.class));
  }

  @Test
  void whatWasMissedIsReplayedWithoutAGap() {
    var client = ChatTestClient.online(1, 3);
    client.reconnect(ChatTestClient.welcome(0, 1, 6, true)).hear(4, "4").hear(5, "5").hear(6, "6");
    assertEquals(List.of("4", "5", "6"), client.arrived());
    assertEquals(List.of(), client.shown(Change.Missed.class));
  }

  @Test
  void afterTooMuchWasMissedAllIsLoadedAgain() {
    var client = ChatTestClient.online(1, 3).receive(page(ChatTestClient.EPOCH, 4, 1, 1, false));
    client.reconnect(ChatTestClient.welcome(0, 1, 60, false));
    assertEquals(List.of(new Change.Missed(false)), client.shown(Change.Missed.class));
    client.receive(page(ChatTestClient.EPOCH, 61, 1, 30, true));
    client.feed(new Input.HistoryRequested());
    client.receive(page(ChatTestClient.EPOCH, 30, 1, 1, false));
    assertEquals("m1", lastPage(client).getFirst(), "1 to 3 may have been corrected meanwhile");
    assertEquals(false, client.shown(Change.HistoryArrived.class).getLast().more());
  }

  /** What was shown of a page, and what was told to be missing. */
  private static List<String> told(ChatTestClient client) {
    var told = new ArrayList<String>();
    for (var change : client.shown(Change.class)) {
      switch (change) {
        case Change.HistoryArrived(var messages, boolean more) ->
            told.add(
                messages.stream().map(message -> message.body().text()).toList()
                    + (more ? "" : " and no more"));
        case Change.Gap gap -> told.add("gap above");
        case Change.MessageArrived(var message) -> told.add(message.body().text());
        case Change.Corrected corrected -> told.add(corrected.body().toString());
        case Change.Missed missed -> told.add("missed");
        default -> {
          // Is not about the log.
        }
      }
    }
    client.outputs.clear();
    return told;
  }

  private static ServerFrame.History items(long before, boolean more, long... offsets) {
    var items = new ArrayList<ServerFrame.Message>();
    for (long offset : offsets) {
      items.add(ChatTestClient.other(offset, "m" + offset));
    }
    return new ServerFrame.History(before, ChatTestClient.EPOCH, 1, items, more);
  }

  @Test
  void whatIsNotKeptAnyMoreInAReplayIsPassedOver() {
    var client = ChatTestClient.online(1, 3);
    client.reconnect(ChatTestClient.welcome(0, 1, 9, true)).hear(4, "4").outputs.clear();
    client.receive(new ServerFrame.Gap(7)).hear(7, "7").receive(new ServerFrame.Gap(10));
    assertEquals(List.of("missed", "7", "missed"), told(client));
    assertEquals(new Position(ChatTestClient.EPOCH, 9), client.session.position());
    client.receive(new ServerFrame.Ping(9)).hear(10, "10");
    assertEquals(List.of("10"), told(client));
    assertEquals(Status.ONLINE, client.session.state().status());
    client.receive(new ServerFrame.Gap(11)).receive(new ServerFrame.Gap(5));
    assertEquals(List.of(), told(client), "nothing is missing");
  }

  /** The page that is asked for on the next socket has it; but whoever listens is told. */
  @Test
  void aCorrectionThatWaitedForAPageWhichNeverCameIsToldOnce() {
    var client = ChatTestClient.online(1, 80).receive(page(ChatTestClient.EPOCH, 81, 1, 31, true));
    client.feed(new Input.HistoryRequested());
    client.outputs.clear();
    var edit = new Body.Edit(7, "better");
    client.receive(new ServerFrame.Correction(81, edit, 5, null, null));
    client.receive(new ServerFrame.Correction(82, new Body.Purge("who", 1), 5, null, "m"));
    assertEquals(List.of(new Body.Purge("who", 1).toString()), told(client), "a purge at once");
    client.reconnect(ChatTestClient.welcome(0, 1, 82, true));
    assertEquals(List.of(edit.toString()), told(client));
    client.receive(page(ChatTestClient.EPOCH, 31, 1, 30, true));
    assertEquals(List.of("[m30]"), told(client));
  }

  @Test
  void whatACorrectionOfAnotherLogWaitedForIsGone() {
    var client = ChatTestClient.online(1, 80);
    client.receive(new ServerFrame.Correction(81, new Body.Edit(7, "better"), 5, null, null));
    client.outputs.clear();
    client.reconnect(ChatTestClient.welcome("Ann", 0, "other", 1, 0, false, Allowance.USUAL));
    assertEquals(List.of("missed"), told(client));
  }

  @Test
  void theReaderWhoWasToldAGapGoesOnBehindItAtTheNextSocket() {
    var client = ChatTestClient.online(1, 3);
    client.reconnect(ChatTestClient.welcome(0, 1, 9, true)).receive(new ServerFrame.Gap(7));
    client.closed(1006).redial().open();
    assertEquals(6, client.sent(ClientFrame.Hello.class).getLast().offset());
  }

  @Test
  void whatIsStoredAndInAGapIsNotShown() {
    var client = ChatTestClient.online(1, 3).say("a");
    client.reconnect(ChatTestClient.welcome(1, 1, 5, true)).hear(4, "4");
    assertEquals(List.of("a STORED"), client.pending());
    client.receive(new ServerFrame.Gap(6));
    assertEquals(List.of("a STORED"), client.pending(), "the page may have it");
    client.receive(page(ChatTestClient.EPOCH, 6, 3, 4, true));
    assertEquals(List.of(), client.pending());
    assertEquals(List.of("4"), client.arrived(), "nobody could correct it");
  }

  @Test
  void aGapCostsNoWriteOfItsOwn() {
    var client = ChatTestClient.online(1, 3);
    client.reconnect(ChatTestClient.welcome(0, 1, 1_000, true));
    client.outputs.clear();
    for (long before = 6; before < 1_000; before += 2) {
      client.receive(new ServerFrame.Gap(before));
    }
    assertEquals(List.of(), client.all(Output.Store.class));
    client.after(1_000);
    assertEquals(1, client.all(Output.Store.class).size(), "within a second");
    assertTrue(client.memory.main().contains("\"offset\":997"), client.memory.main());
  }

  @Test
  void aPageStepsOverWhatIsNotKept() {
    var client = ChatTestClient.online(1, 12);
    client.receive(items(13, true, 5, 6, 9, 10));
    assertEquals(List.of("gap above", "[m9, m10]", "gap above", "[m5, m6]"), told(client));
    client.feed(new Input.HistoryRequested());
    assertEquals(5, client.sent(ClientFrame.History.class).getFirst().before());
    client.receive(items(5, true, 2, 3)).feed(new Input.HistoryRequested());
    assertEquals(List.of("gap above", "[m2, m3]"), told(client));
    client.receive(items(2, true)).feed(new Input.HistoryRequested());
    assertEquals(List.of("[] and no more"), told(client));
    assertEquals(List.of(), client.sent(ClientFrame.History.class));
  }

  /** A page in which entries of the log stand that are no messages this version can read. */
  private static String pageWithPlaces(long before, String items) {
    return ("{'type':'history','before':" + before + ",'epoch':'k3f9','first':1,'items':[" + items)
            .replace('\'', '"')
        + "],\"more\":true}";
  }

  @Test
  void anEntryInAPageThatCannotBeShownTakesItsPlaceAndIsNoGap() {
    var client = ChatTestClient.online(1, 8);
    client.receive(
        pageWithPlaces(
            9,
            "{'offset':3,'name':'B','text':'m3'},{'offset':4,'type':'wave','text':'x'},"
                + "{'offset':5},{'offset':6,'name':'B','text':'m6'},"
                + "{'offset':8,'name':'B','waved':'author'}"));
    assertEquals(List.of("gap above", "[m3, m6]"), told(client));
    assertEquals(List.of(), client.shown(Change.Unreadable.class));
    client.feed(new Input.HistoryRequested());
    assertEquals(3, client.sent(ClientFrame.History.class).getFirst().before());
  }

  @Test
  void anEntryBeforeAGapInAPageThatCannotBeShownIsPassedOver() {
    var client = ChatTestClient.online(1, 8);
    client.receive(
        pageWithPlaces(9, "{'offset':4},{'offset':5,'name':'B','text':'m5'},{'offset':8}"));
    assertEquals(List.of("gap above", "[m5]"), told(client));
    client.feed(new Input.HistoryRequested());
    assertEquals(4, client.sent(ClientFrame.History.class).getFirst().before());
  }

  @Test
  void whenNothingOfAPageCanBeShownTheNextOneIsAskedFor() {
    var client =
        ChatTestClient.online(1, 8).receive(pageWithPlaces(9, "{'offset':7},{'offset':8}"));
    assertEquals(List.of(new ClientFrame.History(7, 50)), client.sent(ClientFrame.History.class));
    assertEquals(List.of("[]"), told(client));
    client.receive(pageWithPlaces(7, "{'offset':5,'name':'B','text':'m5'},{'offset':6}"));
    assertEquals(List.of("[m5]"), told(client));
    assertEquals(List.of(), client.sent(ClientFrame.History.class));
  }

  @Test
  void aPageThatBringsNoEntryAnewIsNotFollowedByAnother() {
    var client = ChatTestClient.online(1, 8).receive(pageWithPlaces(9, "{'offset':9}"));
    assertEquals(List.of(), client.sent(ClientFrame.History.class));
  }

  @Test
  void aNewEpochIsToldAndItsPagesAreNeverMixedWithTheOldOnes() {
    var client = ChatTestClient.online(1, 3);
    client.reconnect(ChatTestClient.welcome("Ann", 0, "new", 1, 2, false, Allowance.USUAL));
    assertEquals(List.of(new Change.Missed(true)), client.shown(Change.Missed.class));
    client.receive(page("new", 3, 1, 1, false));
    assertEquals(List.of("m1", "m2"), lastPage(client));
    assertEquals(new Position("new", 2), client.session.position());
  }

  @Test
  void aRecoveryOfAnotherEpochIsNotBelieved() {
    var client = ChatTestClient.online(1, 3);
    client.reconnect(ChatTestClient.welcome("Ann", 0, "new", 1, 9, true, Allowance.USUAL));
    assertEquals(1, client.shown(Change.Missed.class).size());
    assertEquals(new Position("new", 9), client.session.position());
  }

  @Test
  void aPageSettlesWhatIsOurs() {
    var client = ChatTestClient.online(1, 0).say("a");
    client.reconnect(ChatTestClient.welcome(0, 1, 1, false));
    client.receive(
        new ServerFrame.History(
            2, ChatTestClient.EPOCH, 1, List.of(ChatTestClient.own(1, 1, "a")), false));
    assertEquals(List.of(), client.pending());
    assertEquals(List.of("a"), lastPage(client));
    assertEquals(1, client.shown(Change.PendingRemoved.class).size());
  }

  @Test
  void aPageThatIsDroppedSettlesNothing() {
    var client = ChatTestClient.online(1, 0).say("a");
    client.reconnect(ChatTestClient.welcome(0, 1, 1, false));
    client.receive(
        new ServerFrame.History(
            9, ChatTestClient.EPOCH, 1, List.of(ChatTestClient.own(1, 1, "a")), false));
    assertEquals(List.of(), client.shown(Change.PendingRemoved.class));
    assertEquals(1, client.session.pending().size(), "else it would be seen nowhere");
  }

  @Test
  void aReloadedPageAsksForWhatIsBeforeItsPosition() {
    var before = ChatTestClient.online(1, 80);
    before.say("x").copy(81, 1, "x");
    var client = new ChatTestClient(before.memory).join().open();
    client.receive(ChatTestClient.welcome(1, 1, 85, true));
    assertEquals(82, client.sent(ClientFrame.History.class).getFirst().before());
    assertEquals(List.of(), client.shown(Change.Missed.class));
  }

  @Test
  void aPageThatCannotBeReadIsAskedForAgainWhenWantedOrWithTheNextPing() {
    var client =
        new ChatTestClient().join().open().receive(ChatTestClient.welcome(0, 1, 80, false));
    client.receive(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
    assertEquals(1, client.sent(ClientFrame.History.class).size());
    client.feed(new Input.HistoryRequested());
    assertEquals(2, client.sent(ClientFrame.History.class).size());
    client.receive(new ServerFrame.Ping(80));
    assertEquals(2, client.sent(ClientFrame.History.class).size(), "one is on its way");
    client.receive(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
    client.receive(new ServerFrame.Ping(80));
    assertEquals(3, client.sent(ClientFrame.History.class).size());
    client.receive(page(ChatTestClient.EPOCH, 81, 1, 79, true)).receive(new ServerFrame.Ping(80));
    assertEquals(3, client.sent(ClientFrame.History.class).size(), "it has come");
    assertEquals(List.of("m79", "m80"), lastPage(client));
    assertEquals(List.of(), client.shown(Change.Unreadable.class), "it comes later");
  }

  @Test
  void aPageThatNobodyWantsAnyMoreIsNotAskedForAgain() {
    var refused = new ServerFrame.Refused("internal", null, ServerFrame.NONE);
    var client = ChatTestClient.online(1, 80).receive(page(ChatTestClient.EPOCH, 81, 1, 60, true));
    client.feed(new Input.HistoryRequested());
    client.receive(refused).outputs.clear();
    client.feed(new Input.HistoryForgotten(75));
    assertEquals(
        List.of(), client.receive(new ServerFrame.Ping(80)).sent(ClientFrame.History.class));
    client.feed(new Input.HistoryRequested());
    client.receive(refused).reconnect(ChatTestClient.welcome(0, 1, 80, true));
    client.receive(new ServerFrame.Ping(80));
    assertEquals(List.of(), client.sent(ClientFrame.History.class));
  }

  @Test
  void whatWasForgottenCanBeLoadedAgain() {
    var client = ChatTestClient.online(1, 80).receive(page(ChatTestClient.EPOCH, 81, 1, 60, false));
    client.feed(new Input.HistoryForgotten(75));
    client.feed(new Input.HistoryRequested());
    assertEquals(75, client.sent(ClientFrame.History.class).getLast().before());
    client.receive(page(ChatTestClient.EPOCH, 75, 1, 70, true));
    assertEquals("m70", lastPage(client).getFirst());
  }
}
