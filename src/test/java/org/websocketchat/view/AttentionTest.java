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

final class AttentionTest {
  private final Message plain = new Message("Bob", new Body.Text("hi all"), 1, false, null);
  private final Message mention = new Message("Bob", new Body.Text("hi @Ann!"), 1, false, null);
  private final Message own = new Message("Ann", new Body.Text("I am @Ann"), 1, true, null);

  private static @Nullable Message call(Message message, String wish) {
    return Attention.call(new Change.MessageArrived(message), wish, "Ann");
  }

  @Test
  void callsForMentionsOnly() {
    assertSame(mention, call(mention, Attention.MENTIONS));
    assertNull(call(plain, Attention.MENTIONS));
  }

  @Test
  void callsForEveryMessageOfOthers() {
    assertSame(mention, call(mention, Attention.ALL));
    assertSame(plain, call(plain, Attention.ALL));
    assertNull(call(own, Attention.ALL));
    assertNull(call(own, Attention.MENTIONS));
  }

  @Test
  void callsForNothingWhenOffOrUnknown() {
    assertNull(call(mention, Attention.OFF));
    assertNull(call(mention, "always"));
    assertNull(call(mention, ""));
  }

  @Test
  void callsForNothingThatHistoryBrings() {
    var history = new Change.HistoryArrived(List.of(mention), false);
    assertNull(Attention.call(history, Attention.ALL, "Ann"));
  }

  @Test
  void goesRoundThroughItsWishes() {
    assertEquals(Attention.MENTIONS, Attention.next(Attention.OFF));
    assertEquals(Attention.ALL, Attention.next(Attention.MENTIONS));
    assertEquals(Attention.OFF, Attention.next(Attention.ALL));
    assertEquals(Attention.MENTIONS, Attention.next("always"));
  }

  @Test
  void whatNobodyKnowsIsOff() {
    assertEquals(Attention.OFF, Attention.known(""));
    assertEquals(Attention.OFF, Attention.known("always"));
    assertEquals(Attention.MENTIONS, Attention.known(Attention.MENTIONS));
    assertEquals(Attention.ALL, Attention.known(Attention.ALL));
  }

  @Test
  void saysEachWishInItsOwnWords() {
    assertEquals(Text.NOTIFY_OFF, Attention.words("always"));
    assertEquals(Text.NOTIFY_MENTIONS, Attention.words(Attention.MENTIONS));
    assertEquals(Text.NOTIFY_ALL, Attention.words(Attention.ALL));
  }
}
