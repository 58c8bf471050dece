package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoomNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "lobby", "a.b_c-d", "a--", "0..", RoomName.DEFAULT})
  void isValid(String name) {
    assertTrue(RoomName.isValid(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", ".a", "_a", "-a", "A", "aB", "a b", "a/b", "a%20", "\u00E9", "a\n", "a\u0660"
      })
  void isNotValid(String name) {
    assertFalse(RoomName.isValid(name));
  }

  @Test
  void sixtyFourCharactersAreTheMost() {
    assertTrue(RoomName.isValid("a".repeat(64)));
    assertFalse(RoomName.isValid("a".repeat(65)));
  }
}
