package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
