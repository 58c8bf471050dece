package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;

/** What is said, in both languages. */
final class WordsTest {
  private final Words english = new Words(Language.ENGLISH, new PlainFormats());
  private final Words chinese = new Words(Language.CHINESE, new PlainFormats());

  @ParameterizedTest
  @EnumSource(Text.class)
  void everyLanguageHasEveryTextWithTheSamePlaces(Text text) {
    var places = places(text.in(Language.ENGLISH));
    assertEquals(places, places(text.in(Language.CHINESE)), text.name());
    assertEquals(places, places(text.in(Language.ENGLISH, 1)), text.name());
    assertFalse(text.in(Language.CHINESE).isBlank());
  }

  private static String places(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(result -> result.group())
        .distinct()
        .sorted()
        .collect(Collectors.joining());
  }

  @Test
  void fillsPlacesWithTextThatLooksLikeAPlace() {
    assertEquals("{1} is now {0}", english.say(Text.RENAMED, "{1}", "{0}"));
  }

  @Test
  void tellsNamesFromWords() {
    assertEquals(
        List.of(new Part("Bob", true), new Part(" is now ", false), new Part("<b>", true)),
        english.parts(Text.RENAMED, List.of("Bob", "<b>")));
    assertEquals(
        List.of(new Part("You joined as ", false), new Part("Ann", true)),
        english.parts(Text.YOU_JOINED, List.of("Ann")));
  }

  @Test
  void countsInBothLanguages() {
    assertEquals("1 person", english.count(Text.COUNT, 1));
    assertEquals("0 people", english.count(Text.COUNT, 0));
    assertEquals("1,200 people", english.count(Text.COUNT, 1_200));
    assertEquals("1 人", chinese.count(Text.COUNT, 1));
  }

  @Test
  void choosesChineseForEachChinese() {
    assertEquals(Language.CHINESE, Language.of("zh"));
    assertEquals(Language.CHINESE, Language.of("zh-Hans-CN"));
    assertEquals(Language.ENGLISH, Language.of("de"));
    assertEquals(Language.ENGLISH, Language.of(""));
  }

  @Test
  void aNameWithoutLettersIsSomebody() {
    assertEquals("Somebody", english.name(" "));
    assertEquals("Ann", english.name("Ann"));
  }

  @ParameterizedTest
  @EnumSource(PersonName.Fault.class)
  void tellsWhatIsWrongWithAName(PersonName.Fault fault) {
    assertTrue(english.fault(fault, "x").endsWith("."));
  }

  @Test
  void tellsByHowMuchANameIsTooLong() {
    assertEquals(
        "A name has at most 32 characters; this one has 33. Please shorten it.",
        english.fault(PersonName.Fault.TOO_LONG, " " + "😀".repeat(33) + " "));
  }

  @Test
  void tellsByHowMuchATextIsTooLarge() {
    assertEquals(
        "16,385 bytes are more than the limit of 16,384. Shorten the text or send it in parts.",
        english.refusal(Refusal.TOO_LARGE, "x".repeat(16_385)));
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void tellsWhyATextIsRefused(Refusal refusal) {
    assertTrue(english.refusal(refusal, "x").endsWith("."));
  }

  @ParameterizedTest
  @EnumSource(ServerAddress.Fault.class)
  void namesTheAddressThatIsWrong(ServerAddress.Fault fault) {
    var told = english.fault(new ServerAddress.Invalid(fault, "thing"));
    assertEquals(fault != ServerAddress.Fault.MISSING, told.contains("thing"), told);
  }
}
