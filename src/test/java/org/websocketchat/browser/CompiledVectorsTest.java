package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.testing.Browsers;
import org.websocketchat.testing.CompiledScript;
import org.websocketchat.testing.Resources;

/** The golden vectors, compiled, in two browsers. */
@ExtendWith(Browsers.class)
final class CompiledVectorsTest {
  /** Runs every vector; tells how many ran and which did not hold. */
  private static final String RUN_ALL =
      """
      (function (file, run) {
        const lines = file.split('\\n').filter(line => line !== '');
        const broken = [];
        lines.forEach(line => {
          const v = JSON.parse(line);
          const expected = v.browser === undefined ? v.output : v.browser;
          const got = run(v.kind, v.input);
          if (got !== expected) {
            broken.push(v.about + ': ' + JSON.stringify(got));
          }
        });
        return lines.length + ' ran; broken: ' + broken.join('; ');
      })
      """;

  private final String guide = Resources.text("vectors/guide.jsonl");
  private final String chat = Resources.text("vectors/v1.jsonl");
  private final CompiledScript script = new CompiledScript();

  CompiledVectorsTest() throws IOException {}

  @Test
  void everyVectorHoldsInChromium(Page page) {
    script.addTo(page);
    assertEquals(allHeld(guide), page.evaluate("file => " + RUN_ALL + "(file, runVector)", guide));
    assertEquals(
        allHeld(chat), page.evaluate("file => " + RUN_ALL + "(file, runChatVector)", chat));
  }

  @Test
  void everyVectorHoldsInHtmlUnit() throws IOException {
    script.inHtmlUnit(
        page -> {
          assertEquals(allHeld(guide), run(page, guide, "runVector"));
          assertEquals(allHeld(chat), run(page, chat, "runChatVector"));
        });
  }

  private static Object run(HtmlPage page, String vectors, String function) {
    assertEquals("function", page.executeJavaScript("typeof " + function).getJavaScriptResult());
    var call = RUN_ALL + "(" + quote(vectors) + ", " + function + ")";
    return page.executeJavaScript(call).getJavaScriptResult();
  }

  private static String allHeld(String vectors) {
    return vectors.lines().count() + " ran; broken: ";
  }

  @Test
  void thereAreVectors() {
    assertTrue(guide.lines().count() > 200);
    assertTrue(chat.lines().count() > 300);
  }

  /** As a JavaScript literal. */
  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
