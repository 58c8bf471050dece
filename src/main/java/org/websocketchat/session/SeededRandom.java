package org.websocketchat.session;

/**
 * Random numbers by sfc32 (Chris Doty-Humphrey's small fast counting generator). The same seed
 * gives the same numbers on the JVM and in a browser. It computes in ints, which are fast in
 * JavaScript; java.util.Random computes in longs.
 */
final class SeededRandom {
  /** A text of the length of every {@link #cid}. */
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

  /** Mixes a text into the state, so that other numbers follow than after another text. */
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

  /** A number from 0 to the bound, which it never is. */
  int below(int bound) {
    return (next() >>> 1) % bound;
  }

  /**
   * A new cid of twelve letters or digits. That is 60 bits, so among a thousand million cids two
   * are likely to be equal. It is no secret: from a few cids of a session the next one can be
   * computed.
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
