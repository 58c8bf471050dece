package org.websocketchat.bench;

/** How long things took, in microseconds, to within 3 %. */
final class Histogram {
  /** So many steps to each power of two. */
  private static final int STEP_BITS = 5;

  private final long[] counts = new long[64 << STEP_BITS];
  private long total;

  void add(long micros) {
    counts[bucket(Math.max(0, micros))]++;
    total++;
  }

  /** The time within which this part of all was done, in milliseconds; 0 if there was nothing. */
  double millis(double part) {
    long rank = (long) Math.ceil(total * part);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return highest(i) / 1_000.0;
      }
    }
    return 0;
  }

  long total() {
    return total;
  }

  private static int bucket(long micros) {
    int shift = Math.max(0, 63 - STEP_BITS - Long.numberOfLeadingZeros(micros));
    return (shift << STEP_BITS) + (int) (micros >>> shift);
  }

  private static long highest(int bucket) {
    int shift = Math.max(0, (bucket >> STEP_BITS) - 1);
    long mantissa = bucket - ((long) shift << STEP_BITS);
    return ((mantissa + 1) << shift) - 1;
  }
}
