package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final Address FOUR = new Address(List.of("192.0.2.1"));

  @Test
  void anAddressHasSoManyAndAllTogetherToo() {
    var places = new Places(2, 3);
    places.take(FOUR);
    assertNull(places.full(FOUR));
    places.take(FOUR);
    assertEquals(new Places.Full("192.0.2.1", 2), places.full(FOUR));
    assertNull(places.full(null));
    places.take(null);
    assertEquals(new Places.Full(null, 3), places.full(null));
    places.free(FOUR);
    assertNull(places.full(FOUR));
    assertEquals(2, places.taken());
  }

  @Test
  void aWiderNetworkHasMoreButNotMoreThanHalf() {
    var places = new Places(10, 200);
    assertEquals(10, fill(places, 1, 1));
    assertEquals(30, fill(places, 1, 2, 3, 4, 5));
    assertEquals(new Places.Full("2001:db8:0:100::/56", 40), places.full(six(1, 9)));
    assertEquals(60, fill(places, 2, 1, 2) + fill(places, 3, 1, 2, 3, 4));
    assertEquals(new Places.Full("2001:db8::/48", 100), places.full(six(4, 1)));
    assertNull(places.full(FOUR));
  }

  @Test
  void whereThereIsLittleAWiderNetworkHasAsMuchAsOneAddress() {
    var places = new Places(10, 4);
    assertEquals(4, fill(places, 1, 1));
  }

  /** How many of them find a place. */
  private static int fill(Places places, int home, int... subscribers) {
    int filled = 0;
    for (int subscriber : subscribers) {
      for (; places.full(six(home, subscriber)) == null; filled++) {
        places.take(six(home, subscriber));
      }
    }
    return filled;
  }

  private static Address six(int home, int subscriber) {
    var bytes = new byte[16];
    bytes[0] = 0x20;
    bytes[1] = 0x01;
    bytes[2] = 0x0d;
    bytes[3] = (byte) 0xb8;
    bytes[6] = (byte) home;
    bytes[7] = (byte) subscriber;
    return Address.of(bytes);
  }
}
