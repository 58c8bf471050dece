package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

final class JsonFormatterTest {

  @Test
  void anEventIsOneLineOfJson() {
    var event = new LogRecord(Level.WARNING, "first\nsecond \"quoted\"");
    event.setInstant(Instant.parse("2026-11-27T13:00:00.25Z"));
    assertEquals(
        "{\"time\":\"2026-11-27T13:00:00.250Z\",\"level\":\"WARNING\","
            + "\"message\":\"first\\nsecond \\\"quoted\\\"\"}\n",
        new JsonFormatter().format(event));
  }

  @Test
  void aCycleOfCausesEndsAfter20() {
    var inner = new RuntimeException("inner");
    var outer = new IllegalStateException("outer", inner);
    inner.initCause(outer);
    var event = new LogRecord(Level.SEVERE, "broken");
    event.setThrown(outer);
    var line =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> new JsonFormatter().format(event));
    assertEquals(20, line.split("Exception: ", -1).length - 1, line);
  }

  @Test
  void aFaultHasItsCausesWithTheirPlaces() {
    var inner = new RuntimeException("inner");
    var outer = new IllegalStateException("outer", inner);
    inner.setStackTrace(new StackTraceElement[0]);
    outer.setStackTrace(new StackTraceElement[] {new StackTraceElement("a.B", "run", "B.java", 7)});
    var event = new LogRecord(Level.SEVERE, "broken");
    event.setInstant(Instant.EPOCH);
    event.setThrown(outer);
    assertEquals(
        "{\"time\":\"1970-01-01T00:00:00Z\",\"level\":\"SEVERE\",\"message\":\"broken\","
            + "\"causes\":[\"java.lang.IllegalStateException: outer at a.B.run(B.java:7)\","
            + "\"java.lang.RuntimeException: inner\"]}\n",
        new JsonFormatter().format(event));
  }
}
