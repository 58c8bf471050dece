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

/** When a session opens sockets, gives them up, waits and closes (docs/protocol.md, section 3). */
final class ConnectionTest {
  private static final Input.TimePassed TIME_PASSED = new Input.TimePassed();

  @Test
  void joiningOpensASocketAndOffersTheProtocols() {
    var client = new GuideTestClient().join("Ann");
    assertEquals(
        List.of(new Output.Open(1, GuideTestClient.URL, List.of("json"))),
        client.all(Output.Open.class));
    assertEquals(Status.CONNECTING, client.status());
  }

  @Test
  void isOnlineOnlyWhenTheOwnNameHasComeBack() {
    var client = new GuideTestClient().join("Ann").open();
    assertEquals(Status.HANDSHAKING, client.status());
    client.greet(GuideTestClient.ID);
    assertEquals(Status.HANDSHAKING, client.status());
    client.named("Ann");
    assertEquals(Status.ONLINE, client.status());
    assertEquals("json", client.session.state().protocol());
  }

  @Test
  void aSocketThatDoesNotOpenIsAbandonedAfterTenSeconds() {
    var client = new GuideTestClient().join("Ann").after(9_999);
    assertEquals(Status.CONNECTING, client.status());
    client.after(1);
    assertEquals(Status.WAITING, client.status());
    assertEquals(1, client.all(Output.Abandon.class).size());
    assertEquals(Cause.UNREACHABLE, client.session.state().cause());
  }

  @Test
  void afterSixFailuresASocketHasAsMuchLongerAsTheHostHoldsItBack() {
    var client =
        new GuideTestClient(
                new SessionSettings(
                    GuideTestClient.URL,
                    List.of("json"),
                    7,
                    "AAAAAAAAAAAAAAAAAAAAAA",
                    List.of(),
                    60_000))
            .join("Ann");
    for (int failures = 0; failures < 5; failures++) {
      client.closed(1006).after(client.session.deadline() - client.millis());
    }
    client.after(10_000);
    assertEquals(Status.WAITING, client.status(), "the sixth had ten seconds");
    client.after(client.session.deadline() - client.millis());
    client.after(69_999);
    assertEquals(Status.CONNECTING, client.status(), "the seventh has a minute more");
    client.after(1);
    assertEquals(Status.WAITING, client.status());
    assertEquals(2, client.all(Output.Abandon.class).size());
  }

  @Test
  void whatAnotherSessionGoesOnFromIsGivenUpUntilThePersonAsks() {
    var client = GuideTestClient.online();
    client.feed(new Input.Replaced());
    assertEquals(Status.FAILED, client.status());
    assertEquals(4509, client.session.state().code());
    assertEquals(1, client.all(Output.Abandon.class).size());
    assertEquals(Long.MAX_VALUE, client.session.deadline(), "nothing is tried");
    client.feed(new Input.RetryRequested());
    assertEquals(Status.CONNECTING, client.status());
  }

  @Test
  void aServerThatDoesNotGreetIsGivenUpAfterFiveSeconds() {
    var client = new GuideTestClient().join("Ann").open().after(4_999);
    assertEquals(Status.HANDSHAKING, client.status());
    client.after(1);
    assertEquals(Status.WAITING, client.status());
    assertEquals(Cause.SILENT, client.session.state().cause());
  }

  @Test
  void aGreetingEarnsFiveSecondsMore() {
    var client =
        new GuideTestClient()
            .join("Ann")
            .open()
            .after(4_000)
            .greet(GuideTestClient.ID)
            .after(4_999);
    assertEquals(Status.HANDSHAKING, client.status());
    client.after(1);
    assertEquals(Status.WAITING, client.status());
  }

  @Test
  void waitsLongerAfterEachFailureWithinTheWindow() {
    for (long seed = 1; seed <= 200; seed++) {
      var client = new GuideTestClient(seed).join("Ann");
      for (int failures = 0; failures < 10; failures++) {
        client.closed(1006);
        long wait = client.session.deadline() - client.millis();
        long window = Math.min(30_000, 1_000L << Math.min(failures, 5));
        assertTrue(wait >= 250 && wait < 250 + window, wait + " after " + failures);
        client.after(wait);
        assertEquals(Status.CONNECTING, client.status());
      }
    }
  }

  @Test
  void aThousandClientsComeBackSpreadOut() {
    var slots = new int[10];
    for (long seed = 1; seed <= 1_000; seed++) {
      var client = new GuideTestClient(seed).join("Ann").closed(1012);
      slots[(int) ((client.session.deadline() - client.millis() - 250) / 100)]++;
    }
    for (int slot : slots) {
      assertTrue(slot > 50 && slot < 150, "a tenth of the window got " + slot);
    }
  }

  @Test
  void anAcceptingAndClosingServerIsNotAskedMoreAndMoreOften() {
    var client = new GuideTestClient().join("Ann");
    for (int i = 0; i < 30; i++) {
      client.open().greet(GuideTestClient.ID).named("Ann").after(500).closed(1011);
      client.after(client.session.deadline() - client.millis());
    }
    assertTrue(client.millis() > 200_000, "30 attempts took only " + client.millis());
  }

  @Test
  void tenGoodSecondsForgetTheFailuresBefore() {
    var client = new GuideTestClient().join("Ann");
    for (int i = 0; i < 8; i++) {
      client.closed(1006).after(40_000);
    }
    client.after(client.session.deadline() - client.millis());
    while (client.status() != Status.CONNECTING) {
      client.after(client.session.deadline() - client.millis());
    }
    client.open().greet(GuideTestClient.ID).named("Ann").after(10_000).closed(1006);
    assertTrue(client.session.deadline() - client.millis() <= 1_250);
  }

  @ParameterizedTest
  @ValueSource(ints = {1002, 1003, 1007, 1008, 1010, 3500, 3999, 4500, 4503, 4509, 4999})
  void aFinalCodeEndsIt(int code) {
    var client = GuideTestClient.online().closed(code, "no");
    assertEquals(Status.FAILED, client.status());
    assertEquals(Cause.SERVER_CLOSED, client.session.state().cause());
    assertEquals(code, client.session.state().code());
    assertEquals("no", client.session.state().detail());
    assertEquals(Long.MAX_VALUE, client.session.deadline());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1000, 1001, 1005, 1006, 1009, 1011, 1012, 1013, 1014, 3000, 3499, 4003, 4029, 4499})
  void everyOtherCodeIsRetried(int code) {
    assertEquals(Status.WAITING, GuideTestClient.online().closed(code).status());
  }

  @Test
  void anErrorWithoutACloseIsLeftToTheTimer() {
    var client = new GuideTestClient().join("Ann");
    client.feed(new Input.Errored(1));
    assertEquals(Status.CONNECTING, client.status());
  }

  @Test
  void afterThreeFirstAttemptsTheLikelyCausesAreNamed() {
    var client = new GuideTestClient().join("Ann").closed(1006);
    assertEquals(Cause.UNREACHABLE, client.session.state().cause());
    client.after(30_000 - 1).after(0);
    var untilThird = new GuideTestClient().join("Ann");
    for (int i = 1; i <= 3; i++) {
      untilThird.closed(1006);
      assertEquals(
          i < 3 ? Cause.UNREACHABLE : Cause.NEVER_REACHED, untilThird.session.state().cause());
      untilThird.after(untilThird.session.deadline() - untilThird.millis());
    }
  }

  @Test
  void onceItWasThereItIsNeverSaidToBeWrong() {
    var client = GuideTestClient.online().closed(1006);
    for (int i = 0; i < 5; i++) {
      client.after(client.session.deadline() - client.millis()).closed(1006);
    }
    assertEquals(Cause.UNREACHABLE, client.session.state().cause());
  }

  @Test
  void aRefusedAddressIsFinalAndSaysWhy() {
    var client = new GuideTestClient().join("Ann");
    client.feed(new Input.OpenRefused(1, false, "The URL is invalid."));
    assertEquals(Status.FAILED, client.status());
    assertEquals(Cause.BAD_ADDRESS, client.session.state().cause());
    assertEquals("The URL is invalid.", client.session.state().detail());
    assertEquals(GuideTestClient.URL, client.session.state().url());
  }

  @Test
  void anInsecureOrForbiddenAddressIsFinal() {
    var insecure = new GuideTestClient().join("Ann");
    insecure.feed(new Input.OpenRefused(1, true, "insecure"));
    assertEquals(Cause.INSECURE, insecure.session.state().cause());
    var blocked = new GuideTestClient().join("Ann");
    blocked.feed(new Input.OpenBlocked(1));
    assertEquals(Cause.BLOCKED_BY_POLICY, blocked.session.state().cause());
    assertEquals(Status.FAILED, blocked.status());
  }

  @Test
  void retryingAfterAFailureOpensAnew() {
    var client = GuideTestClient.online().closed(1008);
    client.feed(new Input.RetryRequested());
    assertEquals(Status.CONNECTING, client.status());
  }

  @Test
  void retryNowWaitsOneSecondAfterTheLastAttempt() {
    var client = new GuideTestClient(3).join("Ann");
    for (int i = 0; i < 4; i++) {
      client.after(100).closed(1006);
      var opens = client.all(Output.Open.class).size();
      client.feed(new Input.RetryRequested());
      client.feed(new Input.RetryRequested());
      assertEquals(opens, client.all(Output.Open.class).size());
      client.after(900);
      assertEquals(opens + 1, client.all(Output.Open.class).size());
    }
  }

  @Test
  void comingOnlineOrIntoViewTriesAtOnce() {
    for (var input : List.of(new Input.WentOnline(), new Input.BecameVisible())) {
      var client = new GuideTestClient(3).join("Ann").after(2_000).closed(1006);
      client.feed(input);
      assertEquals(Status.CONNECTING, client.status());
    }
  }

  @Test
  void goingOfflineDropsNothing() {
    var client = GuideTestClient.online();
    client.feed(new Input.WentOffline());
    client.after(5_000);
    client.feed(new Input.WentOnline());
    client.after(5_000);
    assertEquals(Status.ONLINE, client.status());
    assertEquals(List.of(), client.all(Output.Abandon.class));
  }

  @Test
  void anOfflineTimeOfMoreThanAMinuteAbandonsTheSocket() {
    var client = GuideTestClient.online();
    client.feed(new Input.WentOffline());
    client.after(61_000);
    client.feed(new Input.WentOnline());
    client.after(1_000);
    assertEquals(Status.CONNECTING, client.status());
    assertEquals(1, client.all(Output.Abandon.class).size());
  }

  @Test
  void aSocketThatOpenedSinceTheNetworkWasLostIsKeptWhenTheHostTellsLate() {
    var client = GuideTestClient.online();
    client.feed(new Input.WentOffline());
    client.after(30_000).closed(1006).after(61_000);
    while (client.status() != Status.CONNECTING) {
      client.after(client.session.deadline() - client.millis());
    }
    client.open().greet(GuideTestClient.ID).named("Ann").say("on the new socket").outputs.clear();
    client.feed(new Input.WentOnline());
    client.after(5_000);
    assertEquals(List.of(), client.all(Output.Abandon.class));
    assertEquals(Status.ONLINE, client.status());
  }

  @Test
  void aLongSleepAbandonsTheSocketAfterOneSecondOfGrace() {
    var client = GuideTestClient.online().suspend(120_000);
    client.receive("{\"type\":\"message\",\"text\":\"while you slept\",\"id\":9,\"name\":\"Bob\"}");
    assertEquals(1, client.shown(Change.MessageArrived.class).size());
    assertEquals(Status.ONLINE, client.status());
    client.after(1_000);
    assertEquals(1, client.all(Output.Abandon.class).size());
    assertEquals(Status.CONNECTING, client.status());
  }

  @Test
  void theSocketAfterASleepIsTrustedAgain() {
    var client = GuideTestClient.online().suspend(120_000).receive("{}").after(1_000);
    client.open().greet(GuideTestClient.ID).named("Ann").after(600_000);
    assertEquals(Status.ONLINE, client.status());
    assertEquals(1, client.all(Output.Abandon.class).size());
  }

  @Test
  void aThrottledTabIsNotTakenForASleep() {
    var client = GuideTestClient.online();
    for (int i = 0; i < 20; i++) {
      client.sleep(60_000).feed(TIME_PASSED);
    }
    client.after(5_000);
    assertEquals(Status.ONLINE, client.status());
  }

  @Test
  void onAKindNetworkNothingReconnects() {
    var client = GuideTestClient.online().after(24 * 3_600_000L);
    assertEquals(Status.ONLINE, client.status());
    assertEquals(List.of(), client.outputs);
  }

  @Test
  void aTimerThatRunsLateIsForgivenOnce() {
    var client = new GuideTestClient().join("Ann").sleep(60_000);
    client.feed(TIME_PASSED);
    assertEquals(Status.CONNECTING, client.status());
    client.open();
    assertEquals(Status.HANDSHAKING, client.status());

    var dead = new GuideTestClient().join("Ann").sleep(60_000);
    dead.feed(TIME_PASSED);
    dead.after(1_000);
    assertEquals(Status.WAITING, dead.status());
  }

  @Test
  void eventsOfAnOlderSocketChangeNothing() {
    var client = GuideTestClient.online().closed(1006);
    client
        .after(client.session.deadline() - client.millis())
        .open()
        .greet(GuideTestClient.ID)
        .named("Ann");
    var state = client.session.state();
    for (var late :
        List.of(
            new Input.Opened(1, "json"),
            new Input.Received(1, "{\"type\":\"message\",\"text\":\"old\",\"id\":2}"),
            new Input.Errored(1),
            new Input.Closed(1, 1008, "old", true),
            new Input.OpenRefused(1, true, "old"),
            new Input.OpenBlocked(1))) {
      assertEquals(List.of(), client.feed(late), late.toString());
    }
    assertEquals(state, client.session.state());
  }

  @Test
  void leavingWhileConnectingAbandonsTheSocket() {
    var client = new GuideTestClient().join("Ann");
    client.feed(new Input.DisconnectRequested());
    assertEquals(Status.CLOSED, client.status());
    assertEquals(1, client.all(Output.Abandon.class).size());
    assertEquals(Long.MAX_VALUE, client.session.deadline());
  }

  @Test
  void leavingClosesWithNormalAndWaitsForTheAnswer() {
    var client = GuideTestClient.online();
    client.feed(new Input.DisconnectRequested());
    assertEquals(List.of(new Output.Close(1000, "")), client.all(Output.Close.class));
    assertEquals(Status.CLOSING, client.status());
    client.closed(1000);
    assertEquals(Status.CLOSED, client.status());
    client.after(600_000);
    assertEquals(Status.CLOSED, client.status());
  }

  @Test
  void leavingDoesNotWaitForASilentServer() {
    var client = GuideTestClient.online();
    client.feed(new Input.DisconnectRequested());
    client.after(2_999);
    assertEquals(Status.CLOSING, client.status());
    client.after(1);
    assertEquals(Status.CLOSED, client.status());
    assertEquals(1, client.all(Output.Abandon.class).size());
  }

  @Test
  void aFinalOrRetriedCodeWhileLeavingIsJustTheEnd() {
    for (int code : new int[] {1000, 1006, 1008}) {
      var client = GuideTestClient.online();
      client.feed(new Input.DisconnectRequested());
      assertEquals(Status.CLOSED, client.closed(code).status());
    }
  }

  @Test
  void joiningAgainWhileLeavingLeavesOneSocket() {
    var client = GuideTestClient.online();
    client.feed(new Input.DisconnectRequested());
    client.join("Ann");
    assertEquals(Status.CONNECTING, client.status());
    assertEquals(1, client.all(Output.Abandon.class).size());
    assertEquals(2, client.generation());
    client.feed(new Input.Closed(1, 1000, "", true));
    assertEquals(Status.CONNECTING, client.status());
  }

  @Test
  void afterLeavingNothingConnectsByItself() {
    var client = GuideTestClient.online();
    client.feed(new Input.DisconnectRequested());
    client.closed(1000);
    client.outputs.clear();
    for (var input :
        List.of(
            new Input.WentOnline(),
            new Input.BecameVisible(),
            new Input.RetryRequested(),
            TIME_PASSED)) {
      client.feed(input);
    }
    client.after(3_600_000);
    assertEquals(List.of(), client.outputs);
  }

  @Test
  void aNameWithAFaultIsTheCallersMistake() {
    var client = new GuideTestClient();
    assertThrows(IllegalArgumentException.class, () -> client.join("  "));
    assertThrows(IllegalArgumentException.class, () -> client.join("a\nb"));
    assertThrows(IllegalArgumentException.class, () -> client.join("x".repeat(33)));
  }

  @Test
  void everyStateIsShownOnceAndInOrder() {
    var client =
        new GuideTestClient()
            .join("Ann")
            .open()
            .greet(GuideTestClient.ID)
            .named("Ann")
            .closed(1006);
    var statuses = new ArrayList<Status>();
    for (var change : client.shown(Change.StateChanged.class)) {
      statuses.add(change.state().status());
    }
    assertEquals(
        List.of(Status.CONNECTING, Status.HANDSHAKING, Status.ONLINE, Status.WAITING), statuses);
    assertNotEquals(0, client.session.state().retryAtMillis());
  }
}
