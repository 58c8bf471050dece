package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisNameKeyTest {
  private final PrecisNameKey key = new PrecisNameKey();

  @ParameterizedTest
  @CsvSource({
    "Ann, ANN",
    "Ann Lee, 'Ann   Lee'",
    "Ann, \uFF21\uFF4E\uFF4E",
    "caf\u00E9, cafe\u0301",
    "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67, \uD83D\uDC68\uD83D\uDC69\uD83D\uDC67"
  })
  void namesThatPeopleWouldConfuseHaveOneKey(String one, String other) {
    assertEquals(key.of(one), key.of(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ann", "\u5F20\u4F1F", "\uD83D\uDC1F", "\u0645\u0631\u062D\u0628\u0627", "a b"})
  void aNameThatCanBeSeenHasAKey(String name) {
    assertNotEquals("", key.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200B", "\u200D\u2060", "\u202E", "\u3000", "\uFE0F"})
  void aNameOfNothingVisibleHasNone(String name) {
    assertEquals("", key.of(name));
  }

  @Test
  void noNameBringsAnException() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point += 7) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        var unused = key.of("a" + Character.toString(point));
      }
    }
  }
}
