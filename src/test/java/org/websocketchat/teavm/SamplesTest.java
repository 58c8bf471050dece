package org.websocketchat.teavm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.testing.Browsers;
import org.websocketchat.testing.CompiledScript;

/** The samples answer alike on the JVM and compiled, in two browsers. */
@ExtendWith(Browsers.class)
final class SamplesTest {
  private final CompiledScript script = new CompiledScript();

  SamplesTest() throws IOException {}

  @Test
  void theyAnswerInChromiumAsOnTheJvm(Page page) {
    script.addTo(page);
    assertEquals(Samples.run(), page.evaluate("() => runSamples()"));
  }

  @Test
  void theyAnswerInHtmlUnitAsOnTheJvm() throws IOException {
    script.inHtmlUnit(
        page ->
            assertEquals(
                Samples.run(), page.executeJavaScript("runSamples()").getJavaScriptResult()));
  }

  @Test
  void thereAreManyAnswers() {
    assertTrue(Samples.run().lines().count() > 140);
  }
}
