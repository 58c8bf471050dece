package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WhiteSpaceTest {
  @Test
  void isWhatTheJdkTakesForIt() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      assertEquals(
          Character.isWhitespace((char) c), WhiteSpace.is((char) c), Integer.toHexString(c));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u3000\u2003", " a ", "\u001ca b\u2028", "\u00a0", "x"})
  void blankAndStrippedAsByTheJdk(String text) {
    assertEquals(text.isBlank(), WhiteSpace.isBlank(text));
    assertEquals(text.strip(), WhiteSpace.strip(text));
  }

  @Test
  void aSpaceThatDoesNotBreakTheLineIsAText() {
    assertTrue(WhiteSpace.isBlank("\u2028"));
    assertFalse(WhiteSpace.isBlank("\u00a0"));
  }
}
