package org.websocketchat.bench;

/** Durations in microseconds, counted to within 3 %. */
final class Histogram {
  /** The binary logarithm of the number of buckets for each power of two. */
  private static final int STEP_BITS = 5;

  private final long[] counts = new long[64 << STEP_BITS];
  private long total;

  void add(long micros) {
    counts[bucket(Math.max(0, micros))]++;
    total++;
  }

  /** The quantile in milliseconds, such as 0.99 for the p99; 0 if nothing was counted. */
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
