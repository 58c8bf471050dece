package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.websocketchat.hub.Address;

/** What is counted before the hub. */
final class NetworkCountsTest {
  private static Address four(int last) {
    return Address.of(new byte[] {(byte) 192, 0, 2, (byte) last});
  }

  private static Address six(int subnet) {
    var bytes = new byte[16];
    bytes[0] = 0x20;
    bytes[7] = (byte) subnet; // another /64 of the same /56
    return Address.of(bytes);
  }

  @Test
  void anAddressHasSoManyAtATime() {
    var counts = new NetworkCounts(2, 100);
    assertTrue(counts.take(four(1)));
    assertTrue(counts.take(four(1)));
    assertFalse(counts.take(four(1)));
    assertTrue(counts.take(four(2)));
    counts.release(four(1));
    assertTrue(counts.take(four(1)));
  }

  @Test
  void aWiderNetworkHasMoreButNotWithoutEnd() {
    var counts = new NetworkCounts(1, 100);
    for (int subnet = 0; subnet < 4; subnet++) {
      assertTrue(counts.take(six(subnet)));
    }
    assertFalse(counts.take(six(4)));
  }

  @Test
  void nobodyHasMoreThanHalf() {
    var counts = new NetworkCounts(10, 4);
    assertTrue(counts.take(four(1)));
    assertTrue(counts.take(four(1)));
    assertFalse(counts.take(four(1)));
    assertTrue(counts.take(four(2)));
    assertTrue(counts.take(four(3)));
    assertFalse(counts.take(four(4)), "all are taken");
    assertTrue(counts.take(null), "is not counted");
  }

  @Test
  void whoHasNoneIsForgotten() {
    var counts = new NetworkCounts(2, 100);
    counts.take(four(1));
    counts.take(six(1));
    assertEquals(4, counts.networks());
    counts.release(four(1));
    counts.release(six(1));
    assertEquals(0, counts.networks());
  }
}
