package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.websocketchat.session.Cause;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;

final class SignalTest {
  private static final long SINCE = 1_763_878_400_000L;

  private final Words words = new Words(false, new PlainFormats(), english -> null);

  @Test
  void onlineIsGoodAndNeedsNoReason() {
    assertEquals(new Signal("good", "Online", "", false, 0), signal(Status.ONLINE, Cause.NONE, 0));
  }

  @Test
  void waitingTellsWhyAndOffersToRetry() {
    assertEquals(
        new Signal("warning", "Offline", "Connection lost.", true, SINCE),
        signal(Status.WAITING, Cause.LOST, 1006));
  }

  @Test
  void theReasonStaysWhileANewAttemptIsMade() {
    var before = signal(Status.WAITING, Cause.LOST, 1006);
    var now = Signal.of(state(Status.CONNECTING, Cause.NONE, 0, ""), before, "", words);
    assertEquals(new Signal("warning", "Connecting…", "Connection lost.", false, SINCE), now);
    var online = Signal.of(state(Status.ONLINE, Cause.NONE, 0, ""), now, "", words);
    assertEquals("", online.reason());
  }

  @Test
  void itIsToldSinceWhenHoweverManyAttemptsFail() {
    var first = signal(Status.WAITING, Cause.LOST, 1006);
    var attempt = Signal.of(state(Status.CONNECTING, SINCE + 1_000), first, "", words);
    var second = Signal.of(state(Status.WAITING, SINCE + 2_000), attempt, "", words);
    assertEquals(SINCE, second.sinceWallMillis());
    var online = Signal.of(state(Status.ONLINE, SINCE + 3_000), second, "", words);
    var again = Signal.of(state(Status.WAITING, SINCE + 4_000), online, "", words);
    assertEquals(SINCE + 4_000, again.sinceWallMillis());
  }

  @Test
  void aRestartIsNotTheServersFault() {
    assertEquals(
        "The server is restarting.", signal(Status.WAITING, Cause.SERVER_CLOSED, 1012).reason());
  }

  @Test
  void aClosingServerIsQuoted() {
    var closed = state(Status.FAILED, Cause.SERVER_CLOSED, 4503, "banned");
    assertEquals(
        "The server closed the connection (4503: banned).",
        Signal.of(closed, Signal.none(), "", words).reason());
    assertEquals(
        "The server closed the connection (1008).",
        signal(Status.FAILED, Cause.SERVER_CLOSED, 1008).reason());
  }

  @Test
  void afterThreeFailedFirstAttemptsItNamesTheLikelyCauses() {
    var reason = signal(Status.WAITING, Cause.NEVER_REACHED, 1006).reason();
    assertTrue(reason.contains("ws://chat.test/"), reason);
    assertTrue(reason.contains("--origin https://page.test"), reason);
    assertTrue(reason.contains("connect-src"), reason);
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
    assertTrue(!Signal.isOutside(status) || !State.isJoined(status));
  }

  private Signal signal(Status status, Cause cause, int code) {
    return Signal.of(state(status, cause, code, ""), Signal.none(), "https://page.test", words);
  }

  private static State state(Status status, Cause cause, int code, String detail) {
    return new State(status, cause, code, detail, "ws://chat.test/", "", "Ann", 0, SINCE);
  }

  private static State state(Status status, long sinceWallMillis) {
    var cause = status == Status.WAITING ? Cause.LOST : Cause.NONE;
    return new State(status, cause, 0, "", "ws://chat.test/", "", "Ann", 0, sinceWallMillis);
  }
}
