package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Pending.Delivery;

final class UnreadTest {
  private final Unread unread = new Unread();

  @Test
  void whoLooksHasNothingUnread() {
    hear("one");
    assertUnread(0, null);
  }

  @Test
  void whatComesWhileNobodyIsHereCountsUntilSomebodyLooks() {
    unread.here(false);
    hear("one");
    hear("two");
    assertUnread(2, "one");
    unread.here(true);
    assertUnread(0, "one");
  }

  @Test
  void whatWasRemovedBeforeItCameDoesNotCount() {
    unread.here(false);
    var removed = new Body.Removed(Body.Remover.AUTHOR);
    unread.apply(new Change.MessageArrived(new Message("Bob", removed, 1, false, null)));
    assertUnread(0, null);
  }

  @Test
  void whatComesWhileOneReadsFurtherUpCountsUntilTheEndIsSeen() {
    unread.atEnd(false);
    hear("one");
    unread.here(false);
    unread.here(true);
    assertUnread(1, "one");
    unread.atEnd(true);
    assertUnread(0, "one");
  }

  @Test
  void whoComesBackToTheOldPlaceFurtherUpHasNotLooked() {
    unread.atEnd(false);
    unread.here(false);
    hear("one");
    unread.here(true);
    hear("two");
    assertUnread(2, "one");
  }

  @Test
  void whatWasNewIsOldWhenThePersonWritesOrComesBackOnceMore() {
    missOne();
    unread.wrote();
    assertUnread(0, null);
    missOne();
    unread.here(false);
    assertUnread(0, "one");
    unread.here(true);
    assertUnread(0, null);
  }

  @Test
  void scrollingToAndFroKeepsTheFirst() {
    missOne();
    unread.atEnd(false);
    unread.atEnd(true);
    assertUnread(0, "one");
  }

  @Test
  void whatIsMissedNextIsTheFirstThen() {
    missOne();
    unread.here(false);
    hear("two");
    assertUnread(1, "two");
  }

  @Test
  void beingToldTwiceMeansNothing() {
    unread.here(false);
    unread.here(false);
    hear("one");
    unread.here(true);
    unread.here(true);
    assertUnread(0, "one");
  }

  @Test
  void onesOwnMessagesAndWhatIsOldAreNotNew() {
    unread.here(false);
    unread.apply(new Change.MessageArrived(message("from another tab", true)));
    unread.apply(
        new Change.PendingChanged(new Pending("1", new Body.Text("a"), 0, Delivery.HANDED_OVER)));
    unread.apply(new Change.PendingArrived("1", message("a", true)));
    unread.apply(new Change.HistoryArrived(List.of(message("old", false)), true));
    unread.apply(new Change.SignedIn("Bob", 0, false));
    assertUnread(0, null);
  }

  @Test
  void theLineIsSeenOnceByWhoIsThere() {
    assertFalse(unread.isLineUnseen());
    unread.here(false);
    hear("one");
    unread.lineInView();
    assertTrue(unread.isLineUnseen(), "nobody looked");
    unread.here(true);
    unread.lineInView();
    assertFalse(unread.isLineUnseen());
    unread.atEnd(false);
    hear("another line");
    assertTrue(unread.isLineUnseen());
  }

  private void missOne() {
    unread.here(false);
    hear("one");
    unread.here(true);
  }

  private void hear(String text) {
    unread.apply(new Change.MessageArrived(message(text, false)));
  }

  private static Message message(String text, boolean own) {
    return new Message("Bob", new Body.Text(text), 0, own, null);
  }

  private void assertUnread(int count, @Nullable String first) {
    assertEquals(count, unread.count());
    var message = unread.first();
    if (first == null) {
      assertNull(message);
    } else {
      assertEquals(first, message == null ? "" : message.body().text());
    }
  }

  private void come(long offset) {
    var said = new Message("Bob", new Body.Text("m"), 1, false, null, offset, "bob." + offset);
    unread.apply(new Change.MessageArrived(said));
  }

  private void purge(long from) {
    unread.apply(new Change.Corrected(99_999, new Body.Purge(null, from), 1));
  }

  @Test
  void whatThePageWithholdsAfterAnEditIsNotUnreadAnyMore() {
    unread.here(false);
    come(1);
    unread.apply(new Change.Corrected(2, new Body.Edit(1, ""), 1));
    assertUnread(0, null);
  }

  @Test
  void whatIsRemovedIsNotUnreadAnyMore() {
    unread.here(false);
    come(1);
    come(2);
    come(3);
    unread.apply(new Change.Corrected(4, new Body.Remove(2, Body.Remover.AUTHOR), 1));
    assertEquals(2, unread.count());
    unread.apply(new Change.Corrected(5, new Body.Edit(3, "other"), 1));
    assertEquals(2, unread.count());
    purge(2);
    assertEquals(1, unread.count());
    assertTrue(unread.isLineUnseen());
    purge(1);
    assertEquals(0, unread.count());
    assertFalse(unread.isLineUnseen(), "nothing is new");
    come(6);
    assertEquals(1, unread.count());
    assertTrue(unread.isLineUnseen());
  }

  @Test
  void whatIsRemovedAfterItWasSeenEndsNoLine() {
    unread.here(false);
    come(1);
    unread.here(true);
    purge(1);
    assertEquals(1, unread.first() == null ? 0 : unread.first().offset());
  }

  @Test
  void aFloodIsCountedInBoundedMemory() {
    unread.here(false);
    for (int i = 1; i <= Unread.MOST_KEPT + 1; i++) {
      come(i);
    }
    assertEquals(Unread.MOST_KEPT + 1, unread.count());
    purge(1);
    assertEquals(500, unread.count(), "of the oldest, nobody knows");
    unread.here(true);
    assertEquals(0, unread.count());
  }
}
