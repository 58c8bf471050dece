package org.websocketchat.simulation;

import java.util.List;

/**
 * The one source of chance of a run: mulberry32 in ints, which are the same on the JVM and
 * compiled.
 */
final class Dice {
  private int state;

  Dice(long seed) {
    state = (int) (seed ^ (seed >>> 32)) * 0x9E3779B1;
    next();
  }

  int next() {
    state += 0x6D2B79F5;
    int mixed = (state ^ (state >>> 15)) * (state | 1);
    mixed ^= mixed + (mixed ^ (mixed >>> 7)) * (mixed | 61);
    return mixed ^ (mixed >>> 14);
  }

  /** From 0 to the bound, the bound left out. */
  int below(int bound) {
    return (next() >>> 1) % bound;
  }

  /** From the one to the other, both included. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  boolean oneIn(int sides) {
    return below(sides) == 0;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
