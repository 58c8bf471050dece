package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.testing.StoredMemory;

/** The rules of docs/protocol.md, section 2, for a client. */
class ChatTalkTest {

  @Test
  void saysHelloFirstAndIsOnlineWhenWelcomed() {
    var client = new ChatTestClient().join().open();
    assertEquals(
        List.of(
            new ClientFrame.Hello(
                ChatTestClient.KEY, ChatTestClient.WALL, "Ann", null, ClientFrame.NONE)),
        client.sent());
    assertEquals(Status.HANDSHAKING, client.status());
    client.receive(ChatTestClient.welcome(0, 1, 0, false));
    assertEquals(Status.ONLINE, client.status());
    assertEquals(new Position(ChatTestClient.EPOCH, 0), client.session.position());
  }

  @Test
  void aSocketThatIsNotWelcomedWithinFiveSecondsIsGivenUp() {
    var client = new ChatTestClient().join().open().after(4_999);
    assertEquals(Status.HANDSHAKING, client.status());
    assertEquals(Cause.SILENT, client.after(1).session.state().cause());
  }

  @Test
  void eachHelloHasAGreaterTryEvenWhenTheClockGoesBack() {
    var client = ChatTestClient.online(1, 0);
    client.wallMillis -= 1_000_000;
    client.reconnect(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(
        ChatTestClient.WALL + 1, client.sent(ClientFrame.Hello.class).getFirst().attempt());
  }

  @Test
  void theTryIsStoredBeforeItIsSaid() {
    var client = new ChatTestClient().join();
    client.outputs.clear();
    client.open();
    assertInstanceOf(Output.Store.class, client.outputs.getFirst());
    assertTrue(client.memory.main().contains("\"try\":" + ChatTestClient.WALL));
  }

  @Test
  void eachTextNamesTheOneBefore() {
    var client = ChatTestClient.online(1, 0).say("a", "b", "c");
    assertEquals(List.of("1 0 a", "2 1 b", "3 2 c"), client.said());
    client.copy(1, 1, "a").copy(2, 2, "b").copy(3, 3, "c").say("d");
    assertEquals("4 3 d", client.said().getLast());
    assertEquals(List.of("a", "b", "c"), client.arrived());
  }

  @Test
  void theNumberIsStoredBeforeTheTextIsSent() {
    var client = ChatTestClient.online(1, 0).say("a");
    int stored = client.outputs.indexOf(client.all(Output.Store.class).getFirst());
    int sent = client.outputs.indexOf(client.all(Output.Transmit.class).getFirst());
    assertTrue(stored < sent);
    assertTrue(client.all(Output.Store.class).getFirst().value().contains("\"n\":1"));
  }

  @Test
  void numbersGoOnAboveWhatTheServerHas() {
    var client =
        new ChatTestClient()
            .join()
            .open()
            .receive(ChatTestClient.welcome(17, 1, 40, false))
            .say("a");
    assertEquals(List.of("18 17 a"), client.said());
  }

  @Test
  void whatTheServerHasNotIsSentAgainInOrderBeforeAnythingNew() {
    var client = ChatTestClient.online(1, 0).say("a", "b", "c");
    client.closed(1006).say("d").redial();
    client.outputs.clear();
    client.open().receive(ChatTestClient.welcome(1, 1, 1, true));
    assertEquals(List.of("2 1 b", "3 2 c", "4 3 d"), client.said());
    client.copy(1, 1, "a").copy(2, 2, "b").copy(3, 3, "c").copy(4, 4, "d");
    assertEquals(List.of("a", "b", "c", "d"), client.arrived());
    assertEquals(List.of(), client.pending());
  }

  @Test
  void whatIsStoredWaitsForItsCopyOnly() {
    var client = ChatTestClient.online(1, 0).say("a");
    client.reconnect(ChatTestClient.welcome(1, 1, 1, true));
    assertEquals(List.of(), client.said());
    assertEquals(List.of("a STORED"), client.pending());
    assertFalse(client.session.hasUnsent());
    client.copy(1, 1, "a");
    assertEquals(List.of(), client.pending());
    assertEquals(List.of("a"), client.arrived());
  }

  @Test
  void whatIsStoredIsShownAsItIsNowWhereItsCopyWasMissed() {
    var client = ChatTestClient.online(1, 0).say("a", "b");
    client.reconnect(ChatTestClient.welcome(2, 1, 5_000, false));
    assertEquals(List.of("a STORED", "b STORED"), client.pending());
    assertFalse(client.session.hasUnsent());
    var edited = ChatTestClient.own(5_000, 2, "b, edited");
    client.page(5_001, edited);
    assertEquals(List.of(), client.pending(), "a is in an older page");
    assertEquals(2, client.shown(Change.PendingRemoved.class).size());
    assertEquals(List.of(), client.arrived());
  }

  @Test
  void whatIsStoredAndNoPageCanBringIsNotShown() {
    var client = ChatTestClient.online(1, 0).say("a");
    client.reconnect(ChatTestClient.welcome(1, 8, 7, false));
    assertEquals(List.of(), client.pending());
    assertEquals(List.of(), client.arrived());
  }

  @Test
  void whatIsStoredWaitsForAPageThatCannotBeReadNow() {
    var client = ChatTestClient.online(1, 0).say("a");
    client.reconnect(ChatTestClient.welcome(1, 1, 1, false));
    client.receive(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
    assertEquals(List.of("a STORED"), client.pending());
    client.receive(new ServerFrame.Ping(1));
    assertEquals(List.of(), client.page(2, ChatTestClient.own(1, 1, "a")).pending());
  }

  @Test
  void aCopyThatCameAgainIsDroppedButSettles() {
    var client = ChatTestClient.online(1, 3).say("a").hear(3, "old").hear(2, "older");
    assertEquals(List.of(), client.arrived());
    client.copy(3, 1, "a");
    assertEquals(List.of(), client.pending());
  }

  @Test
  void anEntryOfAnUnknownTypeTakesItsPlaceInTheLogAndIsNotShown() {
    var client =
        ChatTestClient.online(1, 3).receive("{\"type\":\"later\",\"offset\":4,\"text\":\"x\"}");
    client.hear(5, "five").receive(new ServerFrame.Ping(5));
    assertEquals(Status.ONLINE, client.status());
    assertEquals(List.of("five"), client.arrived());
    assertEquals(new Position(ChatTestClient.EPOCH, 5), client.session.position());
  }

  @Test
  void anEntryOfAnUnknownTypeBehindAHoleEndsTheSocketToo() {
    var client = ChatTestClient.online(1, 3).receive("{\"type\":\"later\",\"offset\":5}");
    assertEquals(Cause.LOST, client.session.state().cause());
    assertEquals(new Position(ChatTestClient.EPOCH, 3), client.session.position());
  }

  @Test
  void anEntryOfAnUnknownTypeThatCameAgainIsDropped() {
    var client = ChatTestClient.online(1, 3).receive("{\"type\":\"later\",\"offset\":3}");
    client.receive("{\"type\":\"later\"}").receive("{\"type\":\"later\",\"offset\":\"4\"}");
    assertEquals(Status.ONLINE, client.status());
    assertEquals(new Position(ChatTestClient.EPOCH, 3), client.session.position());
  }

  @Test
  void anEntryThatCannotBeReadIsToldAndTakesItsPlaceInTheLog() {
    var client = ChatTestClient.online(1, 3);
    client.receive(
        "{\"type\":\"message\",\"offset\":4,\"id\":1,\"name\":\"B\",\"waved\":\"author\"}");
    client.hear(5, "five").receive(new ServerFrame.Ping(5));
    assertEquals(Status.ONLINE, client.status());
    assertEquals(1, client.shown(Change.Unreadable.class).size());
    assertEquals(List.of("five"), client.arrived());
    assertEquals(new Position(ChatTestClient.EPOCH, 5), client.session.position());
  }

  @Test
  void anEntryThatCannotBeReadBehindAHoleEndsTheSocketToo() {
    var client = ChatTestClient.online(1, 3).receive("{\"type\":\"message\",\"offset\":5}");
    assertEquals(Cause.LOST, client.session.state().cause());
    assertEquals(new Position(ChatTestClient.EPOCH, 3), client.session.position());
  }

  @Test
  void anEntryThatCannotBeReadChangesNothingBeforeTheWelcome() {
    var client = new ChatTestClient().join().open();
    client.receive("{\"type\":\"message\",\"offset\":5}");
    assertEquals(Status.HANDSHAKING, client.status());
    assertEquals(1, client.shown(Change.Unreadable.class).size());
    assertEquals(null, client.session.position());
  }

  @Test
  void whatIsStoredIsPendingNoMoreOnceAnUnknownEntryIsTheLastOfThen() {
    var client = ChatTestClient.online(1, 0).say("a");
    client.reconnect(ChatTestClient.welcome(1, 1, 1, true));
    assertEquals(List.of("a STORED"), client.pending());
    client.receive("{\"type\":\"later\",\"offset\":1}");
    assertEquals(List.of(), client.pending());
  }

  @Test
  void aHoleEndsTheSocketAndTheNextOneResumes() {
    var client = ChatTestClient.online(1, 3).hear(4, "four").hear(6, "six");
    assertEquals(List.of("four"), client.arrived());
    assertEquals(Cause.LOST, client.session.state().cause());
    client.after(5_000).outputs.clear();
    client.open();
    var hello = client.sent(ClientFrame.Hello.class).getFirst();
    assertEquals(ChatTestClient.EPOCH, hello.epoch());
    assertEquals(4, hello.offset());
  }

  @Test
  void aHeadBeyondOursEndsTheSocketToo() {
    var client = ChatTestClient.online(1, 3).receive(new ServerFrame.Ping(3));
    assertEquals(List.of(new ClientFrame.Pong()), client.sent());
    assertEquals(Status.ONLINE, client.status());
    client.receive(new ServerFrame.Ping(4));
    assertEquals(Status.WAITING, client.status());
  }

  @Test
  void aRefusedTextFailsAndWhatFollowedItGoesAgain() {
    var client = ChatTestClient.online(1, 0).say("a", "bad", "c");
    client.outputs.clear();
    client.receive(new ServerFrame.Refused("too_large", ChatTestClient.TAG + ".2", 16_384));
    assertEquals(List.of("3 1 c"), client.said());
    assertEquals("too_large (16384)", client.session.pending().get(1).fault());
    assertEquals(List.of("a HANDED_OVER", "bad FAILED", "c HANDED_OVER"), client.pending());
  }

  @Test
  void aRefusalThatWasLostComesAgain() {
    var client = ChatTestClient.online(1, 0).say("a", "bad", "c");
    client.reconnect(ChatTestClient.welcome(1, 1, 1, true));
    assertEquals(List.of("2 1 bad", "3 2 c"), client.said());
    client.outputs.clear();
    client.receive(
        new ServerFrame.Refused("bad_request", ChatTestClient.TAG + ".2", ServerFrame.NONE));
    assertEquals(List.of("3 1 c"), client.said());
  }

  @Test
  void aFailedTextIsSaidAgainUnderANewNumber() {
    var client = ChatTestClient.online(1, 0).say("bad");
    client.receive(
        new ServerFrame.Refused("internal", ChatTestClient.TAG + ".1", ServerFrame.NONE));
    client.outputs.clear();
    client.feed(new Input.ResendRequested(client.session.pending().getFirst().cid()));
    assertEquals(List.of("2 0 bad"), client.said());
  }

  @Test
  void anotherPersonsCidSettlesNothing() {
    var client = ChatTestClient.online(1, 0).say("a");
    client.receive(
        new ServerFrame.Message(1, 9, "Eve", new Body.Text("a"), 0, "evilevilevilevil.1"));
    client.receive(new ServerFrame.Message(2, 9, "Eve", new Body.Text("a"), 0, null));
    assertEquals(List.of("a HANDED_OVER"), client.pending());
    client.receive(new ServerFrame.Refused("internal", "evilevilevilevil.1", ServerFrame.NONE));
    assertEquals(List.of("a HANDED_OVER"), client.pending());
  }

  @Test
  void atMostSixteenAreOnTheWire() {
    var client = ChatTestClient.online(1, 0);
    for (int i = 1; i <= 30; i++) {
      client.say("m" + i);
    }
    assertEquals(16, client.said().size());
    client.copy(1, 1, "m1").after(1_000);
    assertEquals(17, client.said().size());
  }

  @Test
  void atMost32KibAreOnTheWireUnlessItIsOne() {
    var big = "x".repeat(15_000);
    var client = ChatTestClient.online(1, 0).say(big, big, big);
    assertEquals(2, client.said().size());
    client.copy(1, 1, big);
    assertEquals(3, client.said().size());
  }

  @Test
  void theRateIsKept() {
    var limits = new Allowance(65_536, 16_384, 32, 2, 5, 0);
    var client = new ChatTestClient().join().open();
    client.receive(ChatTestClient.welcome("Ann", 0, ChatTestClient.EPOCH, 1, 0, false, limits));
    client.say("1", "2", "3", "4", "5", "6", "7");
    assertEquals(4, client.said().size()); // hello was the first of the burst
    assertEquals(5, client.after(600).said().size());
    assertEquals(7, client.after(1_000).said().size());
  }

  @Test
  void whateverElseIsSentCountsAgainstTheRate() {
    var limits = new Allowance(65_536, 16_384, 32, 2, 5, 0);
    var client = new ChatTestClient().join().open();
    client.receive(ChatTestClient.welcome("Ann", 0, ChatTestClient.EPOCH, 1, 0, false, limits));
    client.receive(new ServerFrame.Ping(0)).feed(new Input.Typed());
    client.say("1", "2", "3", "4", "5");
    assertEquals(2, client.said().size());
  }

  @Test
  void theServersLimitsAreTold() {
    var limits = new Allowance(1_000, 100, 32, 10, 20, 0);
    var client = new ChatTestClient().join().open();
    client.receive(ChatTestClient.welcome("Ann", 0, ChatTestClient.EPOCH, 1, 0, false, limits));
    assertEquals(Refusal.TOO_LARGE, client.session.refusal(new Body.Text("x".repeat(101))));
    assertEquals(null, client.session.refusal(new Body.Text("x".repeat(100))));
  }

  @Test
  void aSilentServerIsProbedAndThenGivenUp() {
    var client = ChatTestClient.online(1, 0).after(34_999);
    assertEquals(List.of(), client.sent());
    client.after(1);
    assertEquals(List.of(new ClientFrame.Ping()), client.sent());
    client.after(3_999);
    assertEquals(Status.ONLINE, client.status());
    client.after(1);
    assertEquals(Cause.SILENT, client.session.state().cause());
  }

  @Test
  void anyFrameIsASignOfLife() {
    var client = ChatTestClient.online(1, 0);
    for (int i = 1; i <= 20; i++) {
      client.after(30_000).hear(i, "still here");
    }
    assertEquals(List.of(), client.sent(ClientFrame.Ping.class));
    assertEquals(Status.ONLINE, client.status());
  }

  @Test
  void anAnsweredProbeKeepsTheSocket() {
    var client =
        ChatTestClient.online(1, 0).after(35_000).receive(new ServerFrame.Pong()).after(10_000);
    assertEquals(Status.ONLINE, client.status());
  }

  @Test
  void aFrozenTabAsksOnceBeforeItGivesUp() {
    var client = ChatTestClient.online(1, 0).pass(600_000);
    client.feed(new Input.TimePassed());
    assertEquals(Status.ONLINE, client.status());
    client.receive(new ServerFrame.Ping(0)).after(5_000);
    assertEquals(Status.ONLINE, client.status());
  }

  @Test
  void offlineAndVisibleProbeAndDropNothing() {
    for (var input : List.of(new Input.WentOffline(), new Input.BecameVisible())) {
      var client = ChatTestClient.online(1, 0);
      client.feed(input);
      client.feed(input);
      assertEquals(List.of(new ClientFrame.Ping()), client.sent());
      assertEquals(Status.ONLINE, client.receive(new ServerFrame.Pong()).after(10_000).status());
    }
  }

  @Test
  void aCopyThatDoesNotComeIsAskedForAndThenTheSocketIsGivenUp() {
    var client = ChatTestClient.online(1, 0).say("a").after(14_999);
    assertEquals(List.of(), client.sent(ClientFrame.Ping.class));
    client.after(1);
    assertEquals(1, client.sent(ClientFrame.Ping.class).size());
    client.receive(new ServerFrame.Pong()).after(29_999);
    assertEquals(Status.ONLINE, client.status());
    assertEquals(List.of("1 0 a"), client.said());
    client.after(1);
    assertEquals(Status.WAITING, client.status());
    assertEquals(List.of("a WAITING_AGAIN"), client.pending());
  }

  @Test
  void replacedIsFinal() {
    var client = ChatTestClient.online(1, 0).closed(4509).after(600_000);
    assertEquals(Status.FAILED, client.status());
    assertEquals(4509, client.session.state().code());
  }

  @Test
  void aRestartingServerIsComeBackToAfterItsSpread() {
    var client = ChatTestClient.online(1, 0).receive(new ServerFrame.Bye(600_000)).closed(1012);
    assertTrue(client.session.deadline() - client.millis > 2_000, "with this seed");
    client.after(602_000);
    assertEquals(Status.WAITING, client.closed(1006).status());
    assertTrue(client.session.deadline() - client.millis <= 40_000, "once");
  }

  @Test
  void aTextThatIsTooLargeForTheServerGoesAloneAndThenNoMore() {
    var client = ChatTestClient.online(1, 0).say("poison", "b", "c");
    client.closed(1009).redial().outputs.clear();
    client.open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(List.of("1 0 poison"), client.said());
    client.closed(1009).redial();
    assertEquals(List.of("poison FAILED", "b WAITING_AGAIN", "c WAITING_AGAIN"), client.pending());
    assertEquals("close code 1009", client.session.pending().getFirst().fault());
    client.outputs.clear();
    client.open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(List.of("2 0 b", "3 2 c"), client.said());
  }

  /** Online, with a message right after which the server has closed with 1011 twice. */
  private static ChatTestClient struckTwice() {
    var client = ChatTestClient.online(1, 0).say("poison", "b");
    client.reconnectAfter(1011, ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(List.of("1 0 poison"), client.said());
    client.closed(1011).redial();
    assertEquals(List.of("poison NOT_CONFIRMED", "b WAITING_AGAIN"), client.pending());
    client.outputs.clear();
    return client;
  }

  @Test
  void aFaultOfTheServersProvesNothingAboutTheText() {
    var client = struckTwice();
    client.open().receive(ChatTestClient.welcome(1, 1, 1, true)).copy(1, 1, "poison");
    assertEquals(List.of("poison"), client.arrived(), "it had been stored");
    assertEquals(List.of("2 1 b"), client.said());
    client = struckTwice();
    client.open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(List.of("2 0 b"), client.said());
    assertEquals(List.of("poison NOT_CONFIRMED", "b HANDED_OVER"), client.pending());
  }

  @Test
  void whatIsSentAgainBeforeTheServerHasToldIsStoredOnce() {
    for (long acked = 0; acked <= 1; acked++) {
      var client = struckTwice();
      client.feed(new Input.ResendRequested(client.session.pending().getFirst().cid()));
      assertEquals(List.of("poison WAITING_AGAIN", "b WAITING_AGAIN"), client.pending());
      client.open().receive(ChatTestClient.welcome(acked, 1, acked, true));
      assertEquals(acked == 0 ? List.of("1 0 poison") : List.of("2 1 b"), client.said());
    }
  }

  @Test
  void aTextThatEndsTheSocketForGoodCanBeDeletedAndIsNotSentByRetry() {
    var client = ChatTestClient.online(1, 0).say("poison", "b").closed(4500);
    assertEquals(Status.FAILED, client.status());
    assertEquals(List.of("poison NOT_CONFIRMED", "b WAITING_AGAIN"), client.pending());
    var cid = client.session.pending().getFirst().cid();
    client.outputs.clear();
    client.feed(new Input.RetryRequested());
    client.open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(List.of("2 0 b"), client.said());
    client.feed(new Input.DiscardRequested(cid));
    assertEquals(List.of("b HANDED_OVER"), client.pending());
  }

  @Test
  void whoIsReplacedByAnotherSocketBlamesNoText() {
    var client = ChatTestClient.online(1, 0).say("a").closed(4509);
    assertEquals(List.of("a WAITING_AGAIN"), client.pending());
  }

  @Test
  void aLostConnectionBlamesNoText() {
    var client = ChatTestClient.online(1, 0).say("a");
    for (int i = 0; i < 5; i++) {
      client.closed(1006).redial();
      client.open().receive(ChatTestClient.welcome(0, 1, 0, true));
    }
    assertEquals(List.of("a HANDED_OVER"), client.pending());
  }

  @Test
  void aTextOfAWeekAgoIsNotSentAgainByItself() {
    var client = ChatTestClient.online(1, 0).say("a").closed(1006);
    client.pass(7 * 24 * 3_600_000L + 1);
    client.feed(new Input.TimePassed());
    client.outputs.clear();
    client.open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(List.of(), client.said());
    assertEquals(List.of("a NOT_CONFIRMED"), client.pending());
  }

  @Test
  void whatWasSaidUnderTheOtherSubProtocolIsNotConfirmed() {
    var client = ChatTestClient.online(1, 0).say("a").closed(1006).say("b").redial();
    client.open("json");
    assertEquals(List.of("a NOT_CONFIRMED", "b WAITING"), client.pending());
    client.closed(1006).redial();
    client.open().receive(ChatTestClient.welcome(1, 1, 1, true)).copy(1, 1, "a");
    assertEquals(List.of("b HANDED_OVER"), client.pending());
  }

  @Test
  void theKeysNameComesBackAndANewOneIsAskedFor() {
    var client = ChatTestClient.online(1, 0).closed(1006);
    client.feed(new Input.RenameRequested("Anna"));
    client.redial().outputs.clear();
    client.open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(
        List.of(new ClientFrame.Username("Anna")), client.sent(ClientFrame.Username.class));
    assertEquals(List.of(), client.shown(Change.NameTaken.class));
    client.receive(new ServerFrame.Renamed(ChatTestClient.ID, "Anna", null));
    assertEquals("Anna", client.session.state().name());
    assertEquals(
        List.of(new Change.Renamed("Ann", "Anna", client.wallMillis, true)),
        client.shown(Change.Renamed.class));
  }

  @Test
  void aTakenNameIsTold() {
    var client = new ChatTestClient().join().open();
    client.receive(
        ChatTestClient.welcome("Ann2", 0, ChatTestClient.EPOCH, 1, 0, false, Allowance.USUAL));
    assertEquals(
        List.of(), client.shown(Change.NameTaken.class), "the server may have kept a name");
    client.receive(new ServerFrame.RejectUsername("Ann2", "Ann"));
    assertEquals(
        List.of(new Change.NameTaken("Ann", "Ann2", false)), client.shown(Change.NameTaken.class));
    assertEquals("Ann2", client.session.state().name());
  }

  @Test
  void whoLeavesWhileOfflineAndJoinsUnderAnotherNameIsCalledSo() {
    var client = ChatTestClient.online(1, 0).closed(1006);
    client.feed(new Input.DisconnectRequested());
    client.feed(new Input.ConnectRequested("Zoe"));
    client.outputs.clear();
    client
        .open()
        .receive(ChatTestClient.welcome(0, 1, 0, true)); // the server kept Ann for this key
    assertEquals(List.of(new ClientFrame.Username("Zoe")), client.sent(ClientFrame.Username.class));
    client.receive(new ServerFrame.Renamed(ChatTestClient.ID, "Zoe", null));
    assertEquals("Zoe", client.session.state().name());
    assertEquals(List.of(), client.shown(Change.NameTaken.class));
  }

  @Test
  void aNameThatWasAskedForWhenTheSocketWasLostIsAskedForAgain() {
    var client = ChatTestClient.online(1, 0);
    client.feed(new Input.RenameRequested("Zoe"));
    client.reconnect(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals("Zoe", client.sent(ClientFrame.Hello.class).getFirst().name());
    assertEquals(List.of(new ClientFrame.Username("Zoe")), client.sent(ClientFrame.Username.class));
  }

  @Test
  void whoIsWelcomedUnderAKeptNameIsToldOfTheOneThatIsGranted() {
    var client = new ChatTestClient();
    client.feed(new Input.ConnectRequested("Zoe"));
    client.open().receive(ChatTestClient.welcome(0, 1, 0, false)); // Ann was kept
    assertEquals(List.of(), client.shown(Change.SignedIn.class), "not settled");
    client.receive(new ServerFrame.Renamed(ChatTestClient.ID, "Zoe", null));
    assertEquals("Zoe", client.shown(Change.SignedIn.class).getFirst().name());
    assertEquals(List.of(), client.shown(Change.Renamed.class));
  }

  @Test
  void aRenameThatIsRefusedKeepsTheName() {
    var client = ChatTestClient.online(1, 0);
    client.feed(new Input.RenameRequested("Tom"));
    client.receive(new ServerFrame.RejectUsername("Ann", "Tom"));
    assertEquals(
        List.of(new Change.NameTaken("Tom", "Ann", true)), client.shown(Change.NameTaken.class));
    assertEquals("Ann", client.session.state().name());
    client.reconnect(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals("Ann", client.sent(ClientFrame.Hello.class).getFirst().name());
    assertEquals(List.of(), client.sent(ClientFrame.Username.class), "it was answered");
  }

  @Test
  void aSecondRefusalOfAnOlderNameDoesNotAnswerANewerOne() {
    var client = new ChatTestClient().join().open();
    client.receive(
        ChatTestClient.welcome("Ann2", 0, ChatTestClient.EPOCH, 1, 0, false, Allowance.USUAL));
    assertEquals(List.of(new ClientFrame.Username("Ann")), client.sent(ClientFrame.Username.class));
    client.receive(new ServerFrame.RejectUsername("Ann2", "Ann")); // of the hello
    client.feed(new Input.RenameRequested("Zoe"));
    client.receive(new ServerFrame.RejectUsername("Ann2", "Ann")); // of the frame
    assertEquals(
        List.of(new Change.NameTaken("Ann", "Ann2", false)), client.shown(Change.NameTaken.class));
    client.reconnect(
        ChatTestClient.welcome("Ann2", 0, ChatTestClient.EPOCH, 1, 0, false, Allowance.USUAL));
    assertEquals(List.of(new ClientFrame.Username("Zoe")), client.sent(ClientFrame.Username.class));
  }

  /** Online as Ann, where Bob was asked for, and Dee when no answer had come for 10 s. */
  private static ChatTestClient twoAsked() {
    var client = ChatTestClient.online(1, 0);
    client.feed(new Input.RenameRequested("Bob"));
    client.after(10_000).feed(new Input.RenameRequested("Dee"));
    assertEquals(2, client.sent(ClientFrame.Username.class).size());
    return client;
  }

  /** Has Bob asked for again and granted; then whether the next name is asked for at once. */
  private static boolean asksAtOnceAfterBob(ChatTestClient client) {
    client.feed(new Input.RenameRequested("Bob"));
    client.receive(new ServerFrame.Renamed(ChatTestClient.ID, "Bob", null)).outputs.clear();
    client.feed(new Input.RenameRequested("Eve"));
    return client.sent().equals(List.of(new ClientFrame.Username("Eve")));
  }

  @Test
  void aNameRefusedLateAndAskedForAgainIsAnsweredOnce() {
    var client = twoAsked().receive(new ServerFrame.RejectUsername("Ann", "Bob"));
    client.after(10_000).feed(new Input.RenameRequested("Bob"));
    client.receive(new ServerFrame.Renamed(ChatTestClient.ID, "Dee", null));
    assertEquals(List.of(), client.shown(Change.NameTaken.class));
    assertTrue(asksAtOnceAfterBob(client));
  }

  @Test
  void theRefusalOfTheLatestNameSettlesThoseBeforeIt() {
    var client = twoAsked().receive(new ServerFrame.RejectUsername("Ann", "Dee"));
    assertEquals(
        List.of(new Change.NameTaken("Dee", "Ann", true)), client.shown(Change.NameTaken.class));
    assertTrue(asksAtOnceAfterBob(client));
  }

  @Test
  void aRefusalOfAServerThatDoesNotNameTheWishAnswersTheLatest() {
    var client = ChatTestClient.online(1, 0);
    client.feed(new Input.RenameRequested("Tom"));
    client.receive(new ServerFrame.RejectUsername("Ann", null));
    assertEquals(
        List.of(new Change.NameTaken("Tom", "Ann", true)), client.shown(Change.NameTaken.class));
  }

  @Test
  void anErrorThatAnswersANameOrAPageLetsBothBeAskedForAgain() {
    var client = ChatTestClient.online(1, 80);
    client.feed(new Input.RenameRequested("Zoe"));
    client.outputs.clear();
    client.receive(new ServerFrame.Refused("forbidden", null, ServerFrame.NONE));
    assertEquals(1, client.shown(Change.Unreadable.class).size());
    assertEquals(List.of(), client.sent(), "not by itself: the answer would be the same");
    client.feed(new Input.RenameRequested("Zoe"));
    client.feed(new Input.HistoryRequested());
    assertEquals(
        List.of(new ClientFrame.Username("Zoe"), new ClientFrame.History(81, 50)), client.sent());
  }

  @Test
  void aNameIsAwaitedUntilEveryQuestionIsAnswered() {
    var client = ChatTestClient.online(1, 0);
    assertFalse(client.session.awaitsName());
    client.feed(new Input.RenameRequested("Tom"));
    assertTrue(client.session.awaitsName());
    client.feed(new Input.RenameRequested("Ann"));
    assertTrue(client.session.awaitsName(), "the server may still grant the other one");
    client.receive(new ServerFrame.RejectUsername("Ann", "Tom"));
    assertFalse(client.session.awaitsName());
  }

  @Test
  void aServerThatRenamesUsUnaskedIsNotFought() {
    var client = ChatTestClient.online(1, 0);
    client.receive(new ServerFrame.Renamed(ChatTestClient.ID, "Guest 5", null));
    assertEquals(List.of(), client.sent());
    client.reconnect(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals("Guest 5", client.sent(ClientFrame.Hello.class).getFirst().name());
  }

  @Test
  void thatOneHasComeAsWhoOneWasAnswersNothing() {
    var client = ChatTestClient.online(1, 0);
    client.feed(new Input.RenameRequested("Zoe"));
    client.receive(
        new ServerFrame.Joined(
            new ServerFrame.Person(ChatTestClient.ID, ChatTestClient.TAG, "Ann", null)));
    client.receive(new ServerFrame.RejectUsername("Ann", "Zoe"));
    assertEquals(
        List.of(new Change.NameTaken("Zoe", "Ann", true)), client.shown(Change.NameTaken.class));
  }

  @Test
  void peopleComeAndGo() {
    var client = ChatTestClient.online(1, 0);
    var bob = new ServerFrame.Person(8, "bob", "Bob", null);
    var ann = new ServerFrame.Person(ChatTestClient.ID, ChatTestClient.TAG, "Ann", null);
    client.receive(new ServerFrame.UserList(List.of(ann)));
    client.receive(new ServerFrame.Joined(bob)).receive(new ServerFrame.Joined(bob));
    client.receive(new ServerFrame.Renamed(8, "Rob", null)).receive(new ServerFrame.Left(8));
    var self = new Person(ChatTestClient.ID, ChatTestClient.TAG, "Ann", null, true, false);
    var other = new Person(8, "bob", "Bob", null, false, false);
    var renamed = new Person(8, "bob", "Rob", null, false, false);
    assertEquals(
        List.of(
            new Change.PeopleChanged(List.of(self)),
            new Change.SignedIn("Bob", client.wallMillis, false),
            new Change.PeopleChanged(List.of(self, other)),
            new Change.Renamed("Bob", "Rob", client.wallMillis, false),
            new Change.PeopleChanged(List.of(self, renamed)),
            new Change.SignedOut("Rob", client.wallMillis),
            new Change.PeopleChanged(List.of(self))),
        client.all(Output.Show.class).stream().map(Output.Show::change).toList());
  }

  @Test
  void aReloadedPageGoesOnWhereItWas() {
    var before = ChatTestClient.online(1, 3).hear(4, "four").say("a", "b").after(1_000);
    var after = new ChatTestClient(before.memory);
    after.wallMillis = before.wallMillis + 5;
    assertEquals("Ann", after.session.state().name());
    after.join();
    assertEquals(List.of("a WAITING_AGAIN", "b WAITING_AGAIN"), after.pending());
    var shown = after.all(Output.Show.class).stream().map(Output.Show::change).toList();
    assertInstanceOf(Change.StateChanged.class, shown.getFirst(), "with the name they bear");
    assertEquals(2, after.shown(Change.PendingChanged.class).size());
    after.open();
    assertEquals(
        new ClientFrame.Hello(
            ChatTestClient.KEY, ChatTestClient.WALL + 1_005, "Ann", ChatTestClient.EPOCH, 4),
        after.sent().getFirst());
    after.receive(ChatTestClient.welcome(1, 1, 5, true)).copy(5, 1, "a");
    assertEquals(List.of("2 1 b"), after.said());
  }

  @Test
  void whatFailedOrIsInDoubtOutlivesThePageUntilThePersonDecides() {
    var before = ChatTestClient.online(1, 0).say("bad", "b").closed(1006).redial();
    before.open("json").closed(1006).redial();
    before.open().receive(ChatTestClient.welcome(0, 1, 0, true)).say("worse");
    before.receive(
        new ServerFrame.Refused("forbidden", ChatTestClient.TAG + ".3", ServerFrame.NONE));
    var held = List.of("bad NOT_CONFIRMED", "b NOT_CONFIRMED", "worse FAILED");
    assertEquals(held, before.pending());
    var after = new ChatTestClient(before.memory).join().open();
    after.receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(held, after.pending());
    assertEquals("forbidden", after.session.pending().getLast().fault());
    assertEquals(List.of(), after.said());
    assertTrue(after.session.hasUnsent());
    var cids = after.session.pending().stream().map(Pending::cid).toList();
    after.feed(new Input.DiscardRequested(cids.get(0)));
    after.feed(new Input.DiscardRequested(cids.get(1)));
    after.feed(new Input.ResendRequested(cids.get(2)));
    assertEquals(List.of("4 0 worse"), after.said());
  }

  /** JSON writes each of these characters as six, which is the most. */
  @Test
  void manyTextsOfControlCharactersOutliveThePage() {
    var before = ChatTestClient.online(1, 0).closed(1006);
    var text = "x" + "\u0001".repeat(10_800);
    while (before.session.refusal(new Body.Text(text)) == null) {
      before.say(text);
    }
    assertEquals(24, before.session.pending().size());
    var after = new ChatTestClient(before.memory);
    assertTrue(before.session.pending().equals(after.session.pending()), "all of them");
  }

  @Test
  void theLargestTextOfControlCharactersOutlivesThePage() {
    var large = new Allowance(1 << 24, 1 << 20, 32, 10, 20, 0);
    var before = new ChatTestClient().join().open();
    before.receive(ChatTestClient.welcome("Ann", 0, ChatTestClient.EPOCH, 1, 0, false, large));
    before.say("x" + "\u0001".repeat(256 * 1024 - 1));
    assertEquals(1, before.session.pending().size());
    before.closed(1006);
    var after = new ChatTestClient(before.memory);
    assertTrue(before.session.pending().equals(after.session.pending()), "all of them");
  }

  @Test
  void aMemoryThatCannotBeReadCountsAsNone() {
    for (var memory : List.of("", "{", "[]", "{\"key\":5}", "{\"said\":[1]}", "null")) {
      var client = new ChatTestClient(new StoredMemory(memory)).join().open();
      assertEquals(ChatTestClient.KEY, client.sent(ClientFrame.Hello.class).getFirst().key());
    }
  }

  @Test
  void leavingKeepsWhoOneIsAndHowFarOneHasRead() {
    var client = ChatTestClient.online(1, 3).hear(4, "four");
    client.feed(new Input.DisconnectRequested());
    client.closed(1000);
    assertEquals(Long.MAX_VALUE, client.session.deadline());
    assertTrue(client.memory.main().contains("\"offset\":4"), client.memory.main());
    var again = new ChatTestClient(client.memory);
    again.feed(new Input.ConnectRequested("Zoe"));
    again.open();
    var hello = again.sent(ClientFrame.Hello.class).getFirst();
    assertEquals(ChatTestClient.KEY, hello.key());
    assertEquals("Zoe", hello.name());
    assertEquals(4, hello.offset());
  }

  @Test
  void leavingWithSomethingUnsentSaysSo() {
    var client = ChatTestClient.online(1, 0).say("a");
    client.feed(new Input.DisconnectRequested());
    client.after(10_000);
    assertEquals(Status.CLOSED, client.status());
    assertEquals(List.of("a NOT_CONFIRMED"), client.pending());
  }

  @Test
  void howFarWeHaveReadIsStoredWithinASecond() {
    var client = ChatTestClient.online(1, 3).hear(4, "four");
    assertEquals(0, client.all(Output.Store.class).size());
    client.after(1_000);
    assertTrue(client.all(Output.Store.class).getLast().value().contains("\"offset\":4"));
  }

  @Test
  void everyPingIsAnswered() {
    var client = ChatTestClient.online(1, 0).receive(new ServerFrame.Ping(ServerFrame.NONE));
    assertEquals(List.of(new ClientFrame.Pong()), client.sent());
  }

  @Test
  void anUnreadableFrameIsToldAndIgnored() {
    var client = ChatTestClient.online(1, 0).receive("{\"type\":\"message\",\"text\":5}");
    assertEquals(1, client.shown(Change.Unreadable.class).size());
    assertEquals(Status.ONLINE, client.receive("{\"type\":\"later\"}").status());
  }

  @Test
  void theLongestFrameIsCountedRight() {
    var text = "\u0001".repeat(100);
    var longest =
        ClientFrameCodec.encode(
            new ClientFrame.Message(
                ChatTestClient.TAG + ".9007199254740991",
                9_007_199_254_740_991L,
                new Body.Text(text)));
    assertEquals(longest.length(), ChatTalk.frameBytes(new Body.Text(text)));
  }

  @Test
  void aSecondWelcomeIsIgnored() {
    var client = ChatTestClient.online(1, 3).receive(ChatTestClient.welcome(0, 1, 900, false));
    assertEquals(new Position(ChatTestClient.EPOCH, 3), client.session.position());
    assertNotEquals(Status.WAITING, client.status());
  }

  @Test
  void whatWasHeldBackIsNotSettledByLaterOnes() {
    var client = ChatTestClient.online(1, 0).say("lost");
    client.feed(new Input.DisconnectRequested());
    client.after(10_000).join().open().receive(ChatTestClient.welcome(0, 1, 0, true));
    client.say("kept").copy(1, 2, "kept");
    client.reconnect(ChatTestClient.welcome(2, 90, 2_000, false));
    assertEquals(List.of("lost NOT_CONFIRMED"), client.pending());
  }

  @Test
  void aNewNameMayBeToldTogetherWithOurComing() {
    var client = ChatTestClient.online(1, 0);
    client.receive(
        new ServerFrame.UserList(
            List.of(new ServerFrame.Person(ChatTestClient.ID, ChatTestClient.TAG, "Ann", null))));
    client.feed(new Input.RenameRequested("Eve"));
    client.receive(new ServerFrame.RejectUsername("Eve1", "Eve"));
    client.receive(
        new ServerFrame.Joined(
            new ServerFrame.Person(ChatTestClient.ID, ChatTestClient.TAG, "Eve1", null)));
    assertEquals("Eve1", client.session.state().name());
    assertEquals(
        "Eve1", client.shown(Change.PeopleChanged.class).getLast().people().getFirst().name());
  }
}
