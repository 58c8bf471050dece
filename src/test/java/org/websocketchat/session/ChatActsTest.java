package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrame.Standing;

/** What moderators do, in a session: its own acts, and those that the server tells. */
final class ChatActsTest {
  private static final RoomMode SLOW = new RoomMode(10, true, false, false);
  private static final Body.Mode SET = new Body.Mode(SLOW);
  private static final Body.Purge PURGE = new Body.Purge("w", 3);

  private static ServerFrame.Welcome welcome(
      long acked, long head, boolean recovered, RoomMode mode, long pinned) {
    return new ServerFrame.Welcome(
        new ServerFrame.Self(
            ChatTestClient.ID,
            ChatTestClient.TAG,
            "Ann",
            acked,
            Standing.guest(ChatTestClient.TAG)),
        ChatTestClient.EPOCH,
        1,
        head,
        recovered,
        25_000,
        ChatTestClient.WALL,
        Allowance.USUAL,
        mode,
        pinned);
  }

  private static ServerFrame.Correction told(long offset, Body.Correction body) {
    return new ServerFrame.Correction(offset, body, 5, null, null);
  }

  private static List<Long> pins(ChatTestClient client) {
    return client.shown(Change.Pinned.class).stream().map(Change.Pinned::target).toList();
  }

  private static List<RoomMode> modes(ChatTestClient client) {
    return client.shown(Change.ModeChanged.class).stream().map(Change.ModeChanged::mode).toList();
  }

  @Test
  void theWelcomeTellsModeAndPinAndOnlyWhatChangesIsShown() {
    var client = new ChatTestClient().join().open().receive(welcome(0, 3, false, SLOW, 2));
    assertEquals(List.of(SLOW), modes(client));
    assertEquals(List.of(2L), pins(client));
    client.reconnect(welcome(0, 3, true, SLOW, 2));
    assertEquals(List.of(), modes(client));
    assertEquals(List.of(), pins(client));
    client.reconnect(welcome(0, 3, true, RoomMode.USUAL, Body.NO_OFFSET));
    assertEquals(List.of(RoomMode.USUAL), modes(client));
    assertEquals(List.of(Body.NO_OFFSET), pins(client));
  }

  @Test
  void entriesThatTheWelcomeCountsAlreadyChangeNothing() {
    var client = ChatTestClient.online(1, 3);
    client.reconnect(welcome(0, 6, true, SLOW, 2));
    client.receive(told(4, new Body.Mode(new RoomMode(99, true, false, false))));
    client.receive(told(5, new Body.Pin(1)));
    client.receive(told(6, new Body.Remove(2, Body.Remover.AUTHOR)));
    assertEquals(List.of(SLOW), modes(client));
    assertEquals(List.of(2L), pins(client));
    client.receive(told(7, new Body.Pin(1))).receive(told(8, new Body.Mode(RoomMode.USUAL)));
    assertEquals(List.of(SLOW, RoomMode.USUAL), modes(client));
    assertEquals(List.of(2L, 1L), pins(client));
  }

  @Test
  void aPinGoesWithItsMessage() {
    var client = ChatTestClient.online(1, 3);
    client.receive(told(4, new Body.Pin(2)));
    client.receive(told(5, new Body.Remove(1, Body.Remover.MODERATOR)));
    client.receive(told(6, new Body.Purge("w", 1)));
    assertEquals(List.of(2L), pins(client));
    client.receive(told(7, new Body.Remove(2, Body.Remover.MODERATOR)));
    client.receive(told(8, new Body.Pin(3)));
    client.receive(told(9, new Body.Purge("w", 1, true)));
    assertEquals(List.of(2L, 0L, 3L, 0L), pins(client));
  }

  @Test
  void anEntryThatIsToldTwiceOrTooEarlyChangesNothing() {
    var client = ChatTestClient.online(1, 3).receive(told(4, SET));
    client.receive(told(4, new Body.Mode(RoomMode.USUAL)));
    assertEquals(List.of(SLOW), modes(client));
    client.receive(told(6, new Body.Mode(RoomMode.USUAL)));
    assertEquals(List.of(SLOW), modes(client));
    assertEquals(Status.WAITING, client.session.state().status(), "5 is missing");
  }

  @Test
  void aGapBeyondTheWelcomeNeedsAnotherWelcome() {
    var client = ChatTestClient.online(1, 3).receive(new ServerFrame.Gap(4));
    assertEquals(Status.ONLINE, client.session.state().status());
    client.receive(new ServerFrame.Gap(6));
    assertEquals(Status.WAITING, client.session.state().status(), "4 and 5 may set the mode");
  }

  @Test
  void aPurgeRemovesWhatThePersonSaidBeforeItFromAnOffsetOn() {
    var purged = new Change.Corrected(6, PURGE, 8);
    var message = new Message("Bob", new Body.Text("a"), 7, false, null, 3, "c", "w", 5, 6);
    var gone = message.after(purged);
    assertEquals(new Body.Removed(Body.Remover.MODERATOR), gone.body());
    assertEquals(6, gone.rev());
    assertSame(gone, gone.after(new Change.Corrected(7, PURGE, 9)), "it is removed already");
    var by = new Message("Bob", new Body.Text("a"), 7, false, null, 3, "c", "x", 0, 0);
    assertSame(by, by.after(purged), "of somebody else");
    var earlier = new Message("Bob", new Body.Text("a"), 7, false, null, 2, "c", "w", 0, 0);
    assertSame(earlier, earlier.after(purged));
    var later = new Message("Bob", new Body.Text("a"), 7, false, null, 7, "c", "w", 0, 0);
    assertSame(later, later.after(purged), "it was said after the purge");
    var ofJson = new Message("Bob", new Body.Text("a"), 7, false, null, 3, null);
    assertSame(ofJson, ofJson.after(purged));
  }

  @Test
  void aPurgeOfGuestsRemovesWhatThoseWithoutATokenSaid() {
    var purged = new Change.Corrected(6, new Body.Purge(null, 3), 8);
    var removed = new Body.Removed(Body.Remover.MODERATOR);
    var byGuest = new Message("Bob", new Body.Text("a"), 7, false, null, 3, "w.1", "w", 5, 6);
    assertEquals(removed, byGuest.after(purged).body());
    var ofJson = new Message("Bob", new Body.Text("a"), 7, false, null, 3, null);
    assertEquals(removed, ofJson.after(purged).body());
    var byMember = new Message("Bob", new Body.Text("a"), 7, false, null, 3, "w.1", "x", 0, 0);
    assertSame(byMember, byMember.after(purged));
    var client = ChatTestClient.online(1, 3).hear(4, "shown");
    client.receive(told(5, new Body.Pin(4)));
    client.receive(told(6, new Body.Purge(null, 4, true)));
    assertEquals(1, client.shown(Change.Corrected.class).size());
    assertEquals(List.of(4L, 0L), pins(client));
  }

  @Test
  void aPurgeIsShownAtOnceAndAfterAPageOnItsWay() {
    var client = ChatTestClient.online(1, 3).hear(4, "shown");
    client.receive(told(5, PURGE));
    assertEquals(1, client.shown(Change.Corrected.class).size());
    var page = List.of(ChatTestClient.other(3, "old"));
    client.receive(new ServerFrame.History(4, ChatTestClient.EPOCH, 1, page, false));
    assertEquals(2, client.shown(Change.Corrected.class).size());
    client.receive(told(6, PURGE));
    assertEquals(3, client.shown(Change.Corrected.class).size());
  }

  @Test
  void aSanctionIsToldAndAPlaceIsPassed() {
    var ban = new Body.Sanction(Body.SanctionKind.BAN, "w", 0, "r");
    var client = ChatTestClient.online(1, 3);
    client.receive(new ServerFrame.Correction(4, ban, 5, "m.1", "m"));
    assertEquals(List.of(), client.shown(Change.Acted.class), "only moderators are told");
    client.receive(new ServerFrame.Place(5));
    assertEquals(new Position(ChatTestClient.EPOCH, 5), client.session.position());
    assertEquals(List.of("6"), client.hear(6, "6").arrived());
    client.receive(new ServerFrame.Place(8));
    assertEquals(Status.WAITING, client.session.state().status(), "7 is missing");
  }

  @Test
  void actsAreSentOnceAndInOrderAndOutliveThePage() {
    var slow = new Body.ModeChange(new RoomMode.Change(10, null, null, null));
    var quiet = new Body.Sanction(Body.SanctionKind.QUIET, "w", 1_000, "r");
    var acts = List.<Body>of(PURGE, new Body.Pin(3), slow, quiet);
    var before = ChatTestClient.online(1, 3);
    acts.forEach(act -> before.feed(new Input.SendRequested(act)));
    before.closed(1006);
    var client = new ChatTestClient(before.memory).join().open();
    client.receive(welcome(1, 4, true, RoomMode.USUAL, 0));
    assertEquals(
        acts.subList(1, 4),
        client.sent(ClientFrame.Message.class).stream().map(ClientFrame.Message::body).toList());
    var cid = ChatTestClient.TAG + ".";
    client.receive(new ServerFrame.Correction(4, PURGE, 5, cid + 1, "m"));
    client.receive(new ServerFrame.Correction(5, new Body.Pin(3), 5, cid + 2, "m"));
    client.receive(new ServerFrame.Correction(6, SET, 5, cid + 3, "m"));
    client.receive(new ServerFrame.Refused("forbidden", cid + 4, -1));
    assertEquals(List.of("r FAILED"), client.pending());
  }

  @Test
  void whatTheServerWouldRefuseIsNotTaken() {
    var client = ChatTestClient.online(1, 3);
    var session = client.session;
    assertNull(session.refusal(new Body.Sanction(Body.SanctionKind.BAN, "w", 0, "r".repeat(500))));
    assertEquals(
        Refusal.TOO_LARGE,
        session.refusal(new Body.Sanction(Body.SanctionKind.BAN, "w", 0, "r".repeat(501))));
    assertEquals(Refusal.UNSUPPORTED, session.refusal(SET));
    var nothing = new Body.ModeChange(new RoomMode.Change(null, null, null, null));
    assertEquals(Refusal.EMPTY, session.refusal(nothing));
    assertTrue(client.pending().isEmpty());
  }
}
