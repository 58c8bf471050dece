package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Whatever comes in whatever order, the hub keeps its promises to the shell and to its readers. */
class HubChaosTest {
  private static final int SEEDS = 300;

  @Test
  void promisesHoldAndASeedReplaysExactly() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      assertEquals(new ChaosRun(seed).play(), new ChaosRun(seed).play(), "seed " + seed);
    }
  }
}
