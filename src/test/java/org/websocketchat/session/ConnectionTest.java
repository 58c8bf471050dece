package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When sockets are opened, given up, waited for and closed (docs/protocol.md, "Connection"). */
final class ConnectionTest {
  private static final Input.TimePassed TIME_PASSED = new Input.TimePassed();

  @Test
  void joiningOpensASocketAndOffersTheProtocols() {
    var stay = new Stay().join("Ann");
    assertEquals(
        List.of(new Output.Open(1, Stay.URL, List.of("json"))), stay.all(Output.Open.class));
    assertEquals(Status.CONNECTING, stay.status());
  }

  @Test
  void isOnlineOnlyWhenTheOwnNameHasComeBack() {
    var stay = new Stay().join("Ann").open();
    assertEquals(Status.HANDSHAKING, stay.status());
    stay.greet(Stay.ID);
    assertEquals(Status.HANDSHAKING, stay.status());
    stay.named("Ann");
    assertEquals(Status.ONLINE, stay.status());
    assertEquals("json", stay.session.state().protocol());
  }

  @Test
  void aSocketThatDoesNotOpenIsAbandonedAfterTenSeconds() {
    var stay = new Stay().join("Ann").after(9_999);
    assertEquals(Status.CONNECTING, stay.status());
    stay.after(1);
    assertEquals(Status.WAITING, stay.status());
    assertEquals(1, stay.all(Output.Abandon.class).size());
    assertEquals(Cause.UNREACHABLE, stay.session.state().cause());
  }

  @Test
  void aServerThatDoesNotGreetIsGivenUpAfterFiveSeconds() {
    var stay = new Stay().join("Ann").open().after(4_999);
    assertEquals(Status.HANDSHAKING, stay.status());
    stay.after(1);
    assertEquals(Status.WAITING, stay.status());
    assertEquals(Cause.SILENT, stay.session.state().cause());
  }

  @Test
  void aGreetingEarnsFiveSecondsMore() {
    var stay = new Stay().join("Ann").open().after(4_000).greet(Stay.ID).after(4_999);
    assertEquals(Status.HANDSHAKING, stay.status());
    stay.after(1);
    assertEquals(Status.WAITING, stay.status());
  }

  @Test
  void waitsLongerAfterEachFailureWithinTheWindow() {
    for (long seed = 1; seed <= 200; seed++) {
      var stay = new Stay(seed).join("Ann");
      for (int failures = 0; failures < 10; failures++) {
        stay.closed(1006);
        long wait = stay.session.deadline() - stay.millis();
        long window = Math.min(30_000, 1_000L << Math.min(failures, 5));
        assertTrue(wait >= 250 && wait < 250 + window, wait + " after " + failures);
        stay.after(wait);
        assertEquals(Status.CONNECTING, stay.status());
      }
    }
  }

  @Test
  void aThousandClientsComeBackSpreadOut() {
    var slots = new int[10];
    for (long seed = 1; seed <= 1_000; seed++) {
      var stay = new Stay(seed).join("Ann").closed(1012);
      slots[(int) ((stay.session.deadline() - stay.millis() - 250) / 100)]++;
    }
    for (int slot : slots) {
      assertTrue(slot > 50 && slot < 150, "a tenth of the window got " + slot);
    }
  }

  @Test
  void anAcceptingAndClosingServerIsNotAskedMoreAndMoreOften() {
    var stay = new Stay().join("Ann");
    for (int i = 0; i < 30; i++) {
      stay.open().greet(Stay.ID).named("Ann").after(500).closed(1011);
      stay.after(stay.session.deadline() - stay.millis());
    }
    assertTrue(stay.millis() > 200_000, "30 attempts took only " + stay.millis());
  }

  @Test
  void tenGoodSecondsForgetTheFailuresBefore() {
    var stay = new Stay().join("Ann");
    for (int i = 0; i < 8; i++) {
      stay.closed(1006).after(40_000);
    }
    stay.after(stay.session.deadline() - stay.millis());
    while (stay.status() != Status.CONNECTING) {
      stay.after(stay.session.deadline() - stay.millis());
    }
    stay.open().greet(Stay.ID).named("Ann").after(10_000).closed(1006);
    assertTrue(stay.session.deadline() - stay.millis() <= 1_250);
  }

  @ParameterizedTest
  @ValueSource(ints = {1002, 1003, 1007, 1008, 1010, 3500, 3999, 4500, 4503, 4509, 4999})
  void aFinalCodeEndsIt(int code) {
    var stay = Stay.online().closed(code, "no");
    assertEquals(Status.FAILED, stay.status());
    assertEquals(Cause.SERVER_CLOSED, stay.session.state().cause());
    assertEquals(code, stay.session.state().code());
    assertEquals("no", stay.session.state().detail());
    assertEquals(Long.MAX_VALUE, stay.session.deadline());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1000, 1001, 1005, 1006, 1009, 1011, 1012, 1013, 1014, 3000, 3499, 4003, 4029, 4499})
  void everyOtherCodeIsRetried(int code) {
    assertEquals(Status.WAITING, Stay.online().closed(code).status());
  }

  @Test
  void anErrorWithoutACloseIsLeftToTheTimer() {
    var stay = new Stay().join("Ann");
    stay.feed(new Input.Errored(1));
    assertEquals(Status.CONNECTING, stay.status());
  }

  @Test
  void afterThreeFirstAttemptsTheLikelyCausesAreNamed() {
    var stay = new Stay().join("Ann").closed(1006);
    assertEquals(Cause.UNREACHABLE, stay.session.state().cause());
    stay.after(30_000 - 1).after(0);
    var untilThird = new Stay().join("Ann");
    for (int i = 1; i <= 3; i++) {
      untilThird.closed(1006);
      assertEquals(
          i < 3 ? Cause.UNREACHABLE : Cause.NEVER_REACHED, untilThird.session.state().cause());
      untilThird.after(untilThird.session.deadline() - untilThird.millis());
    }
  }

  @Test
  void onceItWasThereItIsNeverSaidToBeWrong() {
    var stay = Stay.online().closed(1006);
    for (int i = 0; i < 5; i++) {
      stay.after(stay.session.deadline() - stay.millis()).closed(1006);
    }
    assertEquals(Cause.UNREACHABLE, stay.session.state().cause());
  }

  @Test
  void aRefusedAddressIsFinalAndSaysWhy() {
    var stay = new Stay().join("Ann");
    stay.feed(new Input.OpenRefused(1, false, "The URL is invalid."));
    assertEquals(Status.FAILED, stay.status());
    assertEquals(Cause.BAD_ADDRESS, stay.session.state().cause());
    assertEquals("The URL is invalid.", stay.session.state().detail());
    assertEquals(Stay.URL, stay.session.state().url());
  }

  @Test
  void anInsecureOrForbiddenAddressIsFinal() {
    var insecure = new Stay().join("Ann");
    insecure.feed(new Input.OpenRefused(1, true, "insecure"));
    assertEquals(Cause.INSECURE, insecure.session.state().cause());
    var blocked = new Stay().join("Ann");
    blocked.feed(new Input.OpenBlocked(1));
    assertEquals(Cause.BLOCKED_BY_POLICY, blocked.session.state().cause());
    assertEquals(Status.FAILED, blocked.status());
  }

  @Test
  void retryingAfterAFailureOpensAnew() {
    var stay = Stay.online().closed(1008);
    stay.feed(new Input.RetryRequested());
    assertEquals(Status.CONNECTING, stay.status());
  }

  @Test
  void retryNowWaitsOneSecondAfterTheLastAttempt() {
    var stay = new Stay(3).join("Ann");
    for (int i = 0; i < 4; i++) {
      stay.after(100).closed(1006);
      var opens = stay.all(Output.Open.class).size();
      stay.feed(new Input.RetryRequested());
      stay.feed(new Input.RetryRequested());
      assertEquals(opens, stay.all(Output.Open.class).size());
      stay.after(900);
      assertEquals(opens + 1, stay.all(Output.Open.class).size());
    }
  }

  @Test
  void comingOnlineOrIntoViewTriesAtOnce() {
    for (var input : List.of(new Input.WentOnline(), new Input.BecameVisible())) {
      var stay = new Stay(3).join("Ann").after(2_000).closed(1006);
      stay.feed(input);
      assertEquals(Status.CONNECTING, stay.status());
    }
  }

  @Test
  void goingOfflineDropsNothing() {
    var stay = Stay.online();
    stay.feed(new Input.WentOffline());
    stay.after(5_000);
    stay.feed(new Input.WentOnline());
    stay.after(5_000);
    assertEquals(Status.ONLINE, stay.status());
    assertEquals(List.of(), stay.all(Output.Abandon.class));
  }

  @Test
  void anOfflineTimeOfMoreThanAMinuteAbandonsTheSocket() {
    var stay = Stay.online();
    stay.feed(new Input.WentOffline());
    stay.after(61_000);
    stay.feed(new Input.WentOnline());
    stay.after(1_000);
    assertEquals(Status.CONNECTING, stay.status());
    assertEquals(1, stay.all(Output.Abandon.class).size());
  }

  @Test
  void aSocketThatOpenedSinceTheNetworkWasLostIsKeptWhenTheHostTellsLate() {
    var stay = Stay.online();
    stay.feed(new Input.WentOffline());
    stay.after(30_000).closed(1006).after(61_000);
    while (stay.status() != Status.CONNECTING) {
      stay.after(stay.session.deadline() - stay.millis());
    }
    stay.open().greet(Stay.ID).named("Ann").say("on the new socket").outputs.clear();
    stay.feed(new Input.WentOnline());
    stay.after(5_000);
    assertEquals(List.of(), stay.all(Output.Abandon.class));
    assertEquals(Status.ONLINE, stay.status());
  }

  @Test
  void aLongSleepAbandonsTheSocketAfterOneSecondOfGrace() {
    var stay = Stay.online().suspend(120_000);
    stay.receive("{\"type\":\"message\",\"text\":\"while you slept\",\"id\":9,\"name\":\"Bob\"}");
    assertEquals(1, stay.shown(Change.MessageArrived.class).size());
    assertEquals(Status.ONLINE, stay.status());
    stay.after(1_000);
    assertEquals(1, stay.all(Output.Abandon.class).size());
    assertEquals(Status.CONNECTING, stay.status());
  }

  @Test
  void theSocketAfterASleepIsTrustedAgain() {
    var stay = Stay.online().suspend(120_000).receive("{}").after(1_000);
    stay.open().greet(Stay.ID).named("Ann").after(600_000);
    assertEquals(Status.ONLINE, stay.status());
    assertEquals(1, stay.all(Output.Abandon.class).size());
  }

  @Test
  void aThrottledTabIsNotTakenForASleep() {
    var stay = Stay.online();
    for (int i = 0; i < 20; i++) {
      stay.sleep(60_000).feed(TIME_PASSED);
    }
    stay.after(5_000);
    assertEquals(Status.ONLINE, stay.status());
  }

  @Test
  void onAKindNetworkNothingReconnects() {
    var stay = Stay.online().after(24 * 3_600_000L);
    assertEquals(Status.ONLINE, stay.status());
    assertEquals(List.of(), stay.outputs);
  }

  @Test
  void aTimerThatRunsLateIsForgivenOnce() {
    var stay = new Stay().join("Ann").sleep(60_000);
    stay.feed(TIME_PASSED);
    assertEquals(Status.CONNECTING, stay.status());
    stay.open();
    assertEquals(Status.HANDSHAKING, stay.status());

    var dead = new Stay().join("Ann").sleep(60_000);
    dead.feed(TIME_PASSED);
    dead.after(1_000);
    assertEquals(Status.WAITING, dead.status());
  }

  @Test
  void eventsOfAnOlderSocketChangeNothing() {
    var stay = Stay.online().closed(1006);
    stay.after(stay.session.deadline() - stay.millis()).open().greet(Stay.ID).named("Ann");
    var state = stay.session.state();
    for (var late :
        List.of(
            new Input.Opened(1, "json"),
            new Input.Received(1, "{\"type\":\"message\",\"text\":\"old\",\"id\":2}"),
            new Input.Errored(1),
            new Input.Closed(1, 1008, "old", true),
            new Input.OpenRefused(1, true, "old"),
            new Input.OpenBlocked(1))) {
      assertEquals(List.of(), stay.feed(late), late.toString());
    }
    assertEquals(state, stay.session.state());
  }

  @Test
  void leavingWhileConnectingAbandonsTheSocket() {
    var stay = new Stay().join("Ann");
    stay.feed(new Input.DisconnectRequested());
    assertEquals(Status.CLOSED, stay.status());
    assertEquals(1, stay.all(Output.Abandon.class).size());
    assertEquals(Long.MAX_VALUE, stay.session.deadline());
  }

  @Test
  void leavingClosesWithNormalAndWaitsForTheAnswer() {
    var stay = Stay.online();
    stay.feed(new Input.DisconnectRequested());
    assertEquals(List.of(new Output.Close(1000, "")), stay.all(Output.Close.class));
    assertEquals(Status.CLOSING, stay.status());
    stay.closed(1000);
    assertEquals(Status.CLOSED, stay.status());
    stay.after(600_000);
    assertEquals(Status.CLOSED, stay.status());
  }

  @Test
  void leavingDoesNotWaitForASilentServer() {
    var stay = Stay.online();
    stay.feed(new Input.DisconnectRequested());
    stay.after(2_999);
    assertEquals(Status.CLOSING, stay.status());
    stay.after(1);
    assertEquals(Status.CLOSED, stay.status());
    assertEquals(1, stay.all(Output.Abandon.class).size());
  }

  @Test
  void aFinalOrRetriedCodeWhileLeavingIsJustTheEnd() {
    for (int code : new int[] {1000, 1006, 1008}) {
      var stay = Stay.online();
      stay.feed(new Input.DisconnectRequested());
      assertEquals(Status.CLOSED, stay.closed(code).status());
    }
  }

  @Test
  void joiningAgainWhileLeavingLeavesOneSocket() {
    var stay = Stay.online();
    stay.feed(new Input.DisconnectRequested());
    stay.join("Ann");
    assertEquals(Status.CONNECTING, stay.status());
    assertEquals(1, stay.all(Output.Abandon.class).size());
    assertEquals(2, stay.generation());
    stay.feed(new Input.Closed(1, 1000, "", true));
    assertEquals(Status.CONNECTING, stay.status());
  }

  @Test
  void afterLeavingNothingConnectsByItself() {
    var stay = Stay.online();
    stay.feed(new Input.DisconnectRequested());
    stay.closed(1000);
    stay.outputs.clear();
    for (var input :
        List.of(
            new Input.WentOnline(),
            new Input.BecameVisible(),
            new Input.RetryRequested(),
            TIME_PASSED)) {
      stay.feed(input);
    }
    stay.after(3_600_000);
    assertEquals(List.of(), stay.outputs);
  }

  @Test
  void aNameWithAFaultIsTheCallersMistake() {
    var stay = new Stay();
    assertThrows(IllegalArgumentException.class, () -> stay.join("  "));
    assertThrows(IllegalArgumentException.class, () -> stay.join("a\nb"));
    assertThrows(IllegalArgumentException.class, () -> stay.join("x".repeat(33)));
  }

  @Test
  void everyStateIsShownOnceAndInOrder() {
    var stay = new Stay().join("Ann").open().greet(Stay.ID).named("Ann").closed(1006);
    var statuses = new ArrayList<Status>();
    for (var change : stay.shown(Change.StateChanged.class)) {
      statuses.add(change.state().status());
    }
    assertEquals(
        List.of(Status.CONNECTING, Status.HANDSHAKING, Status.ONLINE, Status.WAITING), statuses);
    assertNotEquals(0, stay.session.state().retryAtMillis());
  }
}
