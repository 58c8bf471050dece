package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

final class NotificationLevelTest {
  private final Message plain = new Message("Bob", new Body.Text("hi all"), 1, false, null);
  private final Message mention = new Message("Bob", new Body.Text("hi @Ann!"), 1, false, null);
  private final Message own = new Message("Ann", new Body.Text("I am @Ann"), 1, true, null);

  private static @Nullable Message call(Message message, String wish) {
    return NotificationLevel.toNotify(new Change.MessageArrived(message), wish, "Ann");
  }

  @Test
  void callsForMentionsOnly() {
    assertSame(mention, call(mention, NotificationLevel.MENTIONS));
    assertNull(call(plain, NotificationLevel.MENTIONS));
  }

  @Test
  void callsForEveryMessageOfOthers() {
    assertSame(mention, call(mention, NotificationLevel.ALL));
    assertSame(plain, call(plain, NotificationLevel.ALL));
    assertNull(call(own, NotificationLevel.ALL));
    assertNull(call(own, NotificationLevel.MENTIONS));
  }

  @Test
  void callsForNothingWhenOffOrUnknown() {
    assertNull(call(mention, NotificationLevel.OFF));
    assertNull(call(mention, "always"));
    assertNull(call(mention, ""));
  }

  @Test
  void callsForNothingThatWasRemoved() {
    var removed = new Body.Removed(Body.Remover.AUTHOR);
    assertNull(call(new Message("Bob", removed, 1, false, null), NotificationLevel.ALL));
  }

  @Test
  void callsForNothingThatHistoryBrings() {
    var history = new Change.HistoryArrived(List.of(mention), false);
    assertNull(NotificationLevel.toNotify(history, NotificationLevel.ALL, "Ann"));
  }

  @Test
  void goesRoundThroughItsWishes() {
    assertEquals(NotificationLevel.MENTIONS, NotificationLevel.next(NotificationLevel.OFF));
    assertEquals(NotificationLevel.ALL, NotificationLevel.next(NotificationLevel.MENTIONS));
    assertEquals(NotificationLevel.OFF, NotificationLevel.next(NotificationLevel.ALL));
    assertEquals(NotificationLevel.MENTIONS, NotificationLevel.next("always"));
  }

  @Test
  void whatNobodyKnowsIsOff() {
    assertEquals(NotificationLevel.OFF, NotificationLevel.known(""));
    assertEquals(NotificationLevel.OFF, NotificationLevel.known("always"));
    assertEquals(NotificationLevel.MENTIONS, NotificationLevel.known(NotificationLevel.MENTIONS));
    assertEquals(NotificationLevel.ALL, NotificationLevel.known(NotificationLevel.ALL));
  }

  @Test
  void saysEachWishInItsOwnWords() {
    assertEquals(Text.NOTIFY_OFF, NotificationLevel.label("always"));
    assertEquals(Text.NOTIFY_MENTIONS, NotificationLevel.label(NotificationLevel.MENTIONS));
    assertEquals(Text.NOTIFY_ALL, NotificationLevel.label(NotificationLevel.ALL));
  }
}
