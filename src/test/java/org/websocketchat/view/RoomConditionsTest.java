package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.session.Change;
import org.websocketchat.session.Change.Slowed;
import org.websocketchat.session.Powers;

/** What is told of the room's mode and of the wait in slow mode. */
final class RoomConditionsTest {
  private static final Powers GUEST = powers(Role.GUEST);

  private final Translator english = new Translator(false, new PlainFormats(), english -> null);
  private final RoomConditions conditions = new RoomConditions();

  private static Powers powers(Role role) {
    return new Powers(true, "ann", role, 0, 0);
  }

  private String told(int slowSeconds, boolean links, boolean signed, boolean readonly) {
    conditions.apply(new Change.ModeChanged(new RoomMode(slowSeconds, links, signed, readonly)));
    return conditions.told(GUEST, english);
  }

  private boolean slowed(long untilMillis) {
    return conditions.apply(new Slowed(untilMillis));
  }

  @Test
  void whatIsUsualIsNotTold() {
    assertEquals("", conditions.told(GUEST, english));
    assertEquals("Slow mode: 10 s between messages", told(10, true, false, false));
    assertEquals("Slow mode: 5 min between messages", told(300, true, false, false));
    assertEquals("Slow mode: 90 s between messages", told(90, true, false, false));
    assertEquals("Guests only read", told(0, true, false, true));
    assertEquals("No links from guests", told(0, false, false, false));
    assertEquals("Only with a log-in or an invitation", told(0, true, true, false));
    assertEquals("Guests only read · No links from guests", told(0, false, false, true));
    assertEquals("", told(0, true, false, false));
  }

  @Test
  void aServerWithoutModesHasNone() {
    told(10, false, true, true);
    assertEquals("", conditions.told(Powers.NONE, english));
    assertFalse(conditions.isReadOnly(Powers.NONE));
  }

  @Test
  void onlyGuestsAreKeptFromWriting() {
    assertFalse(conditions.isReadOnly(GUEST));
    told(0, true, false, true);
    assertTrue(conditions.isReadOnly(GUEST));
    assertFalse(conditions.isReadOnly(powers(Role.MEMBER)));
    assertFalse(conditions.isReadOnly(powers(Role.MODERATOR)));
  }

  @Test
  void theWaitCountsDownBySeconds() {
    assertEquals("", conditions.wait(0, english));
    assertTrue(slowed(10_000));
    assertEquals("next in 10 s", conditions.wait(0, english));
    assertEquals(1_000, conditions.changesAfterMillis(0));
    assertEquals("next in 10 s", conditions.wait(1, english));
    assertEquals(999, conditions.changesAfterMillis(1));
    assertEquals("next in 9 s", conditions.wait(1_000, english));
    assertEquals("next in 1 s", conditions.wait(9_999, english));
    assertEquals(1, conditions.changesAfterMillis(9_999));
    assertEquals("", conditions.wait(10_000, english));
    assertEquals(0, conditions.changesAfterMillis(10_000));
  }

  @Test
  void aLongWaitIsToldInMinutes() {
    slowed(3_600_000);
    assertEquals("next in 60 min", conditions.wait(0, english));
    assertEquals("next in 60 min", conditions.wait(59_000, english));
    assertEquals("next in 59 min", conditions.wait(60_000, english));
    assertEquals("next in 2 min", conditions.wait(3_539_000, english));
    assertEquals("next in 1 min", conditions.wait(3_540_000, english));
    assertEquals("next in 59 s", conditions.wait(3_541_000, english));
  }

  @Test
  void onlyTheBeginningOfAWaitIsAnnounced() {
    assertTrue(slowed(10_000));
    assertFalse(slowed(8_000), "it is the same wait");
    assertFalse(slowed(Slowed.NO_WAIT));
    assertEquals("", conditions.wait(0, english));
    assertTrue(slowed(20_000));
    assertFalse(conditions.apply(new Change.Pinned(1)));
  }
}
