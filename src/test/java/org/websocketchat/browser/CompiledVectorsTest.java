package org.websocketchat.browser;

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
import org.websocketchat.testing.Chromium;
import org.websocketchat.testing.Resources;

/** The golden vectors, compiled, in two browsers. */
@ExtendWith(Chromium.class)
final class CompiledVectorsTest {
  /** Runs every vector; tells how many ran and which did not hold. */
  private static final String RUN_ALL =
      """
      (function (file) {
        const lines = file.split('\\n').filter(line => line !== '');
        const broken = [];
        lines.forEach(line => {
          const v = JSON.parse(line);
          const expected = v.browser === undefined ? v.output : v.browser;
          const got = runVector(v.kind, v.input);
          if (got !== expected) {
            broken.push(v.about + ': ' + JSON.stringify(got));
          }
        });
        return lines.length + ' ran; broken: ' + broken.join('; ');
      })
      """;

  private final String vectors = Resources.text("vectors/guide.jsonl");
  private final String script = Resources.built("compiled-tests/tests.js");
  private final String allHeld = vectors.lines().count() + " ran; broken: ";

  CompiledVectorsTest() throws IOException {}

  @Test
  void everyVectorHoldsInChromium(Page page) {
    page.addScriptTag(new AddScriptTagOptions().setContent(script));
    assertEquals(allHeld, page.evaluate(RUN_ALL, vectors));
  }

  @Test
  void everyVectorHoldsInHtmlUnit() throws IOException {
    try (var client = new WebClient(BrowserVersion.CHROME)) {
      var site = new MockWebConnection();
      site.setResponse(
          URI.create("http://localhost/").toURL(), "<!doctype html><script src=tests.js></script>");
      site.setResponse(URI.create("http://localhost/tests.js").toURL(), script, "text/javascript");
      client.setWebConnection(site);
      HtmlPage page = client.getPage("http://localhost/");
      assertEquals("function", page.executeJavaScript("typeof runVector").getJavaScriptResult());
      var quoted = page.executeJavaScript(RUN_ALL + "(" + quote(vectors) + ")");
      assertEquals(allHeld, quoted.getJavaScriptResult());
    }
  }

  @Test
  void thereAreVectors() {
    assertTrue(vectors.lines().count() > 200);
  }

  /** As a JavaScript literal. */
  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
