package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class OneLineFormatterTest {

  @Test
  void anEventIsOneLineEvenWithACause() {
    var event = new LogRecord(Level.SEVERE, "first\nsecond");
    event.setThrown(new IllegalStateException("outer\r\n", new RuntimeException("inner")));
    var line = new OneLineFormatter().format(event);
    assertEquals(1, line.lines().count(), line);
    assertTrue(line.contains("SEVERE first second <- java.lang.IllegalStateException: outer"));
    assertTrue(line.contains("<- java.lang.RuntimeException: inner at "), line);
  }

  @Test
  void aCycleOfCausesEndsAfter20() {
    var inner = new RuntimeException("inner");
    var outer = new IllegalStateException("outer", inner);
    inner.initCause(outer);
    var event = new LogRecord(Level.SEVERE, "broken");
    event.setThrown(outer);
    var line =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> new OneLineFormatter().format(event));
    assertEquals(20, line.split(" <- ", -1).length - 1, line);
  }
}
