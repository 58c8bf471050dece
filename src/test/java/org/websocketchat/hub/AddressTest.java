package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  @Test
  void inIpv4TheAddressItselfIsCounted() throws UnknownHostException {
    var address = of("192.0.2.200");
    assertEquals(List.of("192.0.2.200"), address.networks());
    assertEquals("192.0.2.200", address.narrowest());
    assertEquals("192.0.2.200", address.widest());
    assertEquals("192.0.2.200", address.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2ff:3:4:5:6,2001:db8:1:2ff::/64,2001:db8:1:200::/56,2001:db8:1::/48",
    "2001:db8:1:0:3:4:5:6,2001:db8:1::/64,2001:db8:1::/56,2001:db8:1::/48",
    "2001:db8:0:7f::1,2001:db8:0:7f::/64,2001:db8::/56,2001:db8::/48",
    "2001:0:0:a00::1,2001:0:0:a00::/64,2001:0:0:a00::/56,2001::/48",
    "::1,::/64,::/56,::/48",
    "ffff:ffff:ffff:ffff::,ffff:ffff:ffff:ffff::/64,ffff:ffff:ffff:ff00::/56,ffff:ffff:ffff::/48"
  })
  void inIpv6ThreeNetworksAreCounted(String text, String subscriber, String home, String site)
      throws UnknownHostException {
    assertEquals(List.of(subscriber, home, site), of(text).networks());
    assertEquals(subscriber, of(text).narrowest());
    assertEquals(site, of(text).widest());
  }

  @Test
  void aWiderNetworkMayTakeMore() {
    assertEquals(
        List.of(1, 4, 16), List.of(Address.factor(0), Address.factor(1), Address.factor(2)));
  }

  @Test
  void otherBytesAreNoAddress() {
    assertThrows(IllegalArgumentException.class, () -> Address.of(new byte[5]));
    assertThrows(IllegalArgumentException.class, () -> new Address(List.of()));
  }

  private static Address of(String text) throws UnknownHostException {
    return Address.of(InetAddress.getByName(text).getAddress());
  }
}
