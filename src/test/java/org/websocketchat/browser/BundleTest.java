package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.websocketchat.view.Text;

/** What the script may weigh, what is in it, and that its compressed twin is the same script. */
final class BundleTest {
  private static final String SCRIPT = "websocket-chat.js";

  /** How many bytes the script may take (docs/decisions/0005-download-size.md). */
  private static final int MOST_BYTES = 57_344;

  @Test
  void theScriptWithStyleAndBothLanguagesStaysWithinItsLimit() throws IOException {
    int size = zipped(built(SCRIPT)).length;
    assertTrue(
        size <= MOST_BYTES,
        SCRIPT + " takes " + size + " bytes with gzip -9, allowed are " + MOST_BYTES);
  }

  @Test
  void theCompressedTwinIsTheSameScript() throws IOException {
    var twin = new ByteArrayInputStream(built(SCRIPT + ".gz"));
    try (var unzipped = new GZIPInputStream(twin)) {
      assertArrayEquals(built(SCRIPT), unzipped.readAllBytes());
    }
  }

  @Test
  void theStyleSheetIsInTheScript() throws IOException {
    var script = new String(built(SCRIPT), StandardCharsets.UTF_8);
    for (var part : List.of("card", "log", "message", "composer", "people", "finder", "typing")) {
      assertTrue(script.contains("." + part + "{"), part);
    }
  }

  /** What nobody says is not compiled, so it would stand in the source for nothing. */
  @Test
  void everyTextIsSaid() throws ReflectiveOperationException, IOException {
    var script = new String(built(SCRIPT), StandardCharsets.UTF_8);
    script = script.replace("\\n", "\n").replace("\\t", "\t").replace("\\", "");
    for (var text : Text.class.getFields()) {
      assertTrue(script.contains((String) text.get(null)), text.getName());
    }
  }

  private static byte[] built(String name) throws IOException {
    return Files.readAllBytes(
        Path.of(System.getProperty("build.dir", "target")).resolve("dist").resolve(name));
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
