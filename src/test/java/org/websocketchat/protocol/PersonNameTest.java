package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.protocol.PersonName.Fault;

final class PersonNameTest {
  private static final String SMILE = "\uD83D\uDE00";

  @ParameterizedTest
  @ValueSource(strings = {"A", "Ann", " Ann ", "\tAnn\n", "\u4F60\u597D", "Ann B.", "<b>", SMILE})
  void canBeUsed(String name) {
    assertNull(PersonName.fault(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u3000", "\u2003"})
  void whiteSpaceAloneIsNoName(String name) {
    assertEquals(Fault.EMPTY, PersonName.fault(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A\u0000B", "A\nB", "A\tB", "A\u007FB", "A\u0085B", "A\u2028B", "A\u2029B"})
  void controlCharactersAreRefused(String name) {
    assertEquals(Fault.CONTROL, PersonName.fault(name));
  }

  @Test
  void loneSurrogatesAreRefused() {
    assertEquals(Fault.CONTROL, PersonName.fault("A\uD83D"));
    assertEquals(Fault.CONTROL, PersonName.fault("\uDE00A"));
  }

  @Test
  void lengthIsCountedInCodePointsWithoutTheSpaceAround() {
    assertNull(PersonName.fault(" " + SMILE.repeat(32) + " "));
    assertEquals(Fault.TOO_LONG, PersonName.fault(SMILE.repeat(33)));
  }

  @Test
  void isRepaired() {
    assertEquals("Ann", PersonName.repaired("  Ann\n"));
    assertEquals("Ann", PersonName.repaired("\u0001 A\u0000n\uD800n"));
    assertEquals("", PersonName.repaired(" \u0000 "));
    assertEquals(SMILE.repeat(32), PersonName.repaired(SMILE.repeat(40)));
    assertEquals("a".repeat(31), PersonName.repaired("a".repeat(31) + " b"));
  }

  @Test
  void whatIsRepairedCanBeUsedOrIsEmpty() {
    var random = new Random(1);
    var chars = new char[] {' ', '\t', 0, 0x1F, 0x85, 0xA0, 0x2028, 0x3000, 0xD83D, 0xDE00, 'a'};
    for (int round = 0; round < 20_000; round++) {
      var name = new StringBuilder();
      for (int length = random.nextInt(70); length > 0; length--) {
        name.append(chars[random.nextInt(chars.length)]);
      }
      var repaired = PersonName.repaired(name.toString());
      assertTrue(repaired.isEmpty() || PersonName.fault(repaired) == null, repaired);
      assertEquals(repaired, PersonName.repaired(repaired));
    }
  }
}
