package org.websocketchat.simulation;

import org.websocketchat.protocol.Now;

/** The clocks of one computer, and how its browser aligns the timers of a tab. */
final class HostClock {
  private final World world;
  private final long startMillis;
  private long wallOffsetMillis;
  private long sleptMillis;

  /** Timers run at multiples of this; 1 where they run when they should. */
  private int alignMillis = 1;

  HostClock(World world) {
    this.world = world;
    startMillis = world.dice.below(1_000_000);
    wallOffsetMillis = world.dice.below(5_000);
  }

  Now now() {
    return new Now(millis(), World.WALL_MILLIS + wallOffsetMillis + world.millis());
  }

  private long millis() {
    return startMillis + world.millis() - sleptMillis;
  }

  /** The computer sleeps; only the clock on the wall goes on. */
  void slept(long forMillis) {
    sleptMillis += forMillis;
  }

  void jump(long byMillis) {
    wallOffsetMillis += byMillis;
  }

  void align(int toMillis) {
    alignMillis = toMillis;
  }

  /** How far a timer may be off. */
  int alignment() {
    return alignMillis;
  }

  /** When, in the world, a timer for this time of ours runs. */
  long worldMillis(long deadlineMillis) {
    long at = Math.max(world.millis(), deadlineMillis - startMillis + sleptMillis);
    return alignMillis == 1 ? at : (at / alignMillis + 1) * alignMillis;
  }
}
