package org.websocketchat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Utf8Test {
  private static final String SMILE = "\uD83D\uDE00";

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "a, 1",
    "\u007F, 1",
    "\u0080, 2",
    "\u07FF, 2",
    "\u0800, 3",
    "\uFFFD, 3",
    "a\u4F60, 4"
  })
  void lengthIsThatOfTheEncodedText(String text, int bytes) {
    assertEquals(bytes, Utf8.length(text));
  }

  @Test
  void aPairTakesFourBytesAndALoneSurrogateThree() {
    assertEquals(4, Utf8.length(SMILE));
    assertEquals(3, Utf8.length("\uD83D"));
    assertEquals(3, Utf8.length("\uDE00"));
    assertEquals(6, Utf8.length("\uDE00\uD83D"));
    assertEquals(7, Utf8.length("\uD83D" + SMILE));
  }

  @Test
  void loneSurrogatesAreReplacedAndPairsStay() {
    assertEquals("a\uFFFDb", Utf8.wellFormed("a\uD800b"));
    assertEquals("\uFFFD\uFFFD", Utf8.wellFormed("\uDE00\uD83D"));
    assertEquals("\uFFFD" + SMILE + "\uFFFD", Utf8.wellFormed("\uD83D" + SMILE + "\uD83D"));
  }

  @Test
  void aWellFormedTextIsTheSameObject() {
    var text = "a" + SMILE;
    assertSame(text, Utf8.wellFormed(text));
  }

  @Test
  void cutKeepsWholeCodePoints() {
    assertEquals("", Utf8.cut("abc", 0));
    assertEquals("ab", Utf8.cut("abc", 2));
    assertEquals("abc", Utf8.cut("abc", 3));
    assertEquals("a", Utf8.cut("a\u4F60", 3));
    assertEquals("a\u4F60", Utf8.cut("a\u4F60", 4));
    assertEquals("a", Utf8.cut("a" + SMILE, 4));
    assertEquals("a" + SMILE, Utf8.cut("a" + SMILE + "b", 5));
    assertEquals("a\uFFFD", Utf8.cut("a\uD83D" + SMILE, 4));
  }

  @Test
  void agreesWithTheEncoderOnAnyText() {
    var random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      var text = randomText(random);
      var wellFormed = Utf8.wellFormed(text);
      assertEquals(wellFormed.getBytes(UTF_8).length, Utf8.length(text), text);
      assertEquals(-1, wellFormed.indexOf('?'), text);
      int max = random.nextInt(20);
      var cut = Utf8.cut(text, max);
      assertTrue(wellFormed.startsWith(cut), text);
      assertTrue(Utf8.length(cut) <= max, text);
      assertEquals(new String(cut.getBytes(UTF_8), UTF_8), cut, text);
    }
  }

  private static String randomText(Random random) {
    var starts = new char[] {'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000};
    var text = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      text.append(starts[random.nextInt(starts.length)]);
    }
    return text.toString();
  }
}
