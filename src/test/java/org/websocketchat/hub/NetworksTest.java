package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksTest {
  private final Networks networks = new Networks(HubLimits.usual().address(), 100);

  @Test
  void anAccountOutlivesItsSocketsUntilItIsPaid() {
    var first = networks.enter(address(1));
    first.getFirst().of(Metered.MESSAGES).take(300, 0);
    networks.leave(first, 0);
    assertEquals(1, networks.size());
    var again = networks.enter(address(1));
    assertSame(first.getFirst(), again.getFirst());
    assertEquals(2_020, again.getFirst().of(Metered.MESSAGES).waitMillis(1, 0));
    networks.leave(again, 5_999);
    assertEquals(1, networks.size());
    networks.leave(networks.enter(address(2)), 6_000);
    assertEquals(0, networks.size());
  }

  @Test
  void anAccountIsKeptAsLongAsOneOfItsSocketsIsHere() {
    var first = networks.enter(address(1));
    var second = networks.enter(address(1));
    networks.leave(first, 0);
    assertSame(second.getFirst(), networks.enter(address(1)).getFirst());
  }

  @Test
  void aWiderNetworkMayTakeMore() {
    var accounts = networks.enter(new Address(List.of("a::/64", "a::/56", "a::/48")));
    var rates = accounts.stream().map(each -> each.of(Metered.MESSAGES).rate()).toList();
    assertEquals(
        List.of(Rate.perSecond(50, 200), Rate.perSecond(200, 800), Rate.perSecond(800, 3_200)),
        rates);
  }

  /** One with a /32 has 65 536 sites; each of their debts is remembered for as long as it lasts. */
  @Test
  void howeverManyNetworksComeAndGoTheTableStaysSmall() {
    int largest = 0;
    for (int i = 0; i < 100_000; i++) {
      var entered = networks.enter(new Address(List.of(i + "/64", i + "/56", i + "/48")));
      entered.forEach(accounts -> accounts.of(Metered.CONNECTS).take(600, 0));
      networks.leave(entered, 0);
      largest = Math.max(largest, networks.size());
    }
    assertTrue(largest <= 103, "so many: " + largest);
    networks.leave(networks.enter(address(1)), 60_000);
    assertEquals(0, networks.size());
  }

  private static Address address(int last) {
    return new Address(List.of("192.0.2." + last));
  }
}
