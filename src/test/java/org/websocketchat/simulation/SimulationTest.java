package org.websocketchat.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.websocketchat.json.JacksonJson;

final class SimulationTest {
  private static final int SEEDS = 2_000;

  @Test
  void everyRuleHoldsForEverySeed() {
    var failures =
        LongStream.rangeClosed(1, SEEDS)
            .parallel()
            .mapToObj(seed -> Simulation.run(seed, null, new JacksonJson(), false))
            .filter(outcome -> outcome.failure() != null)
            .map(outcome -> "seed " + outcome.seed() + ": " + outcome.failure())
            .toList();
    assertEquals(List.of(), failures);
  }
}
