package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.websocketchat.view.AllTexts;

/** What the script may weigh, what is in it, and that its compressed twins are the same script. */
final class BundleTest {
  private static final String SCRIPT = "websocket-chat.js";

  /** How many bytes the script may take (docs/decisions/0009-plain-build.md). */
  private static final int MOST_BYTES = 118_784;

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
  void soIsTheTwinInBrotli() throws IOException {
    assumeTrue(Brotli4jLoader.isAvailable(), "there is no Brotli for this system");
    assertArrayEquals(
        built(SCRIPT), Decoder.decompress(built(SCRIPT + ".br")).getDecompressedData());
  }

  @Test
  void theStyleSheetIsInTheScriptAsItIs() throws IOException {
    var script = unquoted();
    var lines = Files.readAllLines(Path.of("webapp", "websocket-chat.css"));
    assertTrue(lines.size() > 100);
    for (var line : lines) {
      assertTrue(script.contains(line.replace("\\", "")), line);
    }
  }

  /** What nobody says is not compiled, so it would stand in the source for nothing. */
  @Test
  void everyTextIsSaid() throws ReflectiveOperationException, IOException {
    var script = unquoted();
    for (var text : AllTexts.constants()) {
      assertTrue(script.contains((String) text.get(null)), text.getName());
    }
  }

  /** The script without the backslashes of its strings. */
  private static String unquoted() throws IOException {
    return new String(built(SCRIPT), StandardCharsets.UTF_8)
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\", "");
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
