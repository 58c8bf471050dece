package org.websocketchat.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of the load generator that the results depend on. */
class LoadPartsTest {
  private final List<String> seen = new ArrayList<>();

  private final FrameScanner.Sink sink =
      new FrameScanner.Sink() {
        @Override
        public void message(int kind, int number) {
          seen.add((kind == ClientProtocol.kind("mess") ? "message " : "other ") + number);
        }

        @Override
        public void control(int opCode) {
          seen.add("control " + opCode);
        }
      };

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1_000_000})
  void framesAreFoundWhereverTheBytesAreCut(int piece) {
    var scanner = new FrameScanner(sink);
    var bytes = new ByteArrayOutputStream();
    frame(bytes, 0x81, "{\"type\":\"message\",\"text\":\"~00000042 hi\"}");
    frame(bytes, 0x89, "");
    frame(bytes, 0x81, "{\"type\":\"userlist\",\"users\":[\"" + "x".repeat(70_000) + "\"]}");
    frame(bytes, 0x01, "{\"type\":\"mess");
    frame(bytes, 0x8A, "~");
    frame(bytes, 0x80, "age\",\"text\":\"" + "y".repeat(200) + "~12345678\"}");
    frame(bytes, 0x81, "");
    var all = bytes.toByteArray();
    for (int from = 0; from < all.length; from += piece) {
      scanner.scan(all, from, Math.min(all.length, from + piece));
    }
    var expected =
        List.of(
            "message 42", "control 9", "other -1", "control 10", "message 12345678", "other -1");
    assertEquals(expected, seen);
  }

  private static void frame(ByteArrayOutputStream out, int first, String payload) {
    out.write(first);
    if (payload.length() < 126) {
      out.write(payload.length());
    } else if (payload.length() < 65_536) {
      out.writeBytes(new byte[] {126, (byte) (payload.length() >> 8), (byte) payload.length()});
    } else {
      out.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((byte) ((long) payload.length() >> shift));
      }
    }
    out.writeBytes(payload.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void whatIsLostDoubledOrOutOfOrderIsSeen() {
    var order = new OrderCheck();
    for (int number : new int[] {5, 3, 4}) {
      order.check(order.size(), number);
    }
    assertDoesNotThrow(() -> order.check(0, 5));
    assertDoesNotThrow(() -> order.check(1, 3));
    assertThrows(IllegalStateException.class, () -> order.check(2, 3), "doubled");
    assertThrows(IllegalStateException.class, () -> order.check(1, 4), "lost");
    assertThrows(IllegalStateException.class, () -> order.check(0, 3), "out of order");
  }

  @Test
  void timesAreTrueToThreePercent() {
    var times = new Histogram();
    for (int micros = 1; micros <= 1_000_000; micros++) {
      times.add(micros);
    }
    assertEquals(500, times.millis(0.5), 16);
    assertEquals(990, times.millis(0.99), 32);
    assertEquals(0.001, times.millis(0.000_001), 0.000_1);
    assertEquals(1_000_000, times.total());
  }

  @Test
  void aChartIsSoundXml() throws Exception {
    var chart =
        new Chart(
            "A, ms", List.of("1", "2"), List.of("ours", "theirs"), List.of(1.0, 10.0, 100.0), true);
    chart.add(0, 0, 2, 50);
    chart.add(1, 1, 0, 5_000); // beyond both ends
    var svg = chart.svg();
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertEquals("svg", document.getDocumentElement().getNodeName());
    assertTrue(svg.contains("prefers-color-scheme: dark"));
  }
}
