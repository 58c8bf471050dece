package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.session.Pending.Delivery;

/** What becomes of everything that is said, whatever the network does. */
final class SendingTest {
  private record Bytes(long size) implements Binary {}

  private static void comeBack(Stay stay) {
    while (stay.status() != Status.CONNECTING) {
      stay.after(stay.session.deadline() - stay.millis());
    }
    stay.open().greet(Stay.ID).named("Ann");
  }

  @Test
  void whatIsSaidWhileAwayGoesOutByItselfInOrder() {
    var stay = Stay.online().closed(1006).say("one").say("two");
    assertEquals(List.of(), stay.saidOnWire());
    assertEquals(Delivery.WAITING, stay.lastDelivery());
    stay.say("three");
    comeBack(stay);
    assertEquals(List.of("one", "two", "three"), stay.saidOnWire());
  }

  @Test
  void whatASocketTookWithItIsNotSentAgainByItself() {
    var stay = Stay.online().say("hi").closed(1006);
    assertEquals(Delivery.NOT_CONFIRMED, stay.lastDelivery());
    comeBack(stay);
    assertEquals(List.of("hi"), stay.saidOnWire());
  }

  @Test
  void anUnconfirmedMessageIsSaidAnewWhenAsked() {
    var stay = Stay.online().say("hi").closed(1006);
    var cid = stay.lastShown(Change.PendingChanged.class).pending().cid();
    comeBack(stay);
    stay.feed(new Input.ResendRequested(cid));
    stay.feed(new Input.ResendRequested(cid));
    assertEquals(List.of("hi", "hi"), stay.saidOnWire());
    assertEquals(cid, stay.lastShown(Change.PendingRemoved.class).cid());
    stay.echo();
    assertEquals(1, stay.shown(Change.PendingArrived.class).size());
  }

  @Test
  void anUnconfirmedMessageIsForgottenWhenAsked() {
    var stay = Stay.online().say("hi").closed(1006);
    var cid = stay.lastShown(Change.PendingChanged.class).pending().cid();
    stay.feed(new Input.DiscardRequested(cid));
    assertEquals(List.of(new Change.PendingRemoved(cid)), stay.shown(Change.PendingRemoved.class));
  }

  @Test
  void whatIsOnItsWayCanNeitherBeForgottenNorSaidAnew() {
    var stay = Stay.online().say("hi");
    var cid = stay.lastShown(Change.PendingChanged.class).pending().cid();
    stay.outputs.clear();
    stay.feed(new Input.DiscardRequested(cid));
    stay.feed(new Input.ResendRequested(cid));
    assertEquals(List.of(), stay.outputs);
  }

  @Test
  void aSilentServerIsLeftFifteenSecondsAfterAMessage() {
    var stay = Stay.online().say("hi").after(14_999);
    assertEquals(Status.ONLINE, stay.status());
    stay.after(1);
    assertEquals(Status.WAITING, stay.status());
    assertEquals(Cause.SILENT, stay.session.state().cause());
    assertEquals(Delivery.NOT_CONFIRMED, stay.lastDelivery());
  }

  @Test
  void aServerThatSaysOtherThingsIsKept() {
    var stay = Stay.online().say("hi").after(10_000).receive(new GuideFrame.UserList(List.of()));
    stay.after(5_000);
    assertEquals(Status.ONLINE, stay.status());
    assertEquals(Delivery.NOT_CONFIRMED, stay.lastDelivery());
    stay.echo();
    assertEquals(1, stay.shown(Change.PendingArrived.class).size(), "a late copy settles it");
  }

  @Test
  void eachMessageHasItsOwnFifteenSeconds() {
    var stay = Stay.online().say("one").after(10_000).say("two");
    stay.receive(new GuideFrame.UserList(List.of())).after(5_000);
    assertEquals("one", stay.lastShown(Change.PendingChanged.class).pending().body().text());
    assertEquals(Delivery.NOT_CONFIRMED, stay.lastDelivery());
    stay.after(9_999);
    assertEquals("one", stay.lastShown(Change.PendingChanged.class).pending().body().text());
    stay.after(1);
    assertEquals("two", stay.lastShown(Change.PendingChanged.class).pending().body().text());
  }

  @Test
  void afterASleepTheWaitingFramesComeFirst() {
    var stay = Stay.online().say("hi").sleep(60_000);
    stay.feed(new Input.TimePassed());
    stay.echo();
    stay.after(5_000);
    assertEquals(Status.ONLINE, stay.status());
    assertEquals(1, stay.shown(Change.PendingArrived.class).size());
  }

  @Test
  void atMostSixteenAreOnTheWire() {
    var stay = Stay.online();
    IntStream.rangeClosed(1, 20).forEach(i -> stay.say("m" + i));
    assertEquals(16, stay.saidOnWire().size());
    var first = (GuideFrame.Message) stay.sent().getFirst();
    stay.receive(Stay.copyOf(first, "Ann"));
    assertEquals("m17", stay.saidOnWire().getLast());
  }

  @Test
  void aFullSocketIsNotFilledFurtherUntilItHasDrained() {
    var stay = Stay.online();
    var large = "x".repeat(16_000);
    stay.buffered = 250_000;
    stay.say("x");
    stay.say(large);
    stay.buffered = 270_000;
    stay.say("next");
    assertEquals(2, stay.saidOnWire().size());
    stay.buffered = 65_536;
    stay.after(60);
    assertEquals(2, stay.saidOnWire().size());
    stay.buffered = 65_535;
    stay.after(60);
    assertEquals(List.of("x", large, "next"), stay.saidOnWire());
  }

  @Test
  void theOutboxIsBoundedAndTheTextStaysWithTheCaller() {
    var stay = Stay.online().closed(1006);
    IntStream.rangeClosed(1, 200).forEach(i -> stay.say("m" + i));
    assertEquals(Refusal.FULL, stay.session.refusal(new Body.Text("one more")));
    stay.say("one more");
    assertEquals(
        List.of(new Change.Refused(new Body.Text("one more"), Refusal.FULL)),
        stay.shown(Change.Refused.class));
    comeBack(stay);
    assertEquals(16, stay.saidOnWire().size());
  }

  @Test
  void whatIsHeldDoesNotKeepNewTextsOut() {
    var stay = Stay.online();
    for (int i = 1; i <= 230; i++) {
      stay.say("m" + i);
      if (stay.session.pending().stream().filter(p -> !p.delivery().isHeld()).count() == 10) {
        stay.closed(1006); // ten are in doubt
        comeBack(stay);
      }
    }
    assertEquals(List.of(), stay.shown(Change.Refused.class));
    assertEquals(200, stay.session.pending().size(), "the oldest have fallen out");
    assertEquals("m31", stay.session.pending().getFirst().body().text());
    assertEquals(30, stay.shown(Change.PendingRemoved.class).size(), "which is shown");
  }

  @Test
  void whatIsHeldIsBoundedInBytesToo() {
    var stay = Stay.online();
    var large = "ä".repeat(8_192);
    for (int i = 0; i < 40; i++) {
      stay.say(large).closed(1006);
      comeBack(stay);
    }
    assertEquals(16, stay.session.pending().size());
  }

  @Test
  void aTextThatCanNeverBeTakenIsTooLargeWhateverTheServerAllows() {
    var limits = new ServerFrame.Allowance(2_000_000, 1_000_000, 32, 10, 20);
    var stay = new ChatStay().join().open();
    stay.receive(ChatStay.welcome("Ann", 0, ChatStay.EPOCH, 1, 0, false, limits));
    assertNull(stay.session.refusal(new Body.Text("x".repeat(256 * 1024))));
    assertEquals(
        Refusal.TOO_LARGE, stay.session.refusal(new Body.Text("x".repeat(256 * 1024 + 1))));
  }

  @Test
  void theOutboxIsBoundedInBytesToo() {
    var stay = Stay.online().closed(1006);
    var large = "ä".repeat(8_192);
    IntStream.rangeClosed(1, 16).forEach(i -> stay.say(large));
    assertEquals(List.of(), stay.shown(Change.Refused.class));
    assertEquals(Refusal.FULL, stay.session.refusal(new Body.Text("x")));
  }

  @Test
  void aTextTooLargeIsRefused() {
    var stay = Stay.online();
    assertNull(stay.session.refusal(new Body.Text("x".repeat(16_384))));
    assertEquals(Refusal.TOO_LARGE, stay.session.refusal(new Body.Text("x".repeat(16_385))));
    assertEquals(Refusal.TOO_LARGE, stay.session.refusal(new Body.Text("ä".repeat(8_193))));
    assertEquals(
        Refusal.TOO_LARGE,
        stay.session.refusal(new Body.Text("\u0001".repeat(11_000))),
        "66 000 bytes encoded");
    assertEquals(Refusal.EMPTY, stay.session.refusal(new Body.Text(" \n ")));
  }

  @Test
  void nothingIsTakenBeforeJoiningOrAfterLeaving() {
    assertEquals(Refusal.NOT_JOINED, new Stay().session.refusal(new Body.Text("hi")));
    var stay = Stay.online();
    stay.feed(new Input.DisconnectRequested());
    assertEquals(Refusal.NOT_JOINED, stay.session.refusal(new Body.Text("hi")));
    stay.say("hi");
    assertEquals(
        List.of(new Change.Refused(new Body.Text("hi"), Refusal.NOT_JOINED)),
        stay.shown(Change.Refused.class));
  }

  @Test
  void leavingFlushesWhatWasSaid() {
    var stay = Stay.online().say("last words");
    stay.feed(new Input.DisconnectRequested());
    assertEquals(List.of(), stay.all(Output.Close.class));
    stay.echo();
    assertEquals(1, stay.all(Output.Close.class).size());
  }

  @Test
  void leavingWaitsUntilTheSocketHasHandedEverythingOn() {
    var stay = Stay.online();
    stay.buffered = 1_000;
    stay.say("last words").echo();
    stay.feed(new Input.DisconnectRequested());
    stay.after(500);
    assertEquals(List.of(), stay.all(Output.Close.class));
    stay.buffered = 0;
    stay.after(60);
    assertEquals(1, stay.all(Output.Close.class).size());
  }

  @Test
  void leavingWaitsTwoSecondsForCopiesAndNoLonger() {
    var stay = Stay.online().say("last words");
    stay.feed(new Input.DisconnectRequested());
    stay.after(1_999);
    assertEquals(List.of(), stay.all(Output.Close.class));
    stay.after(1);
    assertEquals(1, stay.all(Output.Close.class).size());
    stay.closed(1000);
    assertEquals(Delivery.NOT_CONFIRMED, stay.lastDelivery());
  }

  @Test
  void whatNeverWentOutIsNotSentUnderAnotherStay() {
    var stay = Stay.online().closed(1006).say("hi");
    stay.feed(new Input.DisconnectRequested());
    assertEquals(Delivery.NOT_SENT, stay.lastDelivery());
    stay.join("Bob").open().greet(Stay.ID).named("Bob");
    assertEquals(List.of(), stay.saidOnWire());
    var cid = stay.lastShown(Change.PendingChanged.class).pending().cid();
    stay.feed(new Input.ResendRequested(cid));
    assertEquals(List.of("hi"), stay.saidOnWire());
  }

  @Test
  void nothingIsSentAfterTheCloseFrame() {
    var stay = Stay.online();
    stay.feed(new Input.DisconnectRequested());
    stay.outputs.clear();
    stay.receive("{\"type\":\"userlist\",\"users\":[\"Bob\"]}");
    stay.feed(new Input.RenameRequested("Bob"));
    assertEquals(List.of(), stay.all(Output.Transmit.class));
  }

  @Test
  void cidsAndDatesAreNeverTheSame() {
    var stay = Stay.online().closed(1006);
    IntStream.rangeClosed(1, 200).forEach(i -> stay.say("same moment"));
    var cids = new ArrayList<String>();
    var dates = new ArrayList<Long>();
    for (var change : stay.shown(Change.PendingChanged.class)) {
      cids.add(change.pending().cid());
      dates.add(change.pending().dateMillis());
    }
    assertEquals(200, cids.stream().distinct().count());
    assertEquals(200, dates.stream().distinct().count());
  }

  @Test
  void loneSurrogatesAreReplacedBeforeTheyAreKept() {
    var stay = Stay.online().say("a\uD800b").echo();
    assertNull(stay.lastShown(Change.PendingArrived.class).message().original());
    assertEquals("a\uFFFDb", stay.lastShown(Change.PendingArrived.class).message().body().text());
  }

  @Test
  void binaryGoesOutAsItIsOnlyWhenOnline() {
    var stay = Stay.online();
    var bytes = new Bytes(5);
    stay.feed(new Input.BinaryRequested(bytes));
    assertEquals(List.of(new Output.TransmitBinary(bytes)), stay.all(Output.TransmitBinary.class));
    stay.closed(1006);
    stay.feed(new Input.BinaryRequested(bytes));
    assertEquals(1, stay.all(Output.TransmitBinary.class).size());
    assertEquals(Refusal.NOT_JOINED, stay.lastShown(Change.Refused.class).refusal());
  }

  @Test
  void aBinaryFrameIsPassedOnAndCountsAsLife() {
    var stay = Stay.online().say("hi").after(10_000);
    stay.feed(new Input.BinaryReceived(1, new Bytes(5)));
    assertEquals(new Bytes(5), stay.lastShown(Change.BinaryArrived.class).binary());
    stay.after(5_000);
    assertEquals(Status.ONLINE, stay.status());
  }

  @Test
  void aHugeBinaryHoldsTextsBackUntilItIsOut() {
    var stay = Stay.online();
    stay.buffered = 5_000_000;
    stay.feed(new Input.BinaryRequested(new Bytes(5_000_000)));
    stay.say("behind it");
    assertEquals(Refusal.FULL, stay.session.binaryRefusal());
    assertEquals(List.of(), stay.saidOnWire());
    stay.buffered = 0;
    stay.after(60);
    assertEquals(List.of("behind it"), stay.saidOnWire());
  }

  /** A throttled tab looks at several timers at once: the first of them may end the socket. */
  @Test
  void aSocketThatATimerHasEndedIsNotUsedByTheNext() {
    var stay = Stay.online();
    stay.buffered = 100;
    stay.say("hi");
    stay.feed(new Input.DisconnectRequested());
    stay.after(4_000).sleep(1_990);
    stay.outputs.clear();
    var outputs = stay.session.handle(new Input.TimePassed(), now(stay));
    assertInstanceOf(Output.Store.class, outputs.getFirst());
    assertEquals(new Output.Abandon(), outputs.get(1));
    assertEquals(
        List.of(), outputs.stream().filter(Output.MeasureBuffer.class::isInstance).toList());
    assertEquals(Status.CLOSED, stay.status());
  }

  @Test
  void leavingEndsThoughAnAnswerIsDueAtTheSameMoment() {
    var stay = Stay.online().say("hi").after(10_000);
    stay.feed(new Input.DisconnectRequested());
    stay.after(5_000);
    assertEquals(1, stay.all(Output.Abandon.class).size());
    assertEquals(Status.CLOSED, stay.status());
    assertEquals(Delivery.NOT_CONFIRMED, stay.lastDelivery());
  }

  @Test
  void aSleepWithAMessageOnTheWireCostsOneSocket() {
    var stay = Stay.online().say("hi").after(2_000);
    stay.sleep(120_000).feed(new Input.TimePassed());
    stay.after(1_000);
    assertEquals(1, stay.all(Output.Abandon.class).size());
    assertEquals(Status.CONNECTING, stay.status());
  }

  @Test
  void whatIsSaidOnWakingWaitsForTheNextSocket() {
    var stay = Stay.online().suspend(120_000).say("good morning");
    assertEquals(List.of(), stay.saidOnWire());
    assertEquals(Delivery.WAITING, stay.lastDelivery());
    stay.after(1_000).open().greet(Stay.ID).named("Ann");
    assertEquals(List.of("good morning"), stay.saidOnWire());
  }

  @Test
  void aLateTimerGivesOneGraceToAllThatIsOverdue() {
    var stay = Stay.online().say("a").after(3_000).say("b").after(500);
    stay.receive(new GuideFrame.UserList(List.of("Ann"))).sleep(30_000);
    stay.feed(new Input.TimePassed());
    stay.after(1_000);
    assertEquals(
        List.of(Delivery.NOT_CONFIRMED, Delivery.NOT_CONFIRMED),
        stay.session.pending().stream().map(Pending::delivery).toList());
  }

  private static Now now(Stay stay) {
    return new Now(stay.millis(), stay.wallMillis());
  }
}
