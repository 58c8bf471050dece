package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ServerFrame;

/** Corrections in a session: those of the person, and those that the server tells. */
final class ChatCorrectionsTest {
  private static final Body.Edit EDIT = new Body.Edit(3, "new");

  private static ServerFrame.Correction told(long offset, Body.Correction body, long n) {
    return new ServerFrame.Correction(
        offset, body, 5, n == 0 ? null : ChatTestClient.TAG + "." + n);
  }

  /** A client that has been shown what is at 3, and awaits no page. */
  private static ChatTestClient online() {
    var page = List.of(ChatTestClient.other(3, "old"));
    return ChatTestClient.online(1, 3)
        .receive(new ServerFrame.History(4, ChatTestClient.EPOCH, 1, page, false));
  }

  private static ChatTestClient send(ChatTestClient client, Body body) {
    client.feed(new Input.SendRequested(body));
    return client;
  }

  @Test
  void theWelcomeTellsWhatThePersonMayDo() {
    var client = new ChatTestClient().join().open();
    assertEquals(Powers.NONE, client.session.powers());
    client.receive(ChatTestClient.welcome(0, 1, 3, false));
    var powers = client.session.powers();
    assertTrue(powers.corrects());
    assertEquals(ChatTestClient.TAG, powers.who());
    assertEquals(15 * 60_000, powers.editMillis());
    client.feed(new Input.DisconnectRequested());
    client.feed(new Input.ForgetRequested("0123456789abcdefghijkl"));
    client.closed(1000);
    assertEquals(Powers.NONE, client.session.powers());
  }

  @Test
  void correctionsKeepTheOrderOfTheTexts() {
    var client = ChatTestClient.online(1, 3).say("a");
    send(client, EDIT);
    send(client, new Body.Remove(2, Body.Remover.AUTHOR));
    send(client, new Body.Text("yes", 2));
    var cid = ChatTestClient.TAG + ".";
    assertEquals(
        List.of(
            new ClientFrame.Message(cid + 1, 0, new Body.Text("a")),
            new ClientFrame.Message(cid + 2, 1, EDIT),
            new ClientFrame.Message(cid + 3, 2, new Body.Remove(2, Body.Remover.AUTHOR)),
            new ClientFrame.Message(cid + 4, 3, new Body.Text("yes", 2))),
        client.sent(ClientFrame.Message.class));
  }

  @Test
  void theCopySettlesACorrectionAndTellsIt() {
    var client = send(online(), EDIT);
    client.receive(told(4, EDIT, 1));
    assertEquals(List.of(), client.pending());
    assertEquals(1, client.shown(Change.PendingRemoved.class).size());
    assertEquals(List.of(new Change.Corrected(4, EDIT, 5)), client.shown(Change.Corrected.class));
    assertEquals(new Position(ChatTestClient.EPOCH, 4), client.session.position());
  }

  @Test
  void aRefusedCorrectionFailsAndTheRestIsSentAgain() {
    var client = send(ChatTestClient.online(1, 3), EDIT).say("b");
    client.receive(new ServerFrame.Refused("gone", ChatTestClient.TAG + ".1", -1));
    assertEquals(List.of("new FAILED", "b HANDED_OVER"), client.pending());
    assertEquals(0, client.sent(ClientFrame.Message.class).getLast().after());
  }

  @Test
  void aCorrectionOutlivesThePageAndIsStoredOnce() {
    var before = send(ChatTestClient.online(1, 3), EDIT);
    before.closed(1006);
    var client = new ChatTestClient(before.memory).join().open();
    client.receive(ChatTestClient.welcome(0, 1, 3, true));
    assertEquals(
        List.of(new ClientFrame.Message(ChatTestClient.TAG + ".1", 0, EDIT)),
        client.sent(ClientFrame.Message.class));
    client.reconnect(ChatTestClient.welcome(1, 1, 60, false));
    assertEquals(List.of(), client.pending());
    assertEquals(List.of(), client.shown(Change.PendingArrived.class));
  }

  @Test
  void aCorrectionThatWasOvertakenOnlyTakesItsPlace() {
    var client = ChatTestClient.online(1, 3).receive(told(4, EDIT.withoutText(), 0));
    assertEquals(List.of(), client.shown(Change.Corrected.class));
    assertEquals(new Position(ChatTestClient.EPOCH, 4), client.session.position());
    assertEquals(List.of("5"), client.hear(5, "5").arrived());
  }

  @Test
  void aCorrectionComesOnceAndInOrder() {
    var client = online().receive(told(4, EDIT, 0)).receive(told(4, EDIT, 0));
    assertEquals(1, client.shown(Change.Corrected.class).size());
    client.receive(told(6, EDIT, 0));
    assertEquals(1, client.shown(Change.Corrected.class).size());
    assertEquals(Status.WAITING, client.session.state().status(), "5 is missing");
  }

  @Test
  void whatAPageOnItsWayMayBringIsCorrectedAfterIt() {
    var client = ChatTestClient.online(1, 3);
    client.receive(told(4, EDIT, 0));
    assertEquals(List.of(), client.shown(Change.Corrected.class));
    var page = List.of(ChatTestClient.other(3, "old"));
    client.receive(new ServerFrame.History(4, ChatTestClient.EPOCH, 1, page, true));
    var last = client.shown(Change.class);
    assertEquals(new Change.Corrected(4, EDIT, 5), last.getLast());
    assertTrue(last.get(last.size() - 2) instanceof Change.HistoryArrived);
    client.receive(told(5, EDIT, 0));
    assertEquals(2, client.shown(Change.Corrected.class).size(), "no page is on its way now");
  }

  @Test
  void whatAPageBringsIsAsItIsNow() {
    var client = ChatTestClient.online(1, 3);
    var left = new Body.Removed(Body.Remover.MODERATOR);
    var cid = ChatTestClient.TAG + ".9";
    var tombstone = new ServerFrame.Message(2, 9, "w", "Bob", left, 7, cid, 3, 0);
    client.receive(
        new ServerFrame.History(
            4, ChatTestClient.EPOCH, 1, List.of(tombstone, new ServerFrame.Place(3)), true));
    var shown = client.shown(Change.HistoryArrived.class).getLast().messages().getFirst();
    assertEquals(new Message("Bob", left, 7, true, null, 2, cid, "w", 3, 0), shown);
    assertEquals(List.of(), client.shown(Change.Gap.class));
  }

  @Test
  void aMessageTakesOnlyWhatIsNewerThanItIs() {
    var message = new Message("Bob", new Body.Text("a", 1), 7, false, null, 3, "c", "w", 5, 6);
    assertSame(message, message.after(new Change.Corrected(5, EDIT, 8)));
    assertSame(message, message.after(new Change.Corrected(6, new Body.Edit(4, "x"), 8)));
    assertEquals(
        new Message("Bob", new Body.Text("new", 1), 7, false, null, 3, "c", "w", 6, 8),
        message.after(new Change.Corrected(6, EDIT, 8)));
    var removal = new Body.Remove(3, Body.Remover.MODERATOR);
    var gone = message.after(new Change.Corrected(6, removal, 8));
    assertTrue(gone.isRemoved());
    assertEquals("", gone.body().text());
  }

  @Test
  void theOtherSubProtocolHasNoCorrections() {
    var client = ChatTestClient.online(1, 3);
    assertNull(client.session.refusal(EDIT));
    client.closed(1006);
    send(client, EDIT);
    client.redial().open("json");
    assertEquals(Refusal.UNSUPPORTED, client.session.refusal(EDIT));
    assertEquals(List.of("new NOT_SENT"), client.pending());
  }

  private static final String OTHER = "w81x";

  private static ServerFrame.Welcome otherLog(long acked) {
    return ChatTestClient.welcome("Ann", acked, OTHER, 1, 9, false, ServerFrame.Allowance.USUAL);
  }

  @Test
  void aCorrectionMeansNothingInAnotherEpoch() {
    var client = online();
    client.closed(1006);
    send(client, EDIT);
    send(client, new Body.Remove(2, Body.Remover.AUTHOR));
    send(client, new Body.Report(2, ""));
    client.say("hi").redial().open().receive(otherLog(0));
    assertEquals(List.of("1 0 hi"), client.said());
    assertEquals(List.of("new FAILED", " FAILED", " FAILED", "hi HANDED_OVER"), client.pending());
    for (var said : client.session.pending().subList(0, 3)) {
      assertEquals("other_log", said.fault());
    }
  }

  @Test
  void aCorrectionThatWasHandedOverBeforeMeansNothingEither() {
    var client = send(online(), EDIT).say("hi");
    client.reconnect(otherLog(0));
    assertEquals(List.of("2 0 hi"), client.said());
    assertEquals(List.of("new FAILED", "hi HANDED_OVER"), client.pending());
    client.reconnect(otherLog(2));
    assertEquals(List.of("new FAILED", "hi STORED"), client.pending());
  }

  @Test
  void aCorrectionThatTheOtherEpochHasIsStored() {
    var client = send(online(), EDIT);
    client.reconnect(otherLog(1));
    assertEquals(List.of(), client.pending());
  }

  @Test
  void aReplyToAMessageOfAnotherEpochIsNone() {
    var client = online();
    send(client, new Body.Text("sent", 3));
    client.closed(1006);
    send(client, new Body.Text("yes", 2));
    client.redial();
    client.outputs.clear();
    client.open().receive(otherLog(0));
    assertEquals(
        List.of(new Body.Text("sent"), new Body.Text("yes")),
        client.sent(ClientFrame.Message.class).stream().map(ClientFrame.Message::body).toList());
    assertEquals(
        new Body.Text("sent"),
        client.shown(Change.PendingChanged.class).getFirst().pending().body(),
        "it is shown without the message that it replied to");
  }

  @Test
  void theEpochOfACorrectionOutlivesThePage() {
    var before = online();
    before.closed(1006);
    send(before, EDIT);
    send(before, new Body.Text("yes", 2));
    var same = new ChatTestClient(before.memory).join().open();
    same.receive(ChatTestClient.welcome(0, 1, 3, true));
    assertEquals(
        List.of(EDIT, new Body.Text("yes", 2)),
        same.sent(ClientFrame.Message.class).stream().map(ClientFrame.Message::body).toList());

    var again = online();
    again.closed(1006);
    send(again, EDIT);
    send(again, new Body.Text("yes", 2));
    again.redial().open();
    var other = new ChatTestClient(again.memory).join().open();
    other.receive(otherLog(0));
    assertEquals(List.of("1 0 yes"), other.said());
    assertEquals(List.of("new FAILED", "yes HANDED_OVER"), other.pending());
  }

  @Test
  void whatWasHeldIsNotSentToAnotherEpochEither() {
    var client = send(online(), EDIT);
    client.feed(new Input.DisconnectRequested());
    client.after(10_000);
    assertEquals(List.of("new NOT_CONFIRMED"), client.pending());
    client.outputs.clear();
    client.join().open().receive(otherLog(0));
    assertEquals(List.of("new FAILED"), client.pending());
    client.feed(new Input.ResendRequested(client.session.pending().getFirst().cid()));
    assertEquals(List.of(), client.said());
    assertEquals(List.of("new FAILED"), client.pending());
    assertEquals("other_log", client.session.pending().getFirst().fault());
  }

  @Test
  void aCorrectionOfNobodyKnowsWhichEpochIsNotSent() {
    var before = online();
    before.closed(1006);
    send(before, EDIT);
    var entry = before.session.pending().getFirst().cid();
    var stored = before.memory.text();
    before.memory.put(new Output.Store(entry, stored.replace(",\"epoch\":\"k3f9\"", "")));
    var client = new ChatTestClient(before.memory).join().open();
    client.receive(ChatTestClient.welcome(0, 1, 3, true));
    assertEquals(List.of("new FAILED"), client.pending());
  }
}
