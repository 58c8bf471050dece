package org.websocketchat.fuzz;

import java.util.Base64;

/** The random bytes of world.js, and the page's seeds and keys from them. */
final class Chance {
  private static final int KEY_BYTES = 16;

  private int state;

  Chance(int seed) {
    state = seed;
  }

  private int next() {
    state = state * 1_664_525 + 1_013_904_223;
    return state >>> 24;
  }

  /** A seed of 53 bits: 28 of one number of four bytes, the lowest first, and 25 of another. */
  long seed() {
    long high = fourBytes() & 0xFFFFFFF;
    return high << 25 | (fourBytes() & 0x1FFFFFF);
  }

  private int fourBytes() {
    int low = next() | next() << 8;
    return low | next() << 16 | next() << 24;
  }

  /** 16 bytes in base64url. */
  String key() {
    var bytes = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      bytes[i] = (byte) next();
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
