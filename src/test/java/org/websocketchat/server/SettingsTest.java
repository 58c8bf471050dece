package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.websocketchat.hub.HubLimits;

class SettingsTest {
  private static final Path FOLDER = Path.of("data");

  @Test
  void untoldAServerIsForThisMachineAloneAndForgets() {
    var local = Settings.local();
    assertEquals("127.0.0.1", local.host());
    assertEquals(0, local.port());
    assertEquals(HubLimits.usual(), local.limits());
    assertNull(local.data());
    assertNull(Settings.builder().keepDays(7).build().data(), "without a folder nothing is kept");
  }

  @Test
  void whatIsAddedIsAddedAndWhatIsSetIsSet() {
    var first = Origin.ofSite("https://a.example");
    var second = Origin.ofSite("https://b.example");
    var builder = Settings.builder().origin(first).port(1).port(2).data(FOLDER).keepMessages(5);
    var before = builder.build();
    var after = builder.origin(second).maxBytes(2 << 20).build();
    assertEquals(List.of(first), before.origins());
    assertEquals(List.of(first, second), after.origins());
    assertEquals(2, after.port());
    assertEquals(new Settings.Data(FOLDER, 365, 5, 256L << 20, 2 << 20), after.data());
  }

  @Test
  void aWrongValueIsNamedWithItsLimitAndWhatWouldBeRight() {
    wrong(s -> s.host(" "), "host is blank: give a name or an address such as 127.0.0.1");
    wrong(s -> s.port(-1), "port is -1: give 1 to 65535, or 0 for any free one");
    wrong(s -> s.port(65_536), "port is 65536: give 1 to 65535, or 0 for any free one");
    wrong(s -> s.data(FOLDER).keepDays(0), "keepDays is 0: give at least 1");
    wrong(s -> s.data(FOLDER).keepMessages(-5), "keepMessages is -5: give at least 1");
    wrong(s -> s.data(FOLDER).maxBytes(5), "maxBytes is 5: give at least 1048576");
    wrong(s -> s.data(FOLDER).maxBytesPerRoom(5), "maxBytesPerRoom is 5: give at least 1048576");
    wrong(s -> s.maxQueuedBytes(1), "maxQueuedBytes is 1: give at least 4194304");
    var idle = assertThrows(IllegalArgumentException.class, () -> new Settings.HttpTimeouts(0, 1));
    assertEquals(
        "idleMillis is 0: give at least 1, or no request could be read", idle.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Settings.HttpTimeouts(1, 0));
  }

  private static void wrong(UnaryOperator<SettingsBuilder> change, String sentence) {
    var builder = change.apply(Settings.builder());
    var told = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(String.valueOf(told.getMessage()).startsWith(sentence), told::toString);
  }
}
