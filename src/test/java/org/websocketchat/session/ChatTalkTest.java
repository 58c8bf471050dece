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

/** docs/protocol.md, section 2, as the client keeps it. */
class ChatTalkTest {

  @Test
  void saysHelloFirstAndIsOnlineWhenWelcomed() {
    var stay = new ChatStay().join().open();
    assertEquals(
        List.of(new ClientFrame.Hello(ChatStay.KEY, ChatStay.WALL, "Ann", null, ClientFrame.NONE)),
        stay.sent());
    assertEquals(Status.HANDSHAKING, stay.status());
    stay.receive(ChatStay.welcome(0, 1, 0, false));
    assertEquals(Status.ONLINE, stay.status());
    assertEquals(new Position(ChatStay.EPOCH, 0), stay.session.position());
  }

  @Test
  void aSocketThatIsNotWelcomedWithinFiveSecondsIsGivenUp() {
    var stay = new ChatStay().join().open().after(4_999);
    assertEquals(Status.HANDSHAKING, stay.status());
    assertEquals(Cause.SILENT, stay.after(1).session.state().cause());
  }

  @Test
  void eachHelloHasAGreaterTryEvenWhenTheClockGoesBack() {
    var stay = ChatStay.online(1, 0);
    stay.wallMillis -= 1_000_000;
    stay.reconnect(ChatStay.welcome(0, 1, 0, true));
    assertEquals(ChatStay.WALL + 1, stay.sent(ClientFrame.Hello.class).getFirst().attempt());
  }

  @Test
  void theTryIsStoredBeforeItIsSaid() {
    var stay = new ChatStay().join();
    stay.outputs.clear();
    stay.open();
    assertInstanceOf(Output.Store.class, stay.outputs.getFirst());
    assertTrue(stay.memory.main().contains("\"try\":" + ChatStay.WALL));
  }

  @Test
  void eachTextNamesTheOneBefore() {
    var stay = ChatStay.online(1, 0).say("a", "b", "c");
    assertEquals(List.of("1 0 a", "2 1 b", "3 2 c"), stay.said());
    stay.copy(1, 1, "a").copy(2, 2, "b").copy(3, 3, "c").say("d");
    assertEquals("4 3 d", stay.said().getLast());
    assertEquals(List.of("a", "b", "c"), stay.arrived());
  }

  @Test
  void theNumberIsStoredBeforeTheTextIsSent() {
    var stay = ChatStay.online(1, 0).say("a");
    int stored = stay.outputs.indexOf(stay.all(Output.Store.class).getFirst());
    int sent = stay.outputs.indexOf(stay.all(Output.Transmit.class).getFirst());
    assertTrue(stored < sent);
    assertTrue(stay.all(Output.Store.class).getFirst().value().contains("\"n\":1"));
  }

  @Test
  void numbersGoOnAboveWhatTheServerHas() {
    var stay = new ChatStay().join().open().receive(ChatStay.welcome(17, 1, 40, false)).say("a");
    assertEquals(List.of("18 17 a"), stay.said());
  }

  @Test
  void whatTheServerHasNotIsSentAgainInOrderBeforeAnythingNew() {
    var stay = ChatStay.online(1, 0).say("a", "b", "c");
    stay.closed(1006).say("d").redial();
    stay.outputs.clear();
    stay.open().receive(ChatStay.welcome(1, 1, 1, true));
    assertEquals(List.of("2 1 b", "3 2 c", "4 3 d"), stay.said());
    stay.copy(1, 1, "a").copy(2, 2, "b").copy(3, 3, "c").copy(4, 4, "d");
    assertEquals(List.of("a", "b", "c", "d"), stay.arrived());
    assertEquals(List.of(), stay.pending());
  }

  @Test
  void whatIsStoredWaitsForItsCopyOnly() {
    var stay = ChatStay.online(1, 0).say("a");
    stay.reconnect(ChatStay.welcome(1, 1, 1, true));
    assertEquals(List.of(), stay.said());
    assertEquals(List.of("a STORED"), stay.pending());
    assertFalse(stay.session.hasUnsent());
    stay.copy(1, 1, "a");
    assertEquals(List.of(), stay.pending());
    assertEquals(List.of("a"), stay.arrived());
  }

  @Test
  void whatIsStoredIsShownAtOnceWhereItsCopyWasMissed() {
    var stay = ChatStay.online(1, 0).say("a");
    stay.reconnect(ChatStay.welcome(1, 1, 5_000, false));
    var message = stay.shown(Change.PendingArrived.class).getFirst().message();
    assertEquals("a", message.body().text());
    assertEquals(ChatStay.TAG + ".1", message.cid());
    assertEquals(List.of(), stay.pending());
  }

  @Test
  void aCopyThatCameAgainIsDroppedButSettles() {
    var stay = ChatStay.online(1, 3).say("a").hear(3, "old").hear(2, "older");
    assertEquals(List.of(), stay.arrived());
    stay.copy(3, 1, "a");
    assertEquals(List.of(), stay.pending());
  }

  @Test
  void anEntryOfAnUnknownTypeTakesItsPlaceInTheLogAndIsNotShown() {
    var stay = ChatStay.online(1, 3).receive("{\"type\":\"later\",\"offset\":4,\"text\":\"x\"}");
    stay.hear(5, "five").receive(new ServerFrame.Ping(5));
    assertEquals(Status.ONLINE, stay.status());
    assertEquals(List.of("five"), stay.arrived());
    assertEquals(new Position(ChatStay.EPOCH, 5), stay.session.position());
  }

  @Test
  void anEntryOfAnUnknownTypeBehindAHoleEndsTheSocketToo() {
    var stay = ChatStay.online(1, 3).receive("{\"type\":\"later\",\"offset\":5}");
    assertEquals(Cause.LOST, stay.session.state().cause());
    assertEquals(new Position(ChatStay.EPOCH, 3), stay.session.position());
  }

  @Test
  void anEntryOfAnUnknownTypeThatCameAgainIsDropped() {
    var stay = ChatStay.online(1, 3).receive("{\"type\":\"later\",\"offset\":3}");
    stay.receive("{\"type\":\"later\"}").receive("{\"type\":\"later\",\"offset\":\"4\"}");
    assertEquals(Status.ONLINE, stay.status());
    assertEquals(new Position(ChatStay.EPOCH, 3), stay.session.position());
  }

  @Test
  void whatIsStoredHasArrivedOnceAnUnknownEntryIsTheLastOfThen() {
    var stay = ChatStay.online(1, 0).say("a");
    stay.reconnect(ChatStay.welcome(1, 1, 1, true));
    stay.receive("{\"type\":\"later\",\"offset\":1}");
    assertEquals(List.of("a"), stay.arrived());
    assertEquals(List.of(), stay.pending());
  }

  @Test
  void aHoleEndsTheSocketAndTheNextOneResumes() {
    var stay = ChatStay.online(1, 3).hear(4, "four").hear(6, "six");
    assertEquals(List.of("four"), stay.arrived());
    assertEquals(Cause.LOST, stay.session.state().cause());
    stay.after(5_000).outputs.clear();
    stay.open();
    var hello = stay.sent(ClientFrame.Hello.class).getFirst();
    assertEquals(ChatStay.EPOCH, hello.epoch());
    assertEquals(4, hello.offset());
  }

  @Test
  void aHeadBeyondOursEndsTheSocketToo() {
    var stay = ChatStay.online(1, 3).receive(new ServerFrame.Ping(3));
    assertEquals(List.of(new ClientFrame.Pong()), stay.sent());
    assertEquals(Status.ONLINE, stay.status());
    stay.receive(new ServerFrame.Ping(4));
    assertEquals(Status.WAITING, stay.status());
  }

  @Test
  void aRefusedTextFailsAndWhatFollowedItGoesAgain() {
    var stay = ChatStay.online(1, 0).say("a", "bad", "c");
    stay.outputs.clear();
    stay.receive(new ServerFrame.Refused("too_large", ChatStay.TAG + ".2", 16_384));
    assertEquals(List.of("3 1 c"), stay.said());
    assertEquals("too_large (16384)", stay.session.pending().get(1).fault());
    assertEquals(List.of("a HANDED_OVER", "bad FAILED", "c HANDED_OVER"), stay.pending());
  }

  @Test
  void aRefusalThatWasLostComesAgain() {
    var stay = ChatStay.online(1, 0).say("a", "bad", "c");
    stay.reconnect(ChatStay.welcome(1, 1, 1, true));
    assertEquals(List.of("2 1 bad", "3 2 c"), stay.said());
    stay.outputs.clear();
    stay.receive(new ServerFrame.Refused("bad_request", ChatStay.TAG + ".2", ServerFrame.NONE));
    assertEquals(List.of("3 1 c"), stay.said());
  }

  @Test
  void aFailedTextIsSaidAgainUnderANewNumber() {
    var stay = ChatStay.online(1, 0).say("bad");
    stay.receive(new ServerFrame.Refused("internal", ChatStay.TAG + ".1", ServerFrame.NONE));
    stay.outputs.clear();
    stay.feed(new Input.ResendRequested(stay.session.pending().getFirst().cid()));
    assertEquals(List.of("2 0 bad"), stay.said());
  }

  @Test
  void anotherPersonsCidSettlesNothing() {
    var stay = ChatStay.online(1, 0).say("a");
    stay.receive(new ServerFrame.Message(1, 9, "Eve", new Body.Text("a"), 0, "evilevilevilevil.1"));
    stay.receive(new ServerFrame.Message(2, 9, "Eve", new Body.Text("a"), 0, null));
    assertEquals(List.of("a HANDED_OVER"), stay.pending());
    stay.receive(new ServerFrame.Refused("internal", "evilevilevilevil.1", ServerFrame.NONE));
    assertEquals(List.of("a HANDED_OVER"), stay.pending());
  }

  @Test
  void atMostSixteenAreOnTheWire() {
    var stay = ChatStay.online(1, 0);
    for (int i = 1; i <= 30; i++) {
      stay.say("m" + i);
    }
    assertEquals(16, stay.said().size());
    stay.copy(1, 1, "m1").after(1_000);
    assertEquals(17, stay.said().size());
  }

  @Test
  void atMost32KibAreOnTheWireUnlessItIsOne() {
    var big = "x".repeat(15_000);
    var stay = ChatStay.online(1, 0).say(big, big, big);
    assertEquals(2, stay.said().size());
    stay.copy(1, 1, big);
    assertEquals(3, stay.said().size());
  }

  @Test
  void theRateIsKept() {
    var limits = new Allowance(65_536, 16_384, 32, 2, 5);
    var stay = new ChatStay().join().open();
    stay.receive(ChatStay.welcome("Ann", 0, ChatStay.EPOCH, 1, 0, false, limits));
    stay.say("1", "2", "3", "4", "5", "6", "7");
    assertEquals(4, stay.said().size()); // hello was the first of the burst
    assertEquals(5, stay.after(600).said().size());
    assertEquals(7, stay.after(1_000).said().size());
  }

  @Test
  void whateverElseIsSentCountsAgainstTheRate() {
    var limits = new Allowance(65_536, 16_384, 32, 2, 5);
    var stay = new ChatStay().join().open();
    stay.receive(ChatStay.welcome("Ann", 0, ChatStay.EPOCH, 1, 0, false, limits));
    stay.receive(new ServerFrame.Ping(0)).feed(new Input.Typed());
    stay.say("1", "2", "3", "4", "5");
    assertEquals(2, stay.said().size());
  }

  @Test
  void theServersLimitsAreTold() {
    var limits = new Allowance(1_000, 100, 32, 10, 20);
    var stay = new ChatStay().join().open();
    stay.receive(ChatStay.welcome("Ann", 0, ChatStay.EPOCH, 1, 0, false, limits));
    assertEquals(Refusal.TOO_LARGE, stay.session.refusal(new Body.Text("x".repeat(101))));
    assertEquals(null, stay.session.refusal(new Body.Text("x".repeat(100))));
  }

  @Test
  void aSilentServerIsProbedAndThenGivenUp() {
    var stay = ChatStay.online(1, 0).after(34_999);
    assertEquals(List.of(), stay.sent());
    stay.after(1);
    assertEquals(List.of(new ClientFrame.Ping()), stay.sent());
    stay.after(3_999);
    assertEquals(Status.ONLINE, stay.status());
    stay.after(1);
    assertEquals(Cause.SILENT, stay.session.state().cause());
  }

  @Test
  void anyFrameIsASignOfLife() {
    var stay = ChatStay.online(1, 0);
    for (int i = 1; i <= 20; i++) {
      stay.after(30_000).hear(i, "still here");
    }
    assertEquals(List.of(), stay.sent(ClientFrame.Ping.class));
    assertEquals(Status.ONLINE, stay.status());
  }

  @Test
  void anAnsweredProbeKeepsTheSocket() {
    var stay = ChatStay.online(1, 0).after(35_000).receive(new ServerFrame.Pong()).after(10_000);
    assertEquals(Status.ONLINE, stay.status());
  }

  @Test
  void aFrozenTabAsksOnceBeforeItGivesUp() {
    var stay = ChatStay.online(1, 0).pass(600_000);
    stay.feed(new Input.TimePassed());
    assertEquals(Status.ONLINE, stay.status());
    stay.receive(new ServerFrame.Ping(0)).after(5_000);
    assertEquals(Status.ONLINE, stay.status());
  }

  @Test
  void offlineAndVisibleProbeAndDropNothing() {
    for (var input : List.of(new Input.WentOffline(), new Input.BecameVisible())) {
      var stay = ChatStay.online(1, 0);
      stay.feed(input);
      stay.feed(input);
      assertEquals(List.of(new ClientFrame.Ping()), stay.sent());
      assertEquals(Status.ONLINE, stay.receive(new ServerFrame.Pong()).after(10_000).status());
    }
  }

  @Test
  void aCopyThatDoesNotComeIsAskedForAndThenTheSocketIsGivenUp() {
    var stay = ChatStay.online(1, 0).say("a").after(14_999);
    assertEquals(List.of(), stay.sent(ClientFrame.Ping.class));
    stay.after(1);
    assertEquals(1, stay.sent(ClientFrame.Ping.class).size());
    stay.receive(new ServerFrame.Pong()).after(29_999);
    assertEquals(Status.ONLINE, stay.status());
    assertEquals(List.of("1 0 a"), stay.said());
    stay.after(1);
    assertEquals(Status.WAITING, stay.status());
    assertEquals(List.of("a WAITING_AGAIN"), stay.pending());
  }

  @Test
  void replacedIsFinal() {
    var stay = ChatStay.online(1, 0).closed(4509).after(600_000);
    assertEquals(Status.FAILED, stay.status());
    assertEquals(4509, stay.session.state().code());
  }

  @Test
  void aRestartingServerIsComeBackToAfterItsSpread() {
    var stay = ChatStay.online(1, 0).receive(new ServerFrame.Bye(600_000)).closed(1012);
    assertTrue(stay.session.deadline() - stay.millis > 2_000, "with this seed");
    stay.after(602_000);
    assertEquals(Status.WAITING, stay.closed(1006).status());
    assertTrue(stay.session.deadline() - stay.millis <= 40_000, "once");
  }

  @Test
  void aTextThatIsTooLargeForTheServerGoesAloneAndThenNoMore() {
    var stay = ChatStay.online(1, 0).say("poison", "b", "c");
    stay.closed(1009).redial().outputs.clear();
    stay.open().receive(ChatStay.welcome(0, 1, 0, true));
    assertEquals(List.of("1 0 poison"), stay.said());
    stay.closed(1009).redial();
    assertEquals(List.of("poison FAILED", "b WAITING_AGAIN", "c WAITING_AGAIN"), stay.pending());
    assertEquals("close code 1009", stay.session.pending().getFirst().fault());
    stay.outputs.clear();
    stay.open().receive(ChatStay.welcome(0, 1, 0, true));
    assertEquals(List.of("2 0 b", "3 2 c"), stay.said());
  }

  /** Online, with a text over which the server has had a fault of its own twice. */
  private static ChatStay struckTwice() {
    var stay = ChatStay.online(1, 0).say("poison", "b");
    stay.reconnectAfter(1011, ChatStay.welcome(0, 1, 0, true));
    assertEquals(List.of("1 0 poison"), stay.said());
    stay.closed(1011).redial();
    assertEquals(List.of("poison NOT_CONFIRMED", "b WAITING_AGAIN"), stay.pending());
    stay.outputs.clear();
    return stay;
  }

  @Test
  void aFaultOfTheServersProvesNothingAboutTheText() {
    var stay = struckTwice();
    stay.open().receive(ChatStay.welcome(1, 1, 1, true)).copy(1, 1, "poison");
    assertEquals(List.of("poison"), stay.arrived(), "it had been stored");
    assertEquals(List.of("2 1 b"), stay.said());
    stay = struckTwice();
    stay.open().receive(ChatStay.welcome(0, 1, 0, true));
    assertEquals(List.of("2 0 b"), stay.said());
    assertEquals(List.of("poison NOT_CONFIRMED", "b HANDED_OVER"), stay.pending());
  }

  @Test
  void whatIsSentAgainBeforeTheServerHasToldIsStoredOnce() {
    for (long acked = 0; acked <= 1; acked++) {
      var stay = struckTwice();
      stay.feed(new Input.ResendRequested(stay.session.pending().getFirst().cid()));
      assertEquals(List.of("poison WAITING_AGAIN", "b WAITING_AGAIN"), stay.pending());
      stay.open().receive(ChatStay.welcome(acked, 1, acked, true));
      assertEquals(acked == 0 ? List.of("1 0 poison") : List.of("2 1 b"), stay.said());
    }
  }

  @Test
  void aTextThatEndsTheSocketForGoodCanBeDeletedAndIsNotSentByRetry() {
    var stay = ChatStay.online(1, 0).say("poison", "b").closed(4500);
    assertEquals(Status.FAILED, stay.status());
    assertEquals(List.of("poison NOT_CONFIRMED", "b WAITING_AGAIN"), stay.pending());
    var cid = stay.session.pending().getFirst().cid();
    stay.outputs.clear();
    stay.feed(new Input.RetryRequested());
    stay.open().receive(ChatStay.welcome(0, 1, 0, true));
    assertEquals(List.of("2 0 b"), stay.said());
    stay.feed(new Input.DiscardRequested(cid));
    assertEquals(List.of("b HANDED_OVER"), stay.pending());
  }

  @Test
  void whoIsReplacedByAnotherSocketBlamesNoText() {
    var stay = ChatStay.online(1, 0).say("a").closed(4509);
    assertEquals(List.of("a WAITING_AGAIN"), stay.pending());
  }

  @Test
  void aLostConnectionBlamesNoText() {
    var stay = ChatStay.online(1, 0).say("a");
    for (int i = 0; i < 5; i++) {
      stay.closed(1006).redial();
      stay.open().receive(ChatStay.welcome(0, 1, 0, true));
    }
    assertEquals(List.of("a HANDED_OVER"), stay.pending());
  }

  @Test
  void aTextOfAWeekAgoIsNotSentAgainByItself() {
    var stay = ChatStay.online(1, 0).say("a").closed(1006);
    stay.pass(7 * 24 * 3_600_000L + 1);
    stay.feed(new Input.TimePassed());
    stay.outputs.clear();
    stay.open().receive(ChatStay.welcome(0, 1, 0, true));
    assertEquals(List.of(), stay.said());
    assertEquals(List.of("a NOT_CONFIRMED"), stay.pending());
  }

  @Test
  void whatWasSaidUnderTheOtherSubProtocolIsNotConfirmed() {
    var stay = ChatStay.online(1, 0).say("a").closed(1006).say("b").redial();
    stay.open("json");
    assertEquals(List.of("a NOT_CONFIRMED", "b WAITING"), stay.pending());
    stay.closed(1006).redial();
    stay.open().receive(ChatStay.welcome(1, 1, 1, true)).copy(1, 1, "a");
    assertEquals(List.of("b HANDED_OVER"), stay.pending());
  }

  @Test
  void theKeysNameComesBackAndANewOneIsAskedFor() {
    var stay = ChatStay.online(1, 0).closed(1006);
    stay.feed(new Input.RenameRequested("Anna"));
    stay.redial().outputs.clear();
    stay.open().receive(ChatStay.welcome(0, 1, 0, true));
    assertEquals(List.of(new ClientFrame.Username("Anna")), stay.sent(ClientFrame.Username.class));
    assertEquals(List.of(), stay.shown(Change.NameTaken.class));
    stay.receive(new ServerFrame.Renamed(ChatStay.ID, "Anna", null));
    assertEquals("Anna", stay.session.state().name());
    assertEquals(
        List.of(new Change.Renamed("Ann", "Anna", stay.wallMillis, true)),
        stay.shown(Change.Renamed.class));
  }

  @Test
  void aTakenNameIsTold() {
    var stay = new ChatStay().join().open();
    stay.receive(ChatStay.welcome("Ann2", 0, ChatStay.EPOCH, 1, 0, false, Allowance.USUAL));
    assertEquals(List.of(), stay.shown(Change.NameTaken.class), "the server may have kept a name");
    stay.receive(new ServerFrame.RejectUsername("Ann2", "Ann"));
    assertEquals(
        List.of(new Change.NameTaken("Ann", "Ann2", false)), stay.shown(Change.NameTaken.class));
    assertEquals("Ann2", stay.session.state().name());
  }

  @Test
  void whoLeavesWhileOfflineAndJoinsUnderAnotherNameIsCalledSo() {
    var stay = ChatStay.online(1, 0).closed(1006);
    stay.feed(new Input.DisconnectRequested());
    stay.feed(new Input.ConnectRequested("Zoe"));
    stay.outputs.clear();
    stay.open().receive(ChatStay.welcome(0, 1, 0, true)); // the server kept Ann for this key
    assertEquals(List.of(new ClientFrame.Username("Zoe")), stay.sent(ClientFrame.Username.class));
    stay.receive(new ServerFrame.Renamed(ChatStay.ID, "Zoe", null));
    assertEquals("Zoe", stay.session.state().name());
    assertEquals(List.of(), stay.shown(Change.NameTaken.class));
  }

  @Test
  void aNameThatWasAskedForWhenTheSocketWasLostIsAskedForAgain() {
    var stay = ChatStay.online(1, 0);
    stay.feed(new Input.RenameRequested("Zoe"));
    stay.reconnect(ChatStay.welcome(0, 1, 0, true));
    assertEquals("Zoe", stay.sent(ClientFrame.Hello.class).getFirst().name());
    assertEquals(List.of(new ClientFrame.Username("Zoe")), stay.sent(ClientFrame.Username.class));
  }

  @Test
  void whoIsWelcomedUnderAKeptNameIsToldOfTheOneThatIsGranted() {
    var stay = new ChatStay();
    stay.feed(new Input.ConnectRequested("Zoe"));
    stay.open().receive(ChatStay.welcome(0, 1, 0, false)); // Ann was kept
    assertEquals(List.of(), stay.shown(Change.SignedIn.class), "not settled");
    stay.receive(new ServerFrame.Renamed(ChatStay.ID, "Zoe", null));
    assertEquals("Zoe", stay.shown(Change.SignedIn.class).getFirst().name());
    assertEquals(List.of(), stay.shown(Change.Renamed.class));
  }

  @Test
  void aRenameThatIsRefusedKeepsTheName() {
    var stay = ChatStay.online(1, 0);
    stay.feed(new Input.RenameRequested("Tom"));
    stay.receive(new ServerFrame.RejectUsername("Ann", "Tom"));
    assertEquals(
        List.of(new Change.NameTaken("Tom", "Ann", true)), stay.shown(Change.NameTaken.class));
    assertEquals("Ann", stay.session.state().name());
    stay.reconnect(ChatStay.welcome(0, 1, 0, true));
    assertEquals("Ann", stay.sent(ClientFrame.Hello.class).getFirst().name());
    assertEquals(List.of(), stay.sent(ClientFrame.Username.class), "it was answered");
  }

  @Test
  void aSecondRefusalOfAnOlderNameDoesNotAnswerANewerOne() {
    var stay = new ChatStay().join().open();
    stay.receive(ChatStay.welcome("Ann2", 0, ChatStay.EPOCH, 1, 0, false, Allowance.USUAL));
    assertEquals(List.of(new ClientFrame.Username("Ann")), stay.sent(ClientFrame.Username.class));
    stay.receive(new ServerFrame.RejectUsername("Ann2", "Ann")); // of the hello
    stay.feed(new Input.RenameRequested("Zoe"));
    stay.receive(new ServerFrame.RejectUsername("Ann2", "Ann")); // of the frame
    assertEquals(
        List.of(new Change.NameTaken("Ann", "Ann2", false)), stay.shown(Change.NameTaken.class));
    stay.reconnect(ChatStay.welcome("Ann2", 0, ChatStay.EPOCH, 1, 0, false, Allowance.USUAL));
    assertEquals(List.of(new ClientFrame.Username("Zoe")), stay.sent(ClientFrame.Username.class));
  }

  @Test
  void aRefusalOfAServerThatDoesNotNameTheWishAnswersTheLatest() {
    var stay = ChatStay.online(1, 0);
    stay.feed(new Input.RenameRequested("Tom"));
    stay.receive(new ServerFrame.RejectUsername("Ann", null));
    assertEquals(
        List.of(new Change.NameTaken("Tom", "Ann", true)), stay.shown(Change.NameTaken.class));
  }

  @Test
  void anErrorThatAnswersANameOrAPageLetsBothBeAskedForAgain() {
    var stay = ChatStay.online(1, 80);
    stay.feed(new Input.RenameRequested("Zoe"));
    stay.outputs.clear();
    stay.receive(new ServerFrame.Refused("forbidden", null, ServerFrame.NONE));
    assertEquals(1, stay.shown(Change.Unreadable.class).size());
    assertEquals(List.of(), stay.sent(), "not by itself: the answer would be the same");
    stay.feed(new Input.RenameRequested("Zoe"));
    stay.feed(new Input.HistoryRequested());
    assertEquals(
        List.of(new ClientFrame.Username("Zoe"), new ClientFrame.History(81, 50)), stay.sent());
  }

  @Test
  void aServerThatRenamesUsUnaskedIsNotFought() {
    var stay = ChatStay.online(1, 0);
    stay.receive(new ServerFrame.Renamed(ChatStay.ID, "Guest 5", null));
    assertEquals(List.of(), stay.sent());
    stay.reconnect(ChatStay.welcome(0, 1, 0, true));
    assertEquals("Guest 5", stay.sent(ClientFrame.Hello.class).getFirst().name());
  }

  @Test
  void thatOneHasComeAsWhoOneWasAnswersNothing() {
    var stay = ChatStay.online(1, 0);
    stay.feed(new Input.RenameRequested("Zoe"));
    stay.receive(
        new ServerFrame.Joined(new ServerFrame.Person(ChatStay.ID, ChatStay.TAG, "Ann", null)));
    stay.receive(new ServerFrame.RejectUsername("Ann", "Zoe"));
    assertEquals(
        List.of(new Change.NameTaken("Zoe", "Ann", true)), stay.shown(Change.NameTaken.class));
  }

  @Test
  void peopleComeAndGo() {
    var stay = ChatStay.online(1, 0);
    var bob = new ServerFrame.Person(8, "bob", "Bob", null);
    var ann = new ServerFrame.Person(ChatStay.ID, ChatStay.TAG, "Ann", null);
    stay.receive(new ServerFrame.UserList(List.of(ann)));
    stay.receive(new ServerFrame.Joined(bob)).receive(new ServerFrame.Joined(bob));
    stay.receive(new ServerFrame.Renamed(8, "Rob", null)).receive(new ServerFrame.Left(8));
    var self = new Person(ChatStay.ID, ChatStay.TAG, "Ann", null, true, false);
    var other = new Person(8, "bob", "Bob", null, false, false);
    var renamed = new Person(8, "bob", "Rob", null, false, false);
    assertEquals(
        List.of(
            new Change.PeopleChanged(List.of(self)),
            new Change.SignedIn("Bob", stay.wallMillis, false),
            new Change.PeopleChanged(List.of(self, other)),
            new Change.Renamed("Bob", "Rob", stay.wallMillis, false),
            new Change.PeopleChanged(List.of(self, renamed)),
            new Change.SignedOut("Rob", stay.wallMillis),
            new Change.PeopleChanged(List.of(self))),
        stay.all(Output.Show.class).stream().map(Output.Show::change).toList());
  }

  @Test
  void aReloadedPageGoesOnWhereItWas() {
    var before = ChatStay.online(1, 3).hear(4, "four").say("a", "b").after(1_000);
    var after = new ChatStay(before.memory);
    after.wallMillis = before.wallMillis + 5;
    assertEquals("Ann", after.session.state().name());
    after.join();
    assertEquals(List.of("a WAITING_AGAIN", "b WAITING_AGAIN"), after.pending());
    var shown = after.all(Output.Show.class).stream().map(Output.Show::change).toList();
    assertInstanceOf(Change.StateChanged.class, shown.getFirst(), "with the name they bear");
    assertEquals(2, after.shown(Change.PendingChanged.class).size());
    after.open();
    assertEquals(
        new ClientFrame.Hello(ChatStay.KEY, ChatStay.WALL + 1_005, "Ann", ChatStay.EPOCH, 4),
        after.sent().getFirst());
    after.receive(ChatStay.welcome(1, 1, 5, true)).copy(5, 1, "a");
    assertEquals(List.of("2 1 b"), after.said());
  }

  @Test
  void whatFailedOrIsInDoubtOutlivesThePageUntilThePersonDecides() {
    var before = ChatStay.online(1, 0).say("bad", "b").closed(1006).redial();
    before.open("json").closed(1006).redial();
    before.open().receive(ChatStay.welcome(0, 1, 0, true)).say("worse");
    before.receive(new ServerFrame.Refused("forbidden", ChatStay.TAG + ".3", ServerFrame.NONE));
    var held = List.of("bad NOT_CONFIRMED", "b NOT_CONFIRMED", "worse FAILED");
    assertEquals(held, before.pending());
    var after = new ChatStay(before.memory).join().open();
    after.receive(ChatStay.welcome(0, 1, 0, true));
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

  /** JSON makes six characters of each of them, which is the worst. */
  @Test
  void manyTextsOfControlCharactersOutliveThePage() {
    var before = ChatStay.online(1, 0).closed(1006);
    var text = "x" + "\u0001".repeat(10_800);
    while (before.session.refusal(new Body.Text(text)) == null) {
      before.say(text);
    }
    assertEquals(24, before.session.pending().size());
    var after = new ChatStay(before.memory);
    assertTrue(before.session.pending().equals(after.session.pending()), "all of them");
  }

  @Test
  void theLargestTextOfControlCharactersOutlivesThePage() {
    var large = new Allowance(1 << 24, 1 << 20, 32, 10, 20);
    var before = new ChatStay().join().open();
    before.receive(ChatStay.welcome("Ann", 0, ChatStay.EPOCH, 1, 0, false, large));
    before.say("x" + "\u0001".repeat(256 * 1024 - 1));
    assertEquals(1, before.session.pending().size());
    before.closed(1006);
    var after = new ChatStay(before.memory);
    assertTrue(before.session.pending().equals(after.session.pending()), "all of them");
  }

  @Test
  void aMemoryThatCannotBeReadCountsAsNone() {
    for (var memory : List.of("", "{", "[]", "{\"key\":5}", "{\"said\":[1]}", "null")) {
      var stay = new ChatStay(new StoredMemory(memory)).join().open();
      assertEquals(ChatStay.KEY, stay.sent(ClientFrame.Hello.class).getFirst().key());
    }
  }

  @Test
  void leavingKeepsWhoOneIsAndHowFarOneHasRead() {
    var stay = ChatStay.online(1, 3).hear(4, "four");
    stay.feed(new Input.DisconnectRequested());
    stay.closed(1000);
    assertEquals(Long.MAX_VALUE, stay.session.deadline());
    assertTrue(stay.memory.main().contains("\"offset\":4"), stay.memory.main());
    var again = new ChatStay(stay.memory);
    again.feed(new Input.ConnectRequested("Zoe"));
    again.open();
    var hello = again.sent(ClientFrame.Hello.class).getFirst();
    assertEquals(ChatStay.KEY, hello.key());
    assertEquals("Zoe", hello.name());
    assertEquals(4, hello.offset());
  }

  @Test
  void leavingWithSomethingUnsentSaysSo() {
    var stay = ChatStay.online(1, 0).say("a");
    stay.feed(new Input.DisconnectRequested());
    stay.after(10_000);
    assertEquals(Status.CLOSED, stay.status());
    assertEquals(List.of("a NOT_CONFIRMED"), stay.pending());
  }

  @Test
  void howFarWeHaveReadIsStoredWithinASecond() {
    var stay = ChatStay.online(1, 3).hear(4, "four");
    assertEquals(0, stay.all(Output.Store.class).size());
    stay.after(1_000);
    assertTrue(stay.all(Output.Store.class).getLast().value().contains("\"offset\":4"));
  }

  @Test
  void everyPingIsAnswered() {
    var stay = ChatStay.online(1, 0).receive(new ServerFrame.Ping(ServerFrame.NONE));
    assertEquals(List.of(new ClientFrame.Pong()), stay.sent());
  }

  @Test
  void anUnreadableFrameIsToldAndIgnored() {
    var stay = ChatStay.online(1, 0).receive("{\"type\":\"message\",\"text\":5}");
    assertEquals(1, stay.shown(Change.Unreadable.class).size());
    assertEquals(Status.ONLINE, stay.receive("{\"type\":\"later\"}").status());
  }

  @Test
  void theLongestFrameIsCountedRight() {
    var text = "\u0001".repeat(100);
    var longest =
        ClientFrameCodec.encode(
            new ClientFrame.Message(
                ChatStay.TAG + ".9007199254740991", 9_007_199_254_740_991L, new Body.Text(text)));
    assertEquals(longest.length(), ChatTalk.frameBytes(new Body.Text(text)));
  }

  @Test
  void aSecondWelcomeIsIgnored() {
    var stay = ChatStay.online(1, 3).receive(ChatStay.welcome(0, 1, 900, false));
    assertEquals(new Position(ChatStay.EPOCH, 3), stay.session.position());
    assertNotEquals(Status.WAITING, stay.status());
  }

  @Test
  void whatWasHeldBackIsNotSettledByLaterOnes() {
    var stay = ChatStay.online(1, 0).say("lost");
    stay.feed(new Input.DisconnectRequested());
    stay.after(10_000).join().open().receive(ChatStay.welcome(0, 1, 0, true));
    stay.say("kept").copy(1, 2, "kept");
    stay.reconnect(ChatStay.welcome(2, 90, 2_000, false));
    assertEquals(List.of("lost NOT_CONFIRMED"), stay.pending());
  }

  @Test
  void aNewNameMayBeToldTogetherWithOurComing() {
    var stay = ChatStay.online(1, 0);
    stay.receive(
        new ServerFrame.UserList(
            List.of(new ServerFrame.Person(ChatStay.ID, ChatStay.TAG, "Ann", null))));
    stay.feed(new Input.RenameRequested("Eve"));
    stay.receive(new ServerFrame.RejectUsername("Eve1", "Eve"));
    stay.receive(
        new ServerFrame.Joined(new ServerFrame.Person(ChatStay.ID, ChatStay.TAG, "Eve1", null)));
    assertEquals("Eve1", stay.session.state().name());
    assertEquals(
        "Eve1", stay.shown(Change.PeopleChanged.class).getLast().people().getFirst().name());
  }
}
