package org.websocketchat.session;

/**
 * sfc32 (Doty-Humphrey's small fast counter): the same numbers from the same seed on the JVM and
 * compiled, which java.util.Random does not promise, and in ints, which cost a page nothing.
 */
final class SeededRandom {
  /** As long as every {@link #cid}. */
  static final String WIDEST_CID = "000000000000";

  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuv";
  private static final int WARM_UP_ROUNDS = 16;

  private int a;
  private int b;
  private int c = 0x9E3779B9;
  private int counter = 1;

  SeededRandom(long seed) {
    a = (int) seed;
    b = (int) (seed >>> 32);
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      next();
    }
  }

  /** Goes on otherwise than with another text. */
  void stir(String text) {
    for (int i = 0; i < text.length(); i++) {
      a ^= text.charAt(i);
      next();
    }
  }

  private int next() {
    int next = a + b + counter++;
    a = b ^ (b >>> 9);
    b = c + (c << 3);
    c = ((c << 21) | (c >>> 11)) + next;
    return next;
  }

  /** A number from 0 to the bound, the bound left out. */
  int below(int bound) {
    return (next() >>> 1) % bound;
  }

  /**
   * Twelve letters or digits: 60 bits, so that two of them are equal by chance only among about a
   * thousand million. No secret: sfc32 is no cryptographic generator, and from a few marks of a
   * session the next one can be computed.
   */
  String cid() {
    var cid = new StringBuilder();
    int bits = 0;
    for (int i = 0; i < WIDEST_CID.length(); i++) {
      bits = i % 6 == 0 ? next() : bits >>> 5;
      cid.append(ALPHABET.charAt(bits & 31));
    }
    return cid.toString();
  }
}
