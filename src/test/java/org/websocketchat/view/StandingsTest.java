package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.ServerFrame.Standing;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;

/** Whose name is verified and who has a role, at what they say. */
final class StandingsTest {
  private final Standings standings = new Standings();

  private static Person person(String who, String name, Role role, boolean verified) {
    return new Person(1, "tag", name, null, new Standing(who, role, verified), false, false);
  }

  private static Message by(@Nullable String who, String name) {
    return new Message(name, new Body.Text("hi"), 1, false, null, 1, null, who, 0, 0);
  }

  @Test
  void guestsAndMembersHaveNoMark() {
    assertFalse(
        standings.apply(
            List.of(
                person("bob", "Bob", Role.GUEST, false),
                person("eve", "Eve", Role.MEMBER, false))));
    assertNull(standings.of(by("bob", "Bob")));
    assertNull(standings.of(by(null, "Bob")));
  }

  @Test
  void aRoleStaysWithWhatWasSaidAfterThePersonHasLeft() {
    assertTrue(standings.apply(List.of(person("bob", "Bob", Role.MODERATOR, true))));
    assertFalse(standings.apply(List.of(person("bob", "Bob", Role.MODERATOR, true))));
    assertFalse(standings.apply(List.of()));
    assertEquals(new Standing("bob", Role.MODERATOR, true), standings.of(by("bob", "Bob")));
    assertNull(standings.of(by("eve", "Bob")), "nobody borrows it with the name");
  }

  /** What is posted comes from somebody who is never in the list. */
  @Test
  void aBotIsKnownByWhatItSaysAlone() {
    var bot = "AAAAAAAAAAAAAAA";
    assertEquals(new Standing(bot, Role.BOT, false), standings.of(by(bot, "Build")));
    assertEquals(Text.BOT, Standings.label(Role.BOT));
    assertNull(standings.of(by(bot + "A", "Build")));
    standings.apply(List.of(person(bot, "Build", Role.BOT, true)));
    assertEquals(new Standing(bot, Role.BOT, true), standings.of(by(bot, "Build")));
  }

  @Test
  void onlyTheNameThatWasVerifiedHasTheTick() {
    standings.apply(List.of(person("bob", "Bob", Role.OWNER, true)));
    assertEquals(new Standing("bob", Role.OWNER, false), standings.of(by("bob", "Rob")));
    standings.apply(List.of(person("eve", "Eve", Role.MEMBER, true)));
    assertNotNull(standings.of(by("eve", "Eve")));
    assertNull(standings.of(by("eve", "Ann")));
  }

  @Test
  void whoLosesARoleLosesTheMark() {
    standings.apply(List.of(person("bob", "Bob", Role.MODERATOR, false)));
    assertTrue(standings.apply(List.of(person("bob", "Bob", Role.GUEST, false))));
    assertNull(standings.of(by("bob", "Bob")));
  }

  @Test
  void messagesAreDrawnAgainWhenARoleBecomesKnown() {
    var transcript = new Transcript(new PlainFormats(), new Unread(), new IgnoreList(null));
    transcript.apply(new Change.MessageArrived(by("bob", "Bob")));
    var drawn = new DrawnRows();
    transcript.draw(drawn, 100);
    transcript.apply(new Change.PeopleChanged(List.of(person("bob", "Bob", Role.OWNER, false))));
    assertTrue(transcript.isStale());
    transcript.draw(drawn, 100);
    assertEquals("redraw hi", drawn.steps.getLast());
  }
}
