package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.session.Pending.Delivery;

final class SendResultsTest {
  private final List<String> told = new ArrayList<>();
  private final SendResults<String> results =
      new SendResults<>(
          (handle, body, result) -> told.add(handle + " " + body.text() + ": " + brief(result)));

  private static String brief(SendResult result) {
    return switch (result) {
      case SendResult.Stored(var pending, var message) ->
          "stored" + (message == null ? "" : " at " + message.offset());
      case SendResult.Refused(var refusal) -> "refused " + refusal;
      case SendResult.NotSent() -> "not sent";
      case SendResult.Failed(var pending) -> "failed " + pending.code();
      case SendResult.InDoubt() -> "in doubt";
    };
  }

  private void assertTold(String... expected) {
    assertEquals(List.of(expected), told);
    told.clear();
  }

  /** Expects a text, and has the session take it. */
  private Body.Text send(String cid, String text) {
    var body = new Body.Text(text);
    results.expect(body, "H" + cid);
    pending(cid, body, Delivery.WAITING);
    return body;
  }

  private void pending(String cid, Body body, Delivery delivery) {
    results.apply(new Change.PendingChanged(new Pending(cid, body, 0, delivery)));
  }

  private void state(Status status, int code) {
    results.apply(
        new Change.StateChanged(
            new State(status, Cause.NONE, code, "", "ws://x/", "", "Ann", 0, 0)));
  }

  @Test
  void aTextIsStoredWhenItsCopyComes() {
    var body = send("1", "hi");
    assertFalse(results.isQuiet());
    pending("1", body, Delivery.HANDED_OVER);
    results.apply(
        new Change.PendingArrived("1", new Message("Ann", body, 0, true, null, 7, "t.1")));
    assertTold("H1 hi: stored at 7");
    assertTrue(results.isQuiet());
  }

  @Test
  void whatIsStoredWhenThePersonLeavesIsTold() {
    var body = send("1", "hi");
    pending("1", body, Delivery.HANDED_OVER);
    pending("1", body, Delivery.STORED);
    state(Status.CLOSED, 0);
    assertTold("H1 hi: stored");
  }

  @Test
  void whatIsPendingNoMoreIsStored() {
    var body = send("1", "hi");
    pending("1", body, Delivery.HANDED_OVER);
    pending("1", body, Delivery.STORED);
    results.apply(new Change.PendingRemoved("1"));
    assertTold("H1 hi: stored");
  }

  @Test
  void twoTextsThatSayTheSameAreToldApart() {
    var one = new Body.Text("hi");
    var two = new Body.Text("hi");
    results.expect(one, "one");
    results.expect(two, "two");
    results.apply(new Change.Refused(two, Refusal.FULL));
    pending("1", one, Delivery.WAITING);
    results.apply(new Change.PendingRemoved("1"));
    assertTold("two hi: refused FULL", "one hi: stored");
  }

  @Test
  void whatIsHeldIsToldOnceAndTheDeletionIsNot() {
    var body = send("1", "hi");
    pending("1", body, Delivery.NOT_CONFIRMED);
    pending("1", body, Delivery.NOT_CONFIRMED);
    assertTold("H1 hi: in doubt");
    results.apply(new Change.PendingRemoved("1"));
    assertTold();
    results.apply(
        new Change.PendingChanged(
            new Pending("2", new Body.Text("no"), 0, Delivery.FAILED, "words")));
    assertTold("null no: failed words");
    pending("3", new Body.Text("left"), Delivery.NOT_SENT);
    assertTold("null left: not sent");
  }

  @Test
  void whatIsSentAgainHasAnotherResult() {
    var body = send("1", "hi");
    pending("1", body, Delivery.NOT_CONFIRMED);
    pending("1", body, Delivery.WAITING_AGAIN);
    assertFalse(results.isQuiet());
    results.apply(
        new Change.PendingArrived("1", new Message("Ann", body, 0, true, null, 7, "t.1")));
    assertTold("H1 hi: in doubt", "null hi: stored at 7");
  }

  @Test
  void aSessionThatFailsTellsWhatIsKnown() {
    send("1", "waits");
    pending("2", send("2", "was sent"), Delivery.WAITING_AGAIN);
    pending("3", send("3", "is stored"), Delivery.STORED);
    state(Status.FAILED, CloseCode.BANNED);
    assertTold("H1 waits: not sent", "H2 was sent: in doubt", "H3 is stored: stored");
    pending("1", new Body.Text("waits"), Delivery.NOT_SENT);
    assertTold();
  }

  @Test
  void afterAFailureWhatGoesOnIsToldAgain() {
    var body = send("1", "hi");
    state(Status.FAILED, CloseCode.UNAUTHORIZED);
    assertTrue(results.isQuiet());
    state(Status.CONNECTING, 0);
    assertFalse(results.isQuiet());
    results.apply(
        new Change.PendingArrived("1", new Message("Ann", body, 0, true, null, 7, "t.1")));
    assertTold("H1 hi: not sent", "null hi: stored at 7");
  }

  @Test
  void anotherTabMaySendWhatWaitedInThisOne() {
    send("1", "hi");
    state(Status.FAILED, CloseCode.REPLACED);
    assertTold("H1 hi: in doubt");
  }

  @Test
  void whatIsForgottenIsNotStored() {
    send("1", "waits");
    pending("2", send("2", "was sent"), Delivery.WAITING_AGAIN);
    results.forget();
    results.apply(new Change.PendingRemoved("2"));
    results.apply(new Change.PendingRemoved("1"));
    results.apply(new Change.Forgotten());
    assertTold("H2 was sent: in doubt", "H1 waits: not sent");
    var body = send("3", "later");
    pending("3", body, Delivery.STORED);
    results.apply(new Change.PendingRemoved("3"));
    assertTold("H3 later: stored");
  }

  @Test
  void whatTheSessionNeverGetsIsRefused() {
    results.expect(new Body.Text("hi"), "one");
    assertFalse(results.isQuiet());
    results.withdraw();
    assertTold("one hi: refused NOT_JOINED");
    assertTrue(results.isQuiet());
  }

  @Test
  void atTheEndEverythingHasAResult() {
    send("1", "waits");
    pending("2", send("2", "is stored"), Delivery.STORED);
    pending("3", send("3", "held"), Delivery.NOT_SENT);
    told.clear();
    results.end();
    assertTold("H1 waits: in doubt", "H2 is stored: stored");
    assertTrue(results.isQuiet());
  }
}
