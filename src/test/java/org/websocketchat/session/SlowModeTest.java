package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrame.Standing;
import org.websocketchat.protocol.SubProtocol;

/** What a session does in slow mode. */
final class SlowModeTest {
  private static final long OVER = Change.Slowed.NO_WAIT;
  private static final String TAG = ChatTestClient.TAG;
  private static final Standing GUEST = Standing.guest(TAG);
  private static final Standing MODERATOR = new Standing(TAG, Role.MODERATOR, false);

  private ChatTestClient client = new ChatTestClient();

  private ServerFrame.Welcome welcome(long acked, long head, int seconds, Standing standing) {
    return new ServerFrame.Welcome(
        new ServerFrame.Self(ChatTestClient.ID, TAG, "Ann", acked, standing),
        ChatTestClient.EPOCH,
        1,
        head,
        head > 3,
        25_000,
        client.wallMillis,
        Allowance.USUAL,
        mode(seconds),
        Body.NO_OFFSET);
  }

  private static RoomMode mode(int seconds) {
    return new RoomMode(seconds, true, false, false);
  }

  /** Online in a room with this slow mode and three messages, without the outputs up to then. */
  private ChatTestClient online(int seconds, Standing standing) {
    client.join().open().receive(welcome(0, 3, seconds, standing));
    client.outputs.clear();
    return client;
  }

  private ChatTestClient guest(int seconds) {
    return online(seconds, GUEST);
  }

  /** The server stores the own message with this n now. */
  private void copy(long offset, long n, String text) {
    message(offset, ChatTestClient.ID, TAG, new Body.Text(text), TAG + "." + n);
  }

  private void message(long offset, long id, String who, Body body, @Nullable String cid) {
    long date = client.wallMillis;
    client.receive(new ServerFrame.Message(offset, id, who, "Ann", body, date, cid, 0, 0));
  }

  private void refuse(long n, long retryMillis) {
    client.receive(new ServerFrame.Refused("slow", TAG + "." + n, retryMillis));
  }

  private void set(long offset, int seconds) {
    client.receive(new ServerFrame.Correction(offset, new Body.Mode(mode(seconds)), 5, null, null));
  }

  /** What was told of waits, each as the time until then; {@link #OVER} for its end. */
  private List<Long> waits() {
    return client.shown(Change.Slowed.class).stream()
        .map(Change.Slowed::untilMillis)
        .map(until -> until == OVER ? OVER : until - client.millis)
        .toList();
  }

  @Test
  void aTextThatComesTooSoonWaitsAndIsSentUnderItsNumber() {
    guest(0).say("a");
    refuse(1, 4_000);
    assertEquals(List.of(4_000L), waits());
    assertEquals(List.of("a WAITING_AGAIN"), client.pending());
    client.outputs.clear();
    client.after(3_999);
    assertEquals(List.of(), client.said());
    client.after(1);
    assertEquals(List.of("1 0 a"), client.said());
    assertEquals(List.of(OVER), waits());
  }

  @Test
  void nothingOvertakesATextThatWaits() {
    guest(0).say("a", "b");
    client.feed(new Input.SendRequested(new Body.Edit(2, "c")));
    assertEquals(List.of("1 0 a", "2 1 b", "3 2 c"), client.said());
    client.outputs.clear();
    refuse(1, 4_000);
    client.say("d").after(3_999);
    assertEquals(List.of(), client.said());
    client.after(1);
    assertEquals(List.of("1 0 a", "2 1 b", "3 2 c", "4 3 d"), client.said());
  }

  /** Else one who deletes a password that was sent by mistake would be told that it is too late. */
  @Test
  void aRemovalAndAReportDoNotWaitForATextThatWaits() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.say("b");
    client.outputs.clear();
    client.feed(new Input.SendRequested(new Body.Edit(4, "c")));
    client.feed(new Input.SendRequested(new Body.Remove(4, Body.Remover.AUTHOR)));
    client.feed(new Input.SendRequested(new Body.Report(2, "spam")));
    assertEquals(List.of("2 1 ", "3 2 spam"), client.said());
    client.outputs.clear();
    client.after(10_000);
    assertEquals(List.of("4 3 b", "5 4 c"), client.said());
  }

  @Test
  void aTextThatWasRefusedIsSentUnderAnotherNAfterARemovalThatWentAhead() {
    guest(0).say("a", "b");
    client.outputs.clear();
    refuse(1, 4_000);
    client.feed(new Input.SendRequested(new Body.Remove(2, Body.Remover.AUTHOR)));
    assertEquals(List.of("3 0 "), client.said());
    client.outputs.clear();
    client.after(4_000);
    assertEquals(List.of("4 3 a", "5 4 b"), client.said());
  }

  @Test
  void theServersClockRules() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.say("b").after(10_000);
    client.outputs.clear();
    refuse(2, 700);
    refuse(2, 1);
    assertEquals(List.of("b WAITING_AGAIN"), client.pending());
    client.after(699);
    assertEquals(List.of(), client.said());
    client.after(1);
    assertEquals(List.of("2 1 b"), client.said());
  }

  @Test
  void anAbsurdWaitIsBounded() {
    guest(0).say("a");
    refuse(1, Long.MAX_VALUE >> 11);
    assertEquals(List.of(3_600_000L), waits());
  }

  /** Else a server that says "in a millisecond" for ever would be sent a thousand a second. */
  @Test
  void aServerThatIsNeverContentIsAskedEverLess() {
    guest(0).say("a");
    for (long least : List.of(1L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 32_000L)) {
      client.outputs.clear();
      refuse(1, 1);
      client.after(least - 1);
      assertEquals(List.of(), client.said(), "before " + least);
      client.after(1);
      assertEquals(List.of("1 0 a"), client.said());
    }
    copy(4, 1, "a");
    client.say("b");
    client.outputs.clear();
    refuse(2, 1);
    client.after(1);
    assertEquals(List.of("2 1 b"), client.said(), "it was content since then");
  }

  @Test
  void aRefusalThatTellsNoTimeIsFinal() {
    guest(10).say("a");
    client.receive(new ServerFrame.Refused("slow", TAG + ".1", ServerFrame.NONE));
    assertEquals(List.of("a FAILED"), client.pending());
    assertEquals(List.of(), waits());
  }

  @Test
  void aReportThatComesTooSoonHasFailed() {
    guest(0).feed(new Input.SendRequested(new Body.Report(2, "r")));
    refuse(1, 4_000);
    assertEquals(List.of("r FAILED"), client.pending());
    assertEquals("slow (4000)", client.session.pending().getFirst().fault());
    assertEquals(List.of(), waits());
  }

  @Test
  void inSlowModeOneTextIsSentAtATimeAndTheNextWhenTheServerTakesIt() {
    guest(10).say("a", "b", "c");
    client.after(2_000);
    assertEquals(List.of("1 0 a"), client.said());
    assertEquals(List.of(), waits());
    copy(4, 1, "a");
    assertEquals(List.of(10_000L), waits());
    client.after(9_999);
    assertEquals(List.of("1 0 a"), client.said());
    client.outputs.clear();
    client.after(1);
    assertEquals(List.of("2 1 b"), client.said());
    assertEquals(List.of(OVER), waits());
    copy(5, 2, "b");
    client.after(10_000);
    assertEquals(List.of("2 1 b", "3 2 c"), client.said());
    assertEquals(List.of("c HANDED_OVER"), client.pending());
  }

  @Test
  void aCopyThatComesLateCountsFromWhenTheServerTookIt() {
    guest(10).say("a");
    long taken = client.wallMillis;
    client.pass(3_000);
    client.receive(
        new ServerFrame.Message(
            4, ChatTestClient.ID, TAG, "Ann", new Body.Text("a"), taken, TAG + ".1", 0, 0));
    assertEquals(List.of(7_000L), waits());
  }

  @Test
  void correctionsInFrontOfAWaitingTextGoAtOnce() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.feed(new Input.SendRequested(new Body.Edit(4, "b")));
    assertEquals(List.of("1 0 a", "2 1 b"), client.said());
  }

  @Test
  void aModeratorDoesNotWait() {
    online(10, MODERATOR).say("a", "b");
    copy(4, 1, "a");
    client.say("c");
    assertEquals(List.of("1 0 a", "2 1 b", "3 2 c"), client.said());
    assertEquals(List.of(), waits());
  }

  @Test
  void aMessageOfTheSamePersonFromElsewhereCounts() {
    guest(10);
    message(4, 8, "somebody", new Body.Text("x"), null);
    assertEquals(List.of(), waits());
    message(5, 9, TAG, new Body.Text("y"), null);
    assertEquals(List.of(10_000L), waits());
    client.say("a");
    assertEquals(List.of(), client.said());
  }

  @Test
  void aReconnectGoesOnWaitingAndTellsItAgain() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.say("b").outputs.clear();
    client.closed(1006);
    assertEquals(List.of(OVER), waits());
    client.redial().outputs.clear();
    long left = 10_000 - (client.millis - 5_000);
    client.open().receive(welcome(1, 4, 10, GUEST));
    assertEquals(List.of(left), waits());
    client.after(left - 1);
    assertEquals(List.of(), client.said());
    client.after(1);
    assertEquals(List.of("2 1 b"), client.said());
  }

  @Test
  void aWaitThatEndsWithoutASocketWakesNobody() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.say("b").closed(1006).redial();
    client.pass(20_000);
    client.open().outputs.clear();
    client.receive(welcome(1, 4, 10, GUEST));
    assertEquals(List.of("2 1 b"), client.said());
    assertEquals(List.of(), waits());
  }

  @Test
  void afterARestartOfThePageTheServerTellsTheWait() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.say("b").closed(1006);
    var memory = client.memory;
    client = new ChatTestClient(memory).join().open();
    client.receive(welcome(1, 4, 10, GUEST));
    assertEquals(List.of("2 1 b"), client.said());
    refuse(2, 6_000);
    memory.entries(); // what was refused is stored, too
    client = new ChatTestClient(memory).join().open();
    client.receive(welcome(1, 4, 10, GUEST));
    assertEquals(List.of("2 1 b"), client.said());
    refuse(2, 5_000);
    client.outputs.clear();
    client.after(5_000);
    assertEquals(List.of("2 1 b"), client.said());
    copy(5, 2, "b");
    assertEquals(List.of(), client.pending());
  }

  @Test
  void anotherModeChangesTheWait() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.say("b").after(2_000);
    client.outputs.clear();
    set(5, 60);
    assertEquals(List.of(58_000L), waits());
    client.outputs.clear();
    set(6, 5);
    assertEquals(List.of(3_000L), waits());
    client.outputs.clear();
    set(7, 0);
    assertEquals(List.of(OVER), waits());
    assertEquals(List.of("2 1 b"), client.said());
  }

  @Test
  void aRefusalBeforeTheModeIsKnownCountsOnce() {
    guest(0).say("a");
    refuse(1, 8_000);
    client.after(1_000).outputs.clear();
    set(4, 10);
    assertEquals(List.of(), waits(), "it is the mode for which the text was refused");
    client.after(7_000);
    assertEquals(List.of("1 0 a"), client.said());
  }

  @Test
  void aTokenOfAModeratorEndsTheWait() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.say("b");
    client.closed(1006).redial().open().outputs.clear();
    client.receive(welcome(1, 4, 10, MODERATOR));
    assertEquals(List.of("2 1 b"), client.said());
    assertEquals(List.of(), waits());
  }

  @Test
  void aRoleThatIsRenewedOnTheSocketEndsTheWaitAndBeginsItAgain() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.say("b").outputs.clear();
    client.receive(joined(MODERATOR));
    assertEquals(List.of("2 1 b"), client.said());
    client.say("c");
    assertEquals(List.of("2 1 b", "3 2 c"), client.said());
    client.receive(joined(GUEST)).outputs.clear();
    copy(5, 2, "b");
    copy(6, 3, "c");
    assertEquals(List.of(10_000L), waits());
  }

  private static ServerFrame.Joined joined(Standing standing) {
    return new ServerFrame.Joined(
        new ServerFrame.Person(ChatTestClient.ID, TAG, "Ann", null, standing));
  }

  @Test
  void anotherPersonWithTheSameKeyDoesNotWait() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.closed(1006).redial().open().outputs.clear();
    client.receive(welcome(1, 4, 10, new Standing("w", Role.MEMBER, true))).say("b");
    assertEquals(List.of("2 1 b"), client.said());
  }

  @Test
  void leavingHoldsWhatWaitsAndJoiningAgainSendsItWhenThePersonAsks() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.say("b").feed(new Input.DisconnectRequested());
    client.after(2_000).closed(1000);
    assertEquals(List.of("b NOT_SENT"), client.pending());
    assertEquals(Status.CLOSED, client.status());
    client.join().open().receive(welcome(1, 4, 10, GUEST));
    client.outputs.clear();
    client.feed(new Input.ResendRequested(client.session.pending().getFirst().cid()));
    assertEquals(List.of(), client.said());
    client.after(8_000);
    assertEquals(List.of("2 1 b"), client.said());
  }

  @Test
  void aServerOfJsonKnowsNoSlowMode() {
    guest(10).say("a");
    copy(4, 1, "a");
    client.say("b").closed(1006).redial().outputs.clear();
    client.open(SubProtocol.JSON).receive("{\"type\":\"id\",\"id\":5}");
    client.receive("{\"type\":\"username\",\"name\":\"Ann\",\"id\":5,\"date\":1}");
    assertEquals(List.of("b HANDED_OVER"), client.pending());
    assertEquals(List.of(), waits());
  }
}
