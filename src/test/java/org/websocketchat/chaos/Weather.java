package org.websocketchat.chaos;

import java.util.Random;

/**
 * What a {@link FaultProxy} does to all its connections at a time.
 *
 * @param up from client to server
 * @param down from server to client
 * @param door what happens to who connects
 */
record Weather(Way up, Way down, Door door) {
  static final Weather CLEAR = new Weather(Way.FREE, Way.FREE, Door.OPEN);

  /**
   * What happens to the bytes of one direction.
   *
   * @param latencyMillis how long each is on its way at least
   * @param jitterMillis and how much longer at most; they never overtake
   * @param bytesPerSecond 0 for no bound
   * @param sliceBytes written in pieces of at most this size; 0 for as they came
   * @param flows whether any arrive; those that do not wait for other weather
   */
  record Way(
      int latencyMillis, int jitterMillis, int bytesPerSecond, int sliceBytes, boolean flows) {
    static final Way FREE = new Way(0, 0, 0, 0, true);
    static final Way HELD = new Way(0, 0, 0, 0, false);
  }

  /** What happens to who connects. */
  enum Door {
    OPEN,
    /** Is accepted and never hears anything. */
    HANGING,
    /** Is reset at once. */
    SHUT
  }

  /** No byte arrives in either direction; nobody is told. */
  static Weather blackHole() {
    return new Weather(Way.HELD, Way.HELD, Door.HANGING);
  }

  static Weather random(Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> CLEAR;
      case 3 -> new Weather(late(random), late(random), Door.OPEN);
      case 4 -> new Weather(sliced(random), sliced(random), Door.OPEN);
      case 5 -> new Weather(slow(random), slow(random), Door.OPEN);
      case 6 -> new Weather(Way.HELD, Way.FREE, Door.OPEN);
      case 7 -> new Weather(Way.FREE, Way.HELD, Door.OPEN);
      case 8 -> blackHole();
      default -> new Weather(Way.FREE, Way.FREE, random.nextBoolean() ? Door.HANGING : Door.SHUT);
    };
  }

  private static Way late(Random random) {
    return new Way(random.nextInt(400), random.nextInt(200), 0, 0, true);
  }

  private static Way sliced(Random random) {
    return new Way(0, 0, 0, 1 + random.nextInt(30), true);
  }

  private static Way slow(Random random) {
    return new Way(random.nextInt(50), 0, 1_000 + random.nextInt(20_000), 0, true);
  }
}
