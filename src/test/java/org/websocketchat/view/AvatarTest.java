package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AvatarTest {
  private final PlainFormats formats = new PlainFormats();

  private int colour(String name) {
    return Avatar.of(name, formats).colour();
  }

  @ParameterizedTest
  @CsvSource({
    "Ann, An",
    "Maya Kapoor, MK",
    "José, Jo",
    "李雷, 李",
    "김 민준, 김",
    "😀 Ann, 😀",
    "🇨🇳 Li, 🇨🇳",
    "👩‍🚀, 👩‍🚀",
    "e\u0301va, e\u0301v",
    "x, x",
    "' Bo ', Bo",
    "'', ?",
    "'A  b', Ab",
    "Ann 李, A"
  })
  void showsALetterOrTwo(String name, String initials) {
    assertEquals(initials, Avatar.of(name, formats).initials());
  }

  @Test
  void givesANameTheSameColourEachTimeWhateverItsCaseAndAccents() {
    assertEquals(colour("José"), colour(" jose "));
  }

  @Test
  void thePeopleInThePicturesOfTheReadmeDiffer() {
    var people = List.of("Ann", "José", "Maya Kapoor", "Okonkwo", "Sára", "Thea", "李雷");
    assertEquals(
        people.size(), people.stream().map(this::colour).collect(Collectors.toSet()).size());
  }

  @Test
  void usesEachColourAboutEquallyOften() {
    var counts = new int[Avatar.COLOURS];
    var seen = new HashSet<Integer>();
    for (int i = 0; i < 100 * Avatar.COLOURS; i++) {
      int colour = colour("name" + i);
      seen.add(colour);
      counts[colour]++;
    }
    assertEquals(Avatar.COLOURS, seen.size());
    for (int count : counts) {
      assertTrue(count > 60 && count < 140, count + " of 100");
    }
  }
}
