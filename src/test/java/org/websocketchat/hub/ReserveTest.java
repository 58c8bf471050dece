package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReserveTest {
  private static final Address ANN = new Address(List.of("192.0.2.1"));
  private static final Address BOB = new Address(List.of("192.0.2.2"));
  private final Reserve<String> reserve = new Reserve<>(3, 5);

  @Test
  void whoIsOverMakesPlaceWithHisOwnOldest() {
    reserve.add("b", BOB);
    reserve.add("a1", ANN);
    reserve.add("a2", ANN);
    assertNull(reserve.full(ANN));
    reserve.add("a3", ANN);
    assertEquals(List.of("a1", "a2", "a3"), reserve.evictable(full(ANN)));
    reserve.remove("a1");
    assertNull(reserve.full(ANN));
    reserve.add("a4", ANN);
    assertEquals(List.of("a2", "a3", "a4"), reserve.evictable(full(ANN)));
    assertNull(reserve.full(BOB));
  }

  @Test
  void whereAllAreTooManyTheOneWhoHasMostMakesPlace() {
    reserve.add("b1", BOB);
    reserve.add("b2", BOB);
    reserve.add("a1", ANN);
    reserve.add("a2", ANN);
    reserve.add("a3", ANN);
    assertEquals(List.of("a1", "a2", "a3"), reserve.evictable(full(null)));
    assertEquals(List.of("a1", "a2", "a3"), reserve.evictable(full(BOB)));
  }

  @Test
  void whatIsNotCountedIsKeptInAllAlone() {
    for (int i = 0; i < 4; i++) {
      reserve.add("x" + i, null);
    }
    assertNull(reserve.full(null));
    reserve.add("a1", ANN);
    assertEquals(List.of("x0", "x1", "x2", "x3"), reserve.evictable(full(ANN)));
  }

  @Test
  void ofAWiderNetworkItIsTheWholeThatMakesPlace() {
    for (int i = 0; i < 5; i++) {
      reserve.add("s" + i, new Address(List.of("s" + i + "::/64", "h::/56", "s::/48")));
    }
    assertEquals(List.of("s0", "s1", "s2", "s3", "s4"), reserve.evictable(full(ANN)));
  }

  @Test
  void whatIsKeptAgainIsTheNewest() {
    reserve.add("a1", ANN);
    reserve.add("a2", ANN);
    reserve.add("a1", BOB);
    assertEquals(2, reserve.size());
    reserve.remove("a1");
    reserve.remove("a1");
    reserve.remove("a2");
    assertEquals(0, reserve.size());
    assertNull(reserve.full(ANN));
  }

  private Places.Full full(@Nullable Address address) {
    var full = reserve.full(address);
    assertNotNull(full);
    return full;
  }
}
