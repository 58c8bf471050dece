package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.session.Output;

/** What becomes of a place while the browser has taken the tab's lock away. */
final class PlaceWriterTest {
  private final Map<String, String> stored = new HashMap<>(Map.of("", "at first"));
  private final List<String> written = new ArrayList<>();
  private boolean isFull;

  private final PlaceWriter writer =
      new PlaceWriter(
          new PlaceWriter.Target() {
            @Override
            public boolean set(Output.Store entry) {
              written.add(entry.entry() + "=" + entry.value());
              if (isFull || entry.value().isEmpty()) {
                stored.remove(entry.entry());
              } else {
                stored.put(entry.entry(), entry.value());
              }
              return !isFull;
            }

            @Override
            public @Nullable String main() {
              return stored.get("");
            }
          });

  private static Output.Store entry(String name, String value) {
    return new Output.Store(name, value);
  }

  @Test
  void whatWaitedIsStoredWhenTheLockIsBackUnused() {
    writer.write(entry("", "written"));
    writer.defer(entry("", "later"));
    writer.defer(entry("1", "text"));
    assertFalse(writer.isDone());
    assertTrue(writer.resume());
    assertTrue(writer.isDone());
    assertEquals(Map.of("", "later", "1", "text"), stored);
  }

  @Test
  void onlyTheLatestValueOfEachEntryWaits() {
    for (int i = 0; i < 1_000; i++) {
      writer.defer(entry("", "main " + i));
      writer.defer(entry("1", "text " + i));
    }
    assertTrue(writer.resume());
    assertEquals(List.of("=main 999", "1=text 999"), written);
  }

  @Test
  void anotherTabsEntriesAreNotOverwritten() {
    writer.write(entry("", "ours"));
    writer.defer(entry("1", "our text"));
    stored.put("", "theirs");
    assertFalse(writer.resume());
    assertEquals(Map.of("", "theirs"), stored);
    assertTrue(writer.isDone(), "nothing waits for ever");
  }

  @Test
  void aPlaceThatAnotherTabUsedIsLostEvenIfNothingWasWrittenYet() {
    stored.put("", "theirs");
    assertFalse(writer.resume());
  }

  @Test
  void aPlaceThatAnotherTabEmptiedIsLost() {
    stored.remove("");
    assertFalse(writer.resume());
  }

  @Test
  void aPlaceStaysOurOwnThoughItWasEmptyOrFull() {
    writer.write(entry("", ""));
    assertTrue(writer.resume());
    isFull = true;
    writer.write(entry("", "too much"));
    assertFalse(writer.isDone());
    assertTrue(writer.resume());
    isFull = false;
    writer.write(entry("", "little"));
    assertTrue(writer.isDone());
    assertTrue(writer.resume());
  }
}
