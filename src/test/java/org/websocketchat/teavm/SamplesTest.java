package org.websocketchat.teavm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import java.io.IOException;
import java.net.URI;
import org.htmlunit.BrowserVersion;
import org.htmlunit.MockWebConnection;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.testing.Browsers;
import org.websocketchat.testing.Resources;

/** The samples answer alike on the JVM and compiled, in two browsers. */
@ExtendWith(Browsers.class)
final class SamplesTest {
  private final String script = Resources.built("compiled-tests/tests.js");

  SamplesTest() throws IOException {}

  @Test
  void theyAnswerInChromiumAsOnTheJvm(Page page) {
    page.addScriptTag(new AddScriptTagOptions().setContent(script));
    assertEquals(Samples.run(), page.evaluate("() => runSamples()"));
  }

  @Test
  void theyAnswerInHtmlUnitAsOnTheJvm() throws IOException {
    try (var client = new WebClient(BrowserVersion.CHROME)) {
      var site = new MockWebConnection();
      site.setResponse(
          URI.create("http://localhost/").toURL(), "<!doctype html><script src=tests.js></script>");
      site.setResponse(URI.create("http://localhost/tests.js").toURL(), script, "text/javascript");
      client.setWebConnection(site);
      HtmlPage page = client.getPage("http://localhost/");
      assertEquals(Samples.run(), page.executeJavaScript("runSamples()").getJavaScriptResult());
    }
  }

  @Test
  void thereAreManyAnswers() {
    assertTrue(Samples.run().lines().count() > 140);
  }
}
