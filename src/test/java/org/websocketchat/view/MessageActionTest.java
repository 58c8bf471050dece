package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.websocketchat.view.MessageAction.BAN;
import static org.websocketchat.view.MessageAction.COPY;
import static org.websocketchat.view.MessageAction.EDIT;
import static org.websocketchat.view.MessageAction.PIN;
import static org.websocketchat.view.MessageAction.PURGE;
import static org.websocketchat.view.MessageAction.PURGE_GUESTS;
import static org.websocketchat.view.MessageAction.QUIET;
import static org.websocketchat.view.MessageAction.REMOVE;
import static org.websocketchat.view.MessageAction.REMOVE_OWN;
import static org.websocketchat.view.MessageAction.REPLY;
import static org.websocketchat.view.MessageAction.REPORT;
import static org.websocketchat.view.MessageAction.UNPIN;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Role;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Powers;

/** What the menu of a message offers, by who the person is, whose it is and how old it is. */
final class MessageActionTest {
  private static final long EDIT_MILLIS = 1_000;

  private static final long PINNED = 9;

  /** By how much the server's clock is ahead. */
  private static final long AHEAD = 50;

  private static final Powers GUEST = powers(Role.GUEST);
  private static final Powers MODERATOR = powers(Role.MODERATOR);

  private static Powers powers(Role role) {
    return new Powers(true, "ann", role, EDIT_MILLIS, AHEAD);
  }

  private static Message message(@Nullable String who, long offset) {
    return message(who, offset, new Body.Text("hi"));
  }

  private static Message message(@Nullable String who, long offset, Body body) {
    return new Message("x", body, 100, "ann".equals(who), null, offset, null, who, 0, 0);
  }

  private static List<MessageAction> offered(Powers powers, Message message, long serverMillis) {
    return MessageAction.of(message, powers, true, PINNED, serverMillis - AHEAD);
  }

  @Test
  void onesOwnCanBeCorrectedWhileTheServersClockAllows() {
    var own = message("ann", 7);
    assertEquals(List.of(REPLY, COPY, EDIT, REMOVE_OWN), offered(GUEST, own, 1_099));
    assertEquals(List.of(REPLY, COPY), offered(GUEST, own, 1_100));
    assertEquals(List.of(REPLY, COPY, PIN, REMOVE_OWN), offered(MODERATOR, own, 1_100));
  }

  @Test
  void othersAreReportedByGuestsAndMembers() {
    assertEquals(List.of(REPLY, COPY, REPORT), offered(GUEST, message("bob", 7), 100));
    assertEquals(
        List.of(REPLY, COPY, REPORT), offered(powers(Role.MEMBER), message("bob", 7), 100));
    assertEquals(List.of(REPLY, COPY, REPORT), offered(GUEST, message(null, 7), 9_999));
  }

  @Test
  void othersAreActedUponByModeratorsAndOwners() {
    var all = List.of(REPLY, COPY, PIN, REMOVE, QUIET, BAN, PURGE);
    assertEquals(all, offered(MODERATOR, message("bob", 7), 9_999));
    assertEquals(all, offered(powers(Role.OWNER), message("bob", 7), 100));
    assertEquals(
        List.of(REPLY, COPY, PIN, REMOVE, PURGE_GUESTS),
        offered(powers(Role.OWNER), message(null, 7), 100));
    assertEquals(
        List.of(REPLY, COPY, UNPIN, REMOVE, PURGE_GUESTS),
        offered(MODERATOR, message(null, PINNED), 100),
        "it is pinned");
  }

  @Test
  void aRaidIsCleanedUpFromAMessageOfAGuestOn() {
    var byGuest = new Message("x", new Body.Text("hi"), 100, false, null, 7, "bob.1", "bob", 0, 0);
    assertEquals(
        List.of(REPLY, COPY, PIN, REMOVE, QUIET, BAN, PURGE, PURGE_GUESTS),
        offered(MODERATOR, byGuest, 100));
    assertEquals(List.of(REPLY, COPY, REPORT), offered(GUEST, byGuest, 100));
    var removed = byGuest.after(new Change.Corrected(9, new Body.Purge("bob", 7), 100));
    assertEquals(List.of(QUIET, BAN, PURGE_GUESTS), offered(MODERATOR, removed, 100));
    assertEquals(List.of(), offered(GUEST, removed, 100));
  }

  @Test
  void whatIsNotInTheLogCanOnlyBeCopied() {
    assertEquals(List.of(COPY), offered(MODERATOR, message("ann", Message.NO_OFFSET), 100));
    assertEquals(List.of(COPY), MessageAction.of(message("ann", 7), MODERATOR, false, PINNED, 100));
    assertEquals(List.of(COPY), MessageAction.of(message("bob", 7), MODERATOR, false, PINNED, 100));
    assertEquals(List.of(COPY), MessageAction.of(message("bob", 7), GUEST, false, PINNED, 100));
    assertEquals(List.of(COPY), offered(Powers.NONE, message("ann", 7), 100));
  }

  @Test
  void nothingCanBeDoneWithWhatWasRemoved() {
    var removed = new Message("x", new Body.Removed(Body.Remover.AUTHOR), 100, true, null, 7, null);
    assertEquals(List.of(), offered(MODERATOR, removed, 100));
    assertEquals(List.of(), offered(GUEST, removed("bob"), 100));
    assertEquals(List.of(), offered(MODERATOR, removed("ann"), 100), "their own");
  }

  /** Else nobody could ban whose messages are removed first. */
  @Test
  void whoseMessageWasRemovedCanStillBeQuietedAndBanned() {
    assertEquals(List.of(QUIET, BAN), offered(MODERATOR, removed("bob"), 100));
  }

  private static Message removed(String who) {
    return message(who, 7)
        .after(new Change.Corrected(9, new Body.Remove(7, Body.Remover.MODERATOR), 100));
  }

  @Test
  void anItemKnowsWhatItSends() {
    var said = message("bob", 7);
    assertEquals(new Effect.Reply(), REPLY.effect(said));
    assertEquals(new Effect.Send(new Body.Pin(7)), PIN.effect(said));
    assertEquals(new Effect.Send(new Body.Pin(Body.NO_OFFSET)), UNPIN.effect(said));
    assertEquals(
        new Effect.Send(
            new Body.Remove(7, Body.Remover.AUTHOR), Text.REMOVE_OWN_ASKED, Text.DELETE),
        REMOVE_OWN.effect(said));
    assertEquals(
        new Effect.Send(
            new Body.Sanction(Body.SanctionKind.BAN, "bob", 86_400_000, ""),
            GoverningText.BAN_ASKED,
            GoverningText.BAN,
            new Body.Purge("bob", 1)),
        BAN.effect(said));
  }

  @Test
  void ofWhatWasRemovedSinceOnlyTheAuthorIsActedUpon() {
    var removed = message("bob", 7, new Body.Removed(Body.Remover.AUTHOR));
    assertNull(COPY.effect(removed));
    assertNull(PURGE.effect(removed));
    assertNotNull(QUIET.effect(removed));
    assertNotNull(PURGE_GUESTS.effect(removed));
    assertNull(QUIET.effect(message(null, 7)), "nobody knows who that is");
  }
}
