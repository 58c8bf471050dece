package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AvatarTest {
  @ParameterizedTest
  @CsvSource({
    "Ann, An",
    "Maya Kapoor, MK",
    "José, Jo",
    "李雷, 李",
    "김 민준, 김",
    "😀 Ann, 😀",
    "x, x",
    "' Bo ', Bo",
    "'', ?",
    "'A  b', A ",
    "Ann 李, A"
  })
  void showsALetterOrTwo(String name, String initials) {
    assertEquals(initials.strip(), Avatar.initials(name).strip());
  }

  @Test
  void givesANameTheSameColourEachTime() {
    assertEquals(Avatar.colour("Ann"), Avatar.colour(" Ann "));
  }

  @Test
  void usesEachColour() {
    var seen = new HashSet<Integer>();
    for (int i = 0; i < 200; i++) {
      int colour = Avatar.colour("name" + i);
      assertTrue(colour >= 0 && colour < Avatar.COLOURS);
      seen.add(colour);
    }
    assertEquals(Avatar.COLOURS, seen.size());
  }
}
