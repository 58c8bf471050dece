package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.simulation.Simulation;
import org.websocketchat.testing.Browsers;
import org.websocketchat.testing.Resources;

/** The simulation, compiled: the same seeds lead to the same traces as on the JVM. */
@ExtendWith(Browsers.class)
final class CompiledSimulationTest {
  private static final int SEEDS = 100;

  @Test
  void aHundredSeedsHaveTheSameHashes(Page page) throws IOException {
    var script = Resources.built("compiled-tests/tests.js");
    page.addScriptTag(new AddScriptTagOptions().setContent(script));
    var expected =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> Simulation.summary(seed, new JacksonJson()))
            .toList();
    assertEquals(
        expected, page.evaluate("n => Array.from({length: n}, (_, i) => simulate(i + 1))", SEEDS));
  }
}
