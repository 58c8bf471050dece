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

/** What becomes of a message, whatever the network does. */
final class SendingTest {
  private record Bytes(long size) implements Binary {}

  private static void comeBack(GuideTestClient client) {
    while (client.status() != Status.CONNECTING) {
      client.after(client.session.deadline() - client.millis());
    }
    client.open().greet(GuideTestClient.ID).named("Ann");
  }

  @Test
  void whatIsSaidWhileAwayGoesOutByItselfInOrder() {
    var client = GuideTestClient.online().closed(1006).say("one").say("two");
    assertEquals(List.of(), client.saidOnWire());
    assertEquals(Delivery.WAITING, client.lastDelivery());
    client.say("three");
    comeBack(client);
    assertEquals(List.of("one", "two", "three"), client.saidOnWire());
  }

  @Test
  void whatASocketTookWithItIsNotSentAgainByItself() {
    var client = GuideTestClient.online().say("hi").closed(1006);
    assertEquals(Delivery.NOT_CONFIRMED, client.lastDelivery());
    comeBack(client);
    assertEquals(List.of("hi"), client.saidOnWire());
  }

  @Test
  void anUnconfirmedMessageIsSaidAnewWhenAsked() {
    var client = GuideTestClient.online().say("hi").closed(1006);
    var cid = client.lastShown(Change.PendingChanged.class).pending().cid();
    comeBack(client);
    client.feed(new Input.ResendRequested(cid));
    client.feed(new Input.ResendRequested(cid));
    assertEquals(List.of("hi", "hi"), client.saidOnWire());
    assertEquals(cid, client.lastShown(Change.PendingRemoved.class).cid());
    client.echo();
    assertEquals(1, client.shown(Change.PendingArrived.class).size());
  }

  @Test
  void anUnconfirmedMessageIsForgottenWhenAsked() {
    var client = GuideTestClient.online().say("hi").closed(1006);
    var cid = client.lastShown(Change.PendingChanged.class).pending().cid();
    client.feed(new Input.DiscardRequested(cid));
    assertEquals(
        List.of(new Change.PendingRemoved(cid)), client.shown(Change.PendingRemoved.class));
  }

  @Test
  void whatIsOnItsWayCanNeitherBeForgottenNorSaidAnew() {
    var client = GuideTestClient.online().say("hi");
    var cid = client.lastShown(Change.PendingChanged.class).pending().cid();
    client.outputs.clear();
    client.feed(new Input.DiscardRequested(cid));
    client.feed(new Input.ResendRequested(cid));
    assertEquals(List.of(), client.outputs);
  }

  @Test
  void aSilentServerIsLeftFifteenSecondsAfterAMessage() {
    var client = GuideTestClient.online().say("hi").after(14_999);
    assertEquals(Status.ONLINE, client.status());
    client.after(1);
    assertEquals(Status.WAITING, client.status());
    assertEquals(Cause.SILENT, client.session.state().cause());
    assertEquals(Delivery.NOT_CONFIRMED, client.lastDelivery());
  }

  @Test
  void aServerThatSaysOtherThingsIsKept() {
    var client =
        GuideTestClient.online()
            .say("hi")
            .after(10_000)
            .receive(new GuideFrame.UserList(List.of()));
    client.after(5_000);
    assertEquals(Status.ONLINE, client.status());
    assertEquals(Delivery.NOT_CONFIRMED, client.lastDelivery());
    client.echo();
    assertEquals(1, client.shown(Change.PendingArrived.class).size(), "a late copy settles it");
  }

  @Test
  void eachMessageHasItsOwnFifteenSeconds() {
    var client = GuideTestClient.online().say("one").after(10_000).say("two");
    client.receive(new GuideFrame.UserList(List.of())).after(5_000);
    assertEquals("one", client.lastShown(Change.PendingChanged.class).pending().body().text());
    assertEquals(Delivery.NOT_CONFIRMED, client.lastDelivery());
    client.after(9_999);
    assertEquals("one", client.lastShown(Change.PendingChanged.class).pending().body().text());
    client.after(1);
    assertEquals("two", client.lastShown(Change.PendingChanged.class).pending().body().text());
  }

  @Test
  void afterASleepTheWaitingFramesComeFirst() {
    var client = GuideTestClient.online().say("hi").sleep(60_000);
    client.feed(new Input.TimePassed());
    client.echo();
    client.after(5_000);
    assertEquals(Status.ONLINE, client.status());
    assertEquals(1, client.shown(Change.PendingArrived.class).size());
  }

  @Test
  void atMostSixteenAreOnTheWire() {
    var client = GuideTestClient.online();
    IntStream.rangeClosed(1, 20).forEach(i -> client.say("m" + i));
    assertEquals(16, client.saidOnWire().size());
    var first = (GuideFrame.Message) client.sent().getFirst();
    client.receive(GuideTestClient.copyOf(first, "Ann"));
    assertEquals("m17", client.saidOnWire().getLast());
  }

  @Test
  void aFullSocketIsNotFilledFurtherUntilItHasDrained() {
    var client = GuideTestClient.online();
    var large = "x".repeat(16_000);
    client.buffered = 250_000;
    client.say("x");
    client.say(large);
    client.buffered = 270_000;
    client.say("next");
    assertEquals(2, client.saidOnWire().size());
    client.buffered = 65_536;
    client.after(60);
    assertEquals(2, client.saidOnWire().size());
    client.buffered = 65_535;
    client.after(60);
    assertEquals(List.of("x", large, "next"), client.saidOnWire());
  }

  @Test
  void theOutboxIsBoundedAndTheTextStaysWithTheCaller() {
    var client = GuideTestClient.online().closed(1006);
    IntStream.rangeClosed(1, 200).forEach(i -> client.say("m" + i));
    assertEquals(Refusal.FULL, client.session.refusal(new Body.Text("one more")));
    client.say("one more");
    assertEquals(
        List.of(new Change.Refused(new Body.Text("one more"), Refusal.FULL)),
        client.shown(Change.Refused.class));
    comeBack(client);
    assertEquals(16, client.saidOnWire().size());
  }

  @Test
  void whatIsHeldDoesNotKeepNewTextsOut() {
    var client = GuideTestClient.online();
    for (int i = 1; i <= 230; i++) {
      client.say("m" + i);
      if (client.session.pending().stream().filter(p -> !p.delivery().isHeld()).count() == 10) {
        client.closed(1006); // ten are in doubt
        comeBack(client);
      }
    }
    assertEquals(List.of(), client.shown(Change.Refused.class));
    assertEquals(200, client.session.pending().size(), "the oldest have fallen out");
    assertEquals("m31", client.session.pending().getFirst().body().text());
    assertEquals(30, client.shown(Change.PendingRemoved.class).size(), "which is shown");
  }

  @Test
  void whatIsHeldIsBoundedInBytesToo() {
    var client = GuideTestClient.online();
    var large = "ä".repeat(8_192);
    for (int i = 0; i < 40; i++) {
      client.say(large).closed(1006);
      comeBack(client);
    }
    assertEquals(16, client.session.pending().size());
  }

  @Test
  void aTextThatCanNeverBeTakenIsTooLargeWhateverTheServerAllows() {
    var limits = new ServerFrame.Allowance(2_000_000, 1_000_000, 32, 10, 20, 0);
    var client = new ChatTestClient().join().open();
    client.receive(ChatTestClient.welcome("Ann", 0, ChatTestClient.EPOCH, 1, 0, false, limits));
    assertNull(client.session.refusal(new Body.Text("x".repeat(256 * 1024))));
    assertEquals(
        Refusal.TOO_LARGE, client.session.refusal(new Body.Text("x".repeat(256 * 1024 + 1))));
  }

  @Test
  void theOutboxIsBoundedInBytesToo() {
    var client = GuideTestClient.online().closed(1006);
    var large = "ä".repeat(8_192);
    IntStream.rangeClosed(1, 16).forEach(i -> client.say(large));
    assertEquals(List.of(), client.shown(Change.Refused.class));
    assertEquals(Refusal.FULL, client.session.refusal(new Body.Text("x")));
  }

  @Test
  void aTextTooLargeIsRefused() {
    var client = GuideTestClient.online();
    assertNull(client.session.refusal(new Body.Text("x".repeat(16_384))));
    assertEquals(Refusal.TOO_LARGE, client.session.refusal(new Body.Text("x".repeat(16_385))));
    assertEquals(Refusal.TOO_LARGE, client.session.refusal(new Body.Text("ä".repeat(8_193))));
    assertEquals(
        Refusal.TOO_LARGE,
        client.session.refusal(new Body.Text("\u0001".repeat(11_000))),
        "66 000 bytes encoded");
    assertEquals(Refusal.EMPTY, client.session.refusal(new Body.Text(" \n ")));
  }

  @Test
  void nothingIsTakenBeforeJoiningOrAfterLeaving() {
    assertEquals(Refusal.NOT_JOINED, new GuideTestClient().session.refusal(new Body.Text("hi")));
    var client = GuideTestClient.online();
    client.feed(new Input.DisconnectRequested());
    assertEquals(Refusal.NOT_JOINED, client.session.refusal(new Body.Text("hi")));
    client.say("hi");
    assertEquals(
        List.of(new Change.Refused(new Body.Text("hi"), Refusal.NOT_JOINED)),
        client.shown(Change.Refused.class));
  }

  @Test
  void leavingFlushesWhatWasSaid() {
    var client = GuideTestClient.online().say("last words");
    client.feed(new Input.DisconnectRequested());
    assertEquals(List.of(), client.all(Output.Close.class));
    client.echo();
    assertEquals(1, client.all(Output.Close.class).size());
  }

  @Test
  void leavingWaitsUntilTheSocketHasHandedEverythingOn() {
    var client = GuideTestClient.online();
    client.buffered = 1_000;
    client.say("last words").echo();
    client.feed(new Input.DisconnectRequested());
    client.after(500);
    assertEquals(List.of(), client.all(Output.Close.class));
    client.buffered = 0;
    client.after(60);
    assertEquals(1, client.all(Output.Close.class).size());
  }

  @Test
  void leavingWaitsTwoSecondsForCopiesAndNoLonger() {
    var client = GuideTestClient.online().say("last words");
    client.feed(new Input.DisconnectRequested());
    client.after(1_999);
    assertEquals(List.of(), client.all(Output.Close.class));
    client.after(1);
    assertEquals(1, client.all(Output.Close.class).size());
    client.closed(1000);
    assertEquals(Delivery.NOT_CONFIRMED, client.lastDelivery());
  }

  @Test
  void whatNeverWentOutIsNotSentUnderAnotherStay() {
    var client = GuideTestClient.online().closed(1006).say("hi");
    client.feed(new Input.DisconnectRequested());
    assertEquals(Delivery.NOT_SENT, client.lastDelivery());
    client.join("Bob").open().greet(GuideTestClient.ID).named("Bob");
    assertEquals(List.of(), client.saidOnWire());
    var cid = client.lastShown(Change.PendingChanged.class).pending().cid();
    client.feed(new Input.ResendRequested(cid));
    assertEquals(List.of("hi"), client.saidOnWire());
  }

  @Test
  void nothingIsSentAfterTheCloseFrame() {
    var client = GuideTestClient.online();
    client.feed(new Input.DisconnectRequested());
    client.outputs.clear();
    client.receive("{\"type\":\"userlist\",\"users\":[\"Bob\"]}");
    client.feed(new Input.RenameRequested("Bob"));
    assertEquals(List.of(), client.all(Output.Transmit.class));
  }

  @Test
  void cidsAndDatesAreNeverTheSame() {
    var client = GuideTestClient.online().closed(1006);
    IntStream.rangeClosed(1, 200).forEach(i -> client.say("same moment"));
    var cids = new ArrayList<String>();
    var dates = new ArrayList<Long>();
    for (var change : client.shown(Change.PendingChanged.class)) {
      cids.add(change.pending().cid());
      dates.add(change.pending().dateMillis());
    }
    assertEquals(200, cids.stream().distinct().count());
    assertEquals(200, dates.stream().distinct().count());
  }

  @Test
  void loneSurrogatesAreReplacedBeforeTheyAreKept() {
    var client = GuideTestClient.online().say("a\uD800b").echo();
    assertNull(client.lastShown(Change.PendingArrived.class).message().original());
    assertEquals("a\uFFFDb", client.lastShown(Change.PendingArrived.class).message().body().text());
  }

  @Test
  void binaryGoesOutAsItIsOnlyWhenOnline() {
    var client = GuideTestClient.online();
    var bytes = new Bytes(5);
    client.feed(new Input.BinaryRequested(bytes));
    assertEquals(
        List.of(new Output.TransmitBinary(bytes)), client.all(Output.TransmitBinary.class));
    client.closed(1006);
    client.feed(new Input.BinaryRequested(bytes));
    assertEquals(1, client.all(Output.TransmitBinary.class).size());
    assertEquals(Refusal.NOT_JOINED, client.lastShown(Change.Refused.class).refusal());
  }

  @Test
  void aBinaryFrameIsPassedOnAndCountsAsLife() {
    var client = GuideTestClient.online().say("hi").after(10_000);
    client.feed(new Input.BinaryReceived(1, new Bytes(5)));
    assertEquals(new Bytes(5), client.lastShown(Change.BinaryArrived.class).binary());
    client.after(5_000);
    assertEquals(Status.ONLINE, client.status());
  }

  @Test
  void aHugeBinaryHoldsTextsBackUntilItIsOut() {
    var client = GuideTestClient.online();
    client.buffered = 5_000_000;
    client.feed(new Input.BinaryRequested(new Bytes(5_000_000)));
    client.say("behind it");
    assertEquals(Refusal.FULL, client.session.binaryRefusal());
    assertEquals(List.of(), client.saidOnWire());
    client.buffered = 0;
    client.after(60);
    assertEquals(List.of("behind it"), client.saidOnWire());
  }

  /** A throttled tab looks at several timers at once, and the first of them may end the socket. */
  @Test
  void aSocketThatATimerHasEndedIsNotUsedByTheNext() {
    var client = GuideTestClient.online();
    client.buffered = 100;
    client.say("hi");
    client.feed(new Input.DisconnectRequested());
    client.after(4_000).sleep(1_990);
    client.outputs.clear();
    var outputs = client.session.handle(new Input.TimePassed(), now(client));
    assertInstanceOf(Output.Store.class, outputs.getFirst());
    assertEquals(new Output.Abandon(), outputs.get(1));
    assertEquals(
        List.of(), outputs.stream().filter(Output.MeasureBuffer.class::isInstance).toList());
    assertEquals(Status.CLOSED, client.status());
  }

  @Test
  void leavingEndsThoughAnAnswerIsDueAtTheSameMoment() {
    var client = GuideTestClient.online().say("hi").after(10_000);
    client.feed(new Input.DisconnectRequested());
    client.after(5_000);
    assertEquals(1, client.all(Output.Abandon.class).size());
    assertEquals(Status.CLOSED, client.status());
    assertEquals(Delivery.NOT_CONFIRMED, client.lastDelivery());
  }

  @Test
  void aSleepWithAMessageOnTheWireCostsOneSocket() {
    var client = GuideTestClient.online().say("hi").after(2_000);
    client.sleep(120_000).feed(new Input.TimePassed());
    client.after(1_000);
    assertEquals(1, client.all(Output.Abandon.class).size());
    assertEquals(Status.CONNECTING, client.status());
  }

  @Test
  void whatIsSaidOnWakingWaitsForTheNextSocket() {
    var client = GuideTestClient.online().suspend(120_000).say("good morning");
    assertEquals(List.of(), client.saidOnWire());
    assertEquals(Delivery.WAITING, client.lastDelivery());
    client.after(1_000).open().greet(GuideTestClient.ID).named("Ann");
    assertEquals(List.of("good morning"), client.saidOnWire());
  }

  @Test
  void aLateTimerGivesOneGraceToAllThatIsOverdue() {
    var client = GuideTestClient.online().say("a").after(3_000).say("b").after(500);
    client.receive(new GuideFrame.UserList(List.of("Ann"))).sleep(30_000);
    client.feed(new Input.TimePassed());
    client.after(1_000);
    assertEquals(
        List.of(Delivery.NOT_CONFIRMED, Delivery.NOT_CONFIRMED),
        client.session.pending().stream().map(Pending::delivery).toList());
  }

  private static Now now(GuideTestClient client) {
    return new Now(client.millis(), client.wallMillis());
  }
}
