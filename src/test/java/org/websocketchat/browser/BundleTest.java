package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.view.Text;

/** What the scripts may weigh, and that their compressed twins are the same scripts. */
final class BundleTest {
  private static final String SCRIPT = "websocket-chat.js";

  /** How many bytes each script may take (docs/decisions/0005-download-size.md). */
  @ParameterizedTest
  @CsvSource({SCRIPT + ", 40960", GuideScript.NAME + ", 20480"})
  void aScriptWithStyleAndBothLanguagesStaysWithinItsLimit(String name, int maxBytes)
      throws IOException {
    int size = zipped(built(name)).length;
    assertTrue(
        size <= maxBytes, name + " takes " + size + " bytes with gzip -9, allowed are " + maxBytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {SCRIPT, GuideScript.NAME})
  void theCompressedTwinIsTheSameScript(String name) throws IOException {
    var twin = new ByteArrayInputStream(built(name + ".gz"));
    try (var unzipped = new GZIPInputStream(twin)) {
      assertArrayEquals(built(name), unzipped.readAllBytes());
    }
  }

  /** The whole style sheet is of use, and that of the guide's chat has no rules for the rest. */
  @Test
  void noStyleIsForNothing() throws IOException {
    var whole = new String(built(SCRIPT), StandardCharsets.UTF_8);
    var guide = new String(built(GuideScript.NAME), StandardCharsets.UTF_8);
    for (var part : List.of("finder", "names", "help", "typing", "skeleton", "like")) {
      assertTrue(whole.contains("." + part + "{"), part);
      assertFalse(guide.contains("." + part), part);
    }
    for (var part : List.of("card", "log", "message", "composer", "people", "banner")) {
      assertTrue(guide.contains("." + part + "{"), part);
    }
  }

  /** It offers what it speaks. */
  @Test
  void theGuidesScriptDoesNotKnowOurSubProtocol() throws IOException {
    assertTrue(new String(built(SCRIPT), StandardCharsets.UTF_8).contains(SubProtocol.V1));
    assertFalse(
        new String(built(GuideScript.NAME), StandardCharsets.UTF_8).contains(SubProtocol.V1));
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
