package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.simulation.Simulation;
import org.websocketchat.testing.Browsers;
import org.websocketchat.testing.CompiledScript;

/** The simulation, compiled: the same seeds lead to the same traces as on the JVM. */
@ExtendWith(Browsers.class)
final class CompiledSimulationTest {
  private static final int SEEDS = 20;

  /** Ten times, so that no run comes near the time limit of a test. */
  @ParameterizedTest
  @ValueSource(ints = {1, 21, 41, 61, 81, 101, 121, 141, 161, 181})
  void twentySeedsHaveTheSameHashes(int first, Page page) throws IOException {
    new CompiledScript().addTo(page);
    var expected =
        IntStream.range(first, first + SEEDS)
            .mapToObj(seed -> Simulation.summary(seed, new JacksonJson()))
            .toList();
    assertEquals(
        expected,
        page.evaluate(
            "([first, n]) => Array.from({length: n}, (_, i) => simulate(first + i))",
            List.of(first, SEEDS)));
  }
}
