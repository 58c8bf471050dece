package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.websocketchat.session.Cause;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;

final class ConnectionStatusTest {
  private static final long SINCE = 1_763_878_400_000L;

  private final Translator translator = new Translator(false, new PlainFormats(), english -> null);

  @Test
  void onlineIsGoodAndNeedsNoReason() {
    assertEquals(
        new ConnectionStatus("good", "Online", "", "", false, 0),
        signal(Status.ONLINE, Cause.NONE, 0));
  }

  @Test
  void waitingTellsWhyAndOffersToRetry() {
    assertEquals(
        new ConnectionStatus("warning", "Offline", "Connection lost.", "", true, SINCE),
        signal(Status.WAITING, Cause.LOST, 1006));
  }

  @Test
  void theReasonStaysWhileANewAttemptIsMade() {
    var before = signal(Status.WAITING, Cause.LOST, 1006);
    var now =
        ConnectionStatus.of(state(Status.CONNECTING, Cause.NONE, 0, ""), before, "", translator);
    assertEquals(
        new ConnectionStatus("warning", "Connecting…", "Connection lost.", "", false, SINCE), now);
    var online = ConnectionStatus.of(state(Status.ONLINE, Cause.NONE, 0, ""), now, "", translator);
    assertEquals("", online.reason());
  }

  @Test
  void itIsToldSinceWhenHoweverManyAttemptsFail() {
    var first = signal(Status.WAITING, Cause.LOST, 1006);
    var attempt =
        ConnectionStatus.of(state(Status.CONNECTING, SINCE + 1_000), first, "", translator);
    var second = ConnectionStatus.of(state(Status.WAITING, SINCE + 2_000), attempt, "", translator);
    assertEquals(SINCE, second.sinceWallMillis());
    var online = ConnectionStatus.of(state(Status.ONLINE, SINCE + 3_000), second, "", translator);
    var again = ConnectionStatus.of(state(Status.WAITING, SINCE + 4_000), online, "", translator);
    assertEquals(SINCE + 4_000, again.sinceWallMillis());
  }

  @Test
  void aRestartIsNotTheServersFault() {
    assertEquals(
        "The server is restarting.", signal(Status.WAITING, Cause.SERVER_CLOSED, 1012).reason());
  }

  @Test
  void aClosingServerIsQuoted() {
    var closed = state(Status.FAILED, Cause.SERVER_CLOSED, 4500, "no hello");
    assertEquals(
        "The server closed the connection (4500: no hello).",
        ConnectionStatus.of(closed, ConnectionStatus.none(), "", translator).reason());
    assertEquals(
        "The server closed the connection (1008).",
        signal(Status.FAILED, Cause.SERVER_CLOSED, 1008).reason());
  }

  @Test
  void whoIsNotLetInIsToldWhatIsMissing() {
    var closed = state(Status.FAILED, Cause.SERVER_CLOSED, 4401, "token missing");
    assertEquals(
        "You need a log-in or an invitation to be here. Log in, or open your invitation again.",
        ConnectionStatus.of(closed, ConnectionStatus.none(), "", translator).reason());
  }

  @Test
  void aBanIsToldCalmlyWithItsReason() {
    var banned = state(Status.FAILED, Cause.SERVER_CLOSED, 4503, "for another 5 minutes: spam");
    assertEquals(
        "A moderator has sent you away (for another 5 minutes: spam).",
        ConnectionStatus.of(banned, ConnectionStatus.none(), "", translator).reason());
  }

  @Test
  void afterThreeFailedFirstAttemptsDevelopersReadTheLikelyCausesAndVisitorsDoNot() {
    var failed = signal(Status.WAITING, Cause.NEVER_REACHED, 1006);
    var advice = failed.advice();
    assertTrue(advice.contains("ws://chat.test/"), advice);
    assertTrue(advice.contains("--origin https://page.test"), advice);
    assertTrue(advice.contains("connect-src"), advice);
    assertEquals(advice, failed.forDevelopers());
    assertEquals("The server cannot be reached.", failed.reason());
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void noVisitorReadsOptionsOrPolicies(Cause cause) {
    var reason = signal(Status.FAILED, cause, 1006).reason();
    assertTrue(!reason.contains("--") && !reason.contains("connect-src"), reason);
    assertTrue(!reason.contains("ws://"), reason);
  }

  @ParameterizedTest
  @EnumSource(value = Cause.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void everyCauseIsTold(Cause cause) {
    var failed = signal(Status.FAILED, cause, 1006);
    assertEquals("bad", failed.tone());
    assertTrue(failed.canRetry());
    assertTrue(failed.reason().length() > 10, failed.reason());
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void whoIsOutsideCannotWrite(Status status) {
    assertTrue(!ConnectionStatus.isOutside(status) || !State.isJoined(status));
  }

  private ConnectionStatus signal(Status status, Cause cause, int code) {
    return ConnectionStatus.of(
        state(status, cause, code, ""), ConnectionStatus.none(), "https://page.test", translator);
  }

  private static State state(Status status, Cause cause, int code, String detail) {
    return new State(status, cause, code, detail, "ws://chat.test/", "", "Ann", 0, SINCE);
  }

  private static State state(Status status, long sinceWallMillis) {
    var cause = status == Status.WAITING ? Cause.LOST : Cause.NONE;
    return new State(status, cause, 0, "", "ws://chat.test/", "", "Ann", 0, sinceWallMillis);
  }
}
