package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Limits;

final class TextLimitTest {
  private final Translator english = new Translator(false, new PlainFormats(), text -> null);
  private final TextLimit usual = new TextLimit(Limits.TEXT_BYTES);

  @Test
  void theBytesAreCountedWhenTheyBecomeScarce() {
    assertEquals("", usual.left("x".repeat(14_746), english));
    assertEquals("1,637 bytes left", usual.left("x".repeat(14_747), english));
    assertEquals("1 byte left", usual.left("x".repeat(16_383), english));
    assertEquals("", usual.fault("x".repeat(16_384), english));
    assertEquals("", usual.left("x".repeat(16_385), english));
    assertEquals(
        "16,385 bytes are more than the limit of 16,384. Shorten the text or send it in parts.",
        usual.fault("x".repeat(16_385), english));
  }

  @Test
  void thePageCanLimitCharactersOfWhichAnEmojiIsOne() {
    var limit = new TextLimit(200);
    assertEquals("", limit.left("x".repeat(180), english));
    assertEquals("19 characters left", limit.left("x".repeat(180) + "😀", english));
    assertEquals("1 character left", limit.left("😀".repeat(199), english));
    assertEquals("0 characters left", limit.left("😀".repeat(200), english));
    assertEquals("", limit.fault("😀".repeat(200), english));
    assertEquals("", limit.left("😀".repeat(201), english));
    assertEquals(
        "201 characters are more than the limit of 200. Shorten the text or send it in parts.",
        limit.fault("😀".repeat(201), english));
  }

  @Test
  void ofASmallLimitTheLastTenAreCounted() {
    assertEquals("", new TextLimit(20).left("x".repeat(10), english));
    assertEquals("9 characters left", new TextLimit(20).left("x".repeat(11), english));
    assertEquals("4 characters left", new TextLimit(5).left("x", english));
    assertEquals("", new TextLimit(5).left("", english));
  }

  @Test
  void whatIsScarcerIsCounted() {
    var limit = new TextLimit(10_000);
    assertEquals("1,384 bytes left", limit.left("\u4e2d".repeat(5_000), english));
    assertEquals("", limit.left("\u4e2d".repeat(5_462), english));
    assertEquals("999 characters left", limit.left("x".repeat(9_001), english));
  }
}
