package org.websocketchat.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.websocketchat.json.JacksonJson;

/**
 * Each seed is bounded by its number of events ({@link Rule#TIME_GOES_ON}), which no load of the
 * machine changes; the time limit only ends what hangs within one turn.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class SimulationTest {
  private static final int SEEDS = 2_000;

  @Test
  void everyRuleHoldsForEverySeed() {
    var failures =
        LongStream.rangeClosed(1, SEEDS)
            .parallel()
            .mapToObj(seed -> Simulation.run(seed, null, new JacksonJson(), false))
            .filter(outcome -> outcome.failure() != null)
            .map(outcome -> "scripts/simulate --seed " + outcome.seed() + ": " + outcome.failure())
            .toList();
    assertEquals(List.of(), failures);
  }

  /** The first catch will do; the crowd, which costs more, comes once in 200 seeds. */
  @ParameterizedTest
  @EnumSource(Plant.class)
  void everyPlantedBugIsCaught(Plant plant) {
    boolean caught =
        Stream.concat(Stream.of(200L), LongStream.rangeClosed(1, SEEDS).boxed())
            .map(seed -> Simulation.run(seed, plant, new JacksonJson(), false))
            .anyMatch(outcome -> String.valueOf(outcome.failure()).startsWith(plant.breaks + ":"));
    assertTrue(caught, plant + " went unnoticed");
  }

  @Test
  void everyRuleHasAPlantedBug() {
    var unproven = new ArrayList<>(List.of(Rule.values()));
    for (var plant : Plant.values()) {
      unproven.remove(plant.breaks);
    }
    assertEquals(List.of(), unproven);
  }

  @Test
  void aSeedHasOneTrace() {
    for (long seed = 1; seed <= 20; seed++) {
      var kept = Simulation.run(seed, null, new JacksonJson(), true);
      assertEquals(kept.hash(), Simulation.run(seed, null, new JacksonJson(), false).hash());
      assertTrue(kept.lines().size() > 50, "a trace of " + kept.lines().size() + " lines");
    }
  }
}
