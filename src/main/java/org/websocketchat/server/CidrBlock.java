package org.websocketchat.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One IP address, or all addresses that begin with the same bits (a CIDR block). */
public final class CidrBlock {
  private static final int IPV4_BYTES = 4;

  private final byte[] base;
  private final int bits;

  private CidrBlock(byte[] base, int bits) {
    this.base = base;
    this.bits = bits;
  }

  /**
   * Parses an address or a block.
   *
   * @param text an address such as {@code 127.0.0.1} or {@code ::1}, or a block such as {@code
   *     10.0.0.0/8} (RFC 4632, RFC 4291)
   * @throws IllegalArgumentException with a sentence for the person who gave the value
   */
  public static CidrBlock of(String text) {
    int slash = text.indexOf('/');
    var address = address(slash < 0 ? text : text.substring(0, slash));
    if (address != null) {
      int most = address.getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? most : number(text.substring(slash + 1), most);
      if (bits >= 0) {
        return new CidrBlock(address.getAddress(), bits);
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is neither an address such as 127.0.0.1 nor a block such as 10.0.0.0/8");
  }

  /** Parses an address without a DNS look-up; null if the text is not an address. */
  static @Nullable InetAddress address(String text) {
    boolean six = text.indexOf(':') >= 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits = (c >= '0' && c <= '9') || c == '.';
      if (!fits && !(six && (c == ':' || Character.digit(c, 16) >= 0))) {
        return null;
      }
    }
    try {
      return six ? InetAddress.getByName(text) : four(text);
    } catch (UnknownHostException notAnAddress) {
      return null;
    }
  }

  /** Parses four decimal parts; Java itself would also accept {@code 10.1} for 10.0.0.1. */
  private static @Nullable InetAddress four(String text) throws UnknownHostException {
    var parts = text.split("\\.", -1);
    if (parts.length != IPV4_BYTES) {
      return null;
    }
    var bytes = new byte[IPV4_BYTES];
    for (int i = 0; i < IPV4_BYTES; i++) {
      int part = number(parts[i], 255);
      if (part < 0) {
        return null;
      }
      bytes[i] = (byte) part;
    }
    return InetAddress.getByAddress(bytes);
  }

  /** Parses a number of up to three digits; -1 if it is not a number, or too large. */
  private static int number(String digits, int most) {
    if (digits.isEmpty() || digits.length() > 3) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value <= most ? value : -1;
  }

  /** Whether the block contains this address; an IPv6 block contains no IPv4 address. */
  boolean contains(InetAddress address) {
    var other = address.getAddress();
    if (other.length != base.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    int rest = bits % Byte.SIZE;
    return Arrays.equals(base, 0, whole, other, 0, whole)
        && (rest == 0 || (base[whole] ^ other[whole]) >> (Byte.SIZE - rest) == 0);
  }
}
