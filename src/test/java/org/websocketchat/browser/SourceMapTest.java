package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.debugging.sourcemap.SourceMapConsumerV3;
import com.google.debugging.sourcemap.SourceMapParseException;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Browsers;
import org.websocketchat.testing.Resources;

/** The map that lies beside the script leads from a browser's stack trace to lines of Java. */
@ExtendWith(Browsers.class)
final class SourceMapTest {
  private static final Pattern FRAME = Pattern.compile("served\\.js:(\\d+):(\\d+)");

  @Test
  void anUncaughtErrorLeadsToTheLinesOfJava(Page page) throws Exception {
    var errors = new CopyOnWriteArrayList<String>();
    page.onPageError(errors::add);
    page.setContent("<websocket-chat server='ws://localhost:9/chat'></websocket-chat>");
    page.evaluate("() => { Element.prototype.attachShadow = () => { throw Error('planted'); }; }");
    page.addScriptTag(
        new AddScriptTagOptions()
            .setContent(Resources.built("dist/websocket-chat.js") + "//# sourceURL=served.js"));
    Await.until(
        "an error",
        () -> {
          page.evaluate("() => 0"); // lets Playwright deliver events
          return !errors.isEmpty();
        });
    var lines = javaLines(errors.getFirst());
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("host.attachShadow(")),
        lines + errors.getFirst());
  }

  /** The lines of our sources that a stack trace leads to. */
  private static List<String> javaLines(String trace) throws IOException, SourceMapParseException {
    var map = new SourceMapConsumerV3();
    map.parse(Resources.built("dist/websocket-chat.js.map"));
    var lines = new ArrayList<String>();
    for (var frame = FRAME.matcher(trace); frame.find(); ) {
      var place =
          map.getMappingForLine(Integer.parseInt(frame.group(1)), Integer.parseInt(frame.group(2)));
      var file = place == null ? null : Path.of("src/main/java", place.getOriginalFile());
      if (place != null && file != null && Files.exists(file)) {
        var line = Files.readAllLines(file).get(place.getLineNumber() - 1);
        assertFalse(line.isBlank(), file + ":" + place.getLineNumber());
        lines.add(file + ":" + place.getLineNumber() + ": " + line.strip());
      }
    }
    return lines;
  }
}
