package org.websocketchat.session;

/**
 * SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on the JVM and
 * compiled, which java.util.Random does not promise.
 */
final class SeededRandom {
  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuv";
  private static final int MARK_LENGTH = 12;

  /** As long as every {@link #mark}. */
  static final String WIDEST_MARK = "000000000000";

  private long state;

  SeededRandom(long seed) {
    state = seed;
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number from 0 to the bound, the bound left out. */
  long below(long bound) {
    return (next() >>> 1) % bound;
  }

  /** Twelve letters or digits: 60 bits, so that nobody guesses the next one's mark. */
  String mark() {
    var mark = new StringBuilder(MARK_LENGTH);
    for (long bits = next(); mark.length() < MARK_LENGTH; bits >>>= 5) {
      mark.append(ALPHABET.charAt((int) (bits & 31)));
    }
    return mark.toString();
  }
}
