package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrame.Standing;
import org.websocketchat.protocol.SubProtocol;

/** What moderators are told of acts and reports, in a session. */
final class ActRequestsTest {
  private static final Body.Report REPORT = new Body.Report(2, "spam");
  private static final Act OLD =
      new Act(4, 0, 9, "m", "Mia", new Body.Purge("bob", 1), "bob", "Bob", false);

  private static ServerFrame.Welcome welcome(Role role, long first) {
    return new ServerFrame.Welcome(
        new ServerFrame.Self(
            ChatTestClient.ID, ChatTestClient.TAG, "Ann", 0, new Standing("a", role, true)),
        ChatTestClient.EPOCH,
        first,
        3,
        false,
        25_000,
        ChatTestClient.WALL,
        Allowance.USUAL,
        RoomMode.USUAL,
        0);
  }

  private static ChatTestClient online(Role role) {
    return new ChatTestClient().join().open().receive(welcome(role, 4));
  }

  private static List<ClientFrame> asked(ChatTestClient client) {
    return client.sent().stream()
        .filter(frame -> frame instanceof ClientFrame.PageRequest)
        .toList();
  }

  private static ServerFrame.Acts page(long before) {
    return new ServerFrame.Acts(before, List.of(OLD), List.of(), true);
  }

  @Test
  void everyActIsToldToModeratorsWithWhoDidIt() {
    var client = online(Role.MODERATOR);
    var pin = new Body.Pin(1);
    client.receive(new ServerFrame.Correction(4, REPORT, 5, null, "bob"));
    client.receive(new ServerFrame.Correction(5, pin, 6, null, "m"));
    client.receive(new ServerFrame.Correction(6, new Body.Edit(1, "x"), 7, "x.1"));
    var byAuthor = new Body.Remove(1, Body.Remover.AUTHOR);
    client.receive(new ServerFrame.Correction(7, byAuthor, 8, "x.2"));
    var purge = new Body.Purge("cat", 1);
    client.receive(new ServerFrame.Correction(8, purge, 9, null, "m"));
    assertEquals(
        List.of(
            new Change.Acted(new Act(0, 4, 5, "bob", "", REPORT, null, "", false)),
            new Change.Acted(new Act(0, 5, 6, "m", "", pin, null, "", false)),
            new Change.Acted(new Act(0, 8, 9, "m", "", purge, "cat", "", false))),
        client.shown(Change.Acted.class));
  }

  @Test
  void ownReportsOfOthersAreNoActs() {
    var client = online(Role.MEMBER);
    client.receive(new ServerFrame.Correction(4, REPORT, 5, "pX3kQ9abcdefghij.1", "a"));
    assertEquals(List.of(), client.shown(Change.Acted.class));
  }

  @Test
  void aPageIsAskedForOnceAndArrives() {
    var client = online(Role.MODERATOR);
    client.feed(new Input.ActsRequested(0));
    client.feed(new Input.ActsRequested(7));
    assertEquals(List.of(new ClientFrame.Acts(ClientFrame.NONE)), asked(client));
    client.receive(page(ServerFrame.NONE));
    assertEquals(
        List.of(new Change.ActsArrived(0, List.of(OLD), List.of(), true)),
        client.shown(Change.ActsArrived.class));
    assertEquals(
        List.of(new ClientFrame.Acts(ClientFrame.NONE), new ClientFrame.Acts(7)), asked(client));
    client.receive(page(7)).receive(page(7));
    assertEquals(2, client.shown(Change.ActsArrived.class).size(), "one was not asked for");
  }

  /** An error without a cid does not say what it is about: only one page is on its way. */
  @Test
  void historyAndActsWaitForEachOther() {
    var client = new ChatTestClient().join().open().receive(welcome(Role.MODERATOR, 1));
    client.feed(new Input.ActsRequested(0));
    assertEquals(List.of(new ClientFrame.History(4, 50)), asked(client));
    client.receive(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
    assertEquals(List.of(), client.shown(Change.ActsRefused.class));
    assertEquals(2, asked(client).size());
    client.feed(new Input.HistoryRequested());
    assertEquals(2, asked(client).size());
    client.receive(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
    assertEquals(1, client.shown(Change.ActsRefused.class).size());
    assertEquals(new ClientFrame.History(4, 50), asked(client).getLast());
  }

  @Test
  void aRefusalIsToldOnceAndIsNoFault() {
    var client = online(Role.MODERATOR);
    client.feed(new Input.ActsRequested(0));
    client.receive(new ServerFrame.Refused("forbidden", null, ServerFrame.NONE));
    assertEquals(1, client.shown(Change.ActsRefused.class).size());
    assertEquals(List.of(), client.shown(Change.Unreadable.class));
    client.receive(new ServerFrame.Refused("forbidden", null, ServerFrame.NONE));
    assertEquals(1, client.shown(Change.Unreadable.class).size());
  }

  @Test
  void withASocketTheRequestIsGone() {
    var client = online(Role.MODERATOR);
    client.feed(new Input.ActsRequested(0));
    client.reconnect(welcome(Role.MODERATOR, 4));
    client.feed(new Input.ActsRequested(0));
    assertEquals(1, asked(client).size(), "on this socket");
  }

  /** Nor would a page of history ever come again. */
  @Test
  void aServerThatNeverAnswersHasRefusedWithItsSecondPing() {
    var client = online(Role.MODERATOR);
    client.receive(new ServerFrame.Ping(3));
    client.feed(new Input.ActsRequested(0));
    client.receive(new ServerFrame.Ping(3));
    assertEquals(List.of(), client.shown(Change.ActsRefused.class));
    client.receive(new ServerFrame.Ping(3)).receive(new ServerFrame.Ping(3));
    assertEquals(1, client.shown(Change.ActsRefused.class).size());
    client.feed(new Input.ActsRequested(0));
    assertEquals(2, asked(client).size());
    client.receive(new ServerFrame.Ping(3)).receive(page(ServerFrame.NONE));
    client.receive(new ServerFrame.Ping(3));
    assertEquals(1, client.shown(Change.ActsRefused.class).size(), "it was answered");
  }

  /** By another token on the open socket. */
  @Test
  void aRoleThatTheServerGivesLaterCountsAtOnce() {
    var client = online(Role.MEMBER);
    client.receive(new ServerFrame.Correction(4, REPORT, 5, null, "bob"));
    client.receive(self(Role.MODERATOR));
    assertTrue(client.session.powers().moderates());
    client.receive(new ServerFrame.Correction(5, REPORT, 5, null, "bob"));
    client.receive(self(Role.MEMBER));
    assertFalse(client.session.powers().moderates());
    client.receive(new ServerFrame.Correction(6, REPORT, 5, null, "bob"));
    assertEquals(1, client.shown(Change.Acted.class).size());
  }

  private static ServerFrame.Joined self(Role role) {
    var standing = new Standing("a", role, true);
    return new ServerFrame.Joined(
        new ServerFrame.Person(ChatTestClient.ID, ChatTestClient.TAG, "Ann", null, standing));
  }

  @Test
  void inJsonNothingIsAsked() {
    var client = new ChatTestClient().join().open(SubProtocol.JSON);
    client.receive("{\"type\":\"id\",\"id\":5}");
    client.receive("{\"type\":\"username\",\"name\":\"Ann\",\"id\":5}");
    client.outputs.clear();
    client.feed(new Input.ActsRequested(0));
    assertEquals(List.of(), client.outputs);
  }
}
