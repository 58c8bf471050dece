package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ChatClientTest {
  private static final long SOON_MILLIS = 1_000;
  private static final long LATER_MILLIS = 2_000;

  private final Budget budget = new Budget(HubLimits.usual());
  private final Room room =
      new Room(
          "lobby",
          budget.room("lobby"),
          Keys.library(),
          new RolePolicy(Keys.library()),
          RoomRules.usual());
  private final ChatClient client = new ChatClient(1, room, budget.arrive(null), 0);

  /** Somebody may send one token after the other; the alarms must not become more and more. */
  @Test
  void needsAnotherAlarmAboutItsTokenOnlyIfItIsDueEarlier() {
    assertTrue(client.isTokenDueEarlier(LATER_MILLIS));
    assertFalse(client.isTokenDueEarlier(LATER_MILLIS), "as early as the one that is set");
    assertFalse(client.isTokenDueEarlier(LATER_MILLIS + 1));
    assertTrue(client.isTokenDueEarlier(SOON_MILLIS));
    assertFalse(client.isTokenDueEarlier(LATER_MILLIS));
  }

  @Test
  void needsAnotherAlarmAfterOneHasGoneOff() {
    client.isTokenDueEarlier(SOON_MILLIS);
    assertFalse(client.takeTokenDue(SOON_MILLIS - 1));
    assertFalse(client.isTokenDueEarlier(LATER_MILLIS));
    assertTrue(client.takeTokenDue(SOON_MILLIS));
    assertTrue(client.isTokenDueEarlier(LATER_MILLIS));
  }
}
