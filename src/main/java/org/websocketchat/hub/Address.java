package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.List;

/**
 * The networks that a socket is counted under, narrowest first. In IPv4 there is one: the address
 * itself. In IPv6 there are three, since a subscriber has at least a /64, most have a /56, and a
 * site has a /48 (RFC 6177). Each network is counted by itself, and a wider one may take more
 * ({@link #factor}).
 *
 * @param networks such as {@code 192.0.2.7}, or {@code 2001:db8:1:2::/64}, {@code 2001:db8:1::/56},
 *     {@code 2001:db8:1::/48}
 */
public record Address(List<String> networks) {
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;
  private static final int SUBSCRIBER_BITS = 64;
  private static final int HOME_BITS = 56;
  private static final int SITE_BITS = 48;
  private static final int GROUP_BITS = 16;

  /** How many times as much a network may take as the next narrower one. */
  private static final int WIDER = 4;

  public Address {
    networks = List.copyOf(networks);
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("an address without a network is counted by nobody");
    }
  }

  /**
   * Reads an address from its bytes in network order.
   *
   * @param bytes 4 of IPv4 or 16 of IPv6
   */
  public static Address of(byte[] bytes) {
    return switch (bytes.length) {
      case IPV4_BYTES -> new Address(List.of(four(bytes)));
      case IPV6_BYTES ->
          new Address(
              List.of(six(bytes, SUBSCRIBER_BITS), six(bytes, HOME_BITS), six(bytes, SITE_BITS)));
      default -> throw new IllegalArgumentException("an address of " + bytes.length + " bytes");
    };
  }

  /** How many times the limits of one address the network at this index may take: 1, 4 or 16. */
  public static int factor(int place) {
    int factor = 1;
    for (int i = 0; i < place; i++) {
      factor *= WIDER;
    }
    return factor;
  }

  /** The narrowest network, which names the address in log lines. */
  public String narrowest() {
    return networks.getFirst();
  }

  /** The widest network. Limits that all networks share count everything in it as one. */
  public String widest() {
    return networks.getLast();
  }

  @Override
  public String toString() {
    return narrowest();
  }

  private static String four(byte[] bytes) {
    var text = new StringBuilder();
    for (var part : bytes) {
      text.append(text.isEmpty() ? "" : ".").append(part & 0xFF);
    }
    return text.toString();
  }

  /** The network of this many bits. Groups of zeros at its end are left out (RFC 5952). */
  private static String six(byte[] bytes, int bits) {
    var groups = new ArrayList<String>();
    for (int at = 0; at < bits; at += GROUP_BITS) {
      int high = bytes[at / Byte.SIZE] & 0xFF;
      int low = at + Byte.SIZE < bits ? bytes[at / Byte.SIZE + 1] & 0xFF : 0;
      groups.add(Integer.toHexString(high << Byte.SIZE | low));
    }
    int count = groups.size();
    while (count > 0 && groups.get(count - 1).equals("0")) {
      count--;
    }
    return String.join(":", groups.subList(0, count)) + "::/" + bits;
  }
}
