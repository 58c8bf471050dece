package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipientCacheTest {
  private final HubLoop loop = Faulty.loop(new IllegalStateException("unused"));
  private final ChatSocket ann = new ChatSocket(loop, "lobby", "json", null);
  private final ChatSocket bob = new ChatSocket(loop, "lobby", "json", null);
  private final Map<Long, ChatSocket> sockets = new LinkedHashMap<>(Map.of(1L, ann, 2L, bob));
  private final RecipientCache recipients = new RecipientCache(sockets);

  @Test
  void findsThoseThatAreOpenInTheOrderOfTheirNumbers() {
    assertEquals(List.of(bob, ann), recipients.get(List.of(2L, 7L, 1L)));
  }

  @Test
  void looksUpTheSameListOnce() {
    var numbers = List.of(1L, 2L);
    assertSame(recipients.get(numbers), recipients.get(numbers));
  }

  @Test
  void forgetsThemWhenOneHasGone() {
    var numbers = List.of(1L, 2L);
    recipients.get(numbers);
    sockets.remove(1L);
    recipients.clear();
    assertEquals(List.of(bob), recipients.get(numbers));
  }

  @Test
  void knowsNoMoreListsThanAreInUse() {
    for (long i = 0; i < 5_000; i++) {
      assertEquals(List.of(ann), recipients.get(List.of(1L, 10 + i)));
    }
    assertEquals(List.of(ann, bob), recipients.get(List.of(1L, 2L)));
  }
}
