package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Pending.Delivery;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;

/** What is said, in both languages. */
final class TranslatorTest {
  private final Translator english = new Translator(false, new PlainFormats(), english -> null);
  private final Translator chinese = new Translator(true, new PlainFormats(), english -> null);

  private static Stream<Arguments> texts() throws ReflectiveOperationException {
    var texts = new ArrayList<Arguments>();
    for (var constant : AllTexts.constants()) {
      texts.add(Arguments.of(constant.getName(), constant.get(null)));
    }
    return texts.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void everyLanguageHasEveryTextWithTheSamePlaces(String name, String text) {
    var versions = text.split("\\|", -1);
    assertTrue(versions.length == 2 || (versions.length == 3 && text.contains("{0}")), name);
    for (var version : versions) {
      assertEquals(places(versions[0]), places(version), name);
      assertFalse(version.isBlank(), name);
    }
    assertTrue(
        versions[0].equals("{0}") // what the calendar says, in every language
            || versions[versions.length - 1].codePoints().anyMatch(Character::isIdeographic),
        name);
    assertTrue(versions[0].codePoints().noneMatch(Character::isIdeographic), name);
  }

  /** Descriptions of the page are made of lines, and of attributes that begin with an at sign. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void noTextMeansSomethingInADescription(String name, String text) {
    boolean means = text.contains("\n") || text.contains("@");
    assertEquals(name.equals("HELP"), means, name);
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
    assertEquals("{1} is now {0}", english.translate(Text.RENAMED, "{1}", "{0}"));
  }

  @Test
  void whatThePageTranslatesIsSaidSoAndTheRestAsEver() {
    var german =
        Map.of("Join", "Beitreten", "{0} person", "{0} Person", "{0} people", "{0} Leute")
            .entrySet();
    for (boolean isChinese : new boolean[] {false, true}) {
      var translator =
          new Translator(
              isChinese,
              new PlainFormats(),
              english ->
                  german.stream()
                      .filter(entry -> entry.getKey().equals(english))
                      .map(Map.Entry::getValue)
                      .findFirst()
                      .orElse(null));
      assertEquals("Beitreten", translator.translate(Text.JOIN));
      assertEquals("1 Person", translator.count(Text.COUNT, 1));
      assertEquals("7 Leute", translator.count(Text.COUNT, 7));
      assertEquals(isChinese ? "名字" : "Name", translator.translate(Text.NAME));
      assertEquals("no text of ours", translator.pattern("no text of ours"));
    }
  }

  /** Polish has four categories; the page that has translated them is taken at its word. */
  @Test
  void aPageCanTranslateEachPluralCategory() {
    var polish = Map.of("one", "{0} osoba", "few", "{0} osoby", "many", "{0} osób");
    var formats =
        new PlainFormats() {
          @Override
          public String pluralCategory(int count) {
            return count == 1 ? "one" : count < 5 ? "few" : "many";
          }
        };
    var translator =
        new Translator(
            false,
            formats,
            new Translator.Translation() {
              @Override
              public @Nullable String of(String english) {
                return null;
              }

              @Override
              public @Nullable String of(String english, String category) {
                return english.equals("{0} people") ? polish.get(category) : null;
              }
            });
    assertEquals("1 osoba", translator.count(Text.COUNT, 1));
    assertEquals("3 osoby", translator.count(Text.COUNT, 3));
    assertEquals("7 osób", translator.count(Text.COUNT, 7));
    assertEquals("7 new messages", translator.count(Text.NEW_MESSAGES, 7));
  }

  @Test
  void countsInBothLanguages() {
    assertEquals("1 person", english.count(Text.COUNT, 1));
    assertEquals("0 people", english.count(Text.COUNT, 0));
    assertEquals("1,200 people", english.count(Text.COUNT, 1_200));
    assertEquals("1 人", chinese.count(Text.COUNT, 1));
  }

  @Test
  void inChineseANumberAndItsUnitStayInOneLine() {
    assertEquals("2\u00a0秒后重试", chinese.translate(Text.NEXT_TRY, "2"));
    assertEquals("还可输入 5\u00a0字节", chinese.count(Text.BYTES_LEFT, 5));
  }

  @Test
  void choosesChineseForEachChinese() {
    assertTrue(Translator.isChinese("zh"));
    assertTrue(Translator.isChinese("zh-Hans-CN"));
    assertTrue(Translator.isChinese("ZH-tw"));
    assertFalse(Translator.isChinese("de"));
    assertFalse(Translator.isChinese(""));
  }

  @Test
  void aNameWithoutLettersIsSomebody() {
    assertEquals("Somebody", english.name(" "));
    assertEquals("Ann", english.name("Ann"));
  }

  @ParameterizedTest
  @CsvSource({
    "A\u200bnn, A\ufffdnn",
    "A\u202enn, A\ufffdnn",
    "An\u200dn, An\ufffdn",
    "A\u00adn\ufeffn, A\ufffdn\ufffdn",
    "👩\u200d💻, 👩\u200d💻",
    "می\u200cخواهم, می\u200cخواهم",
    "Zoë van der Berg-O’Neil, Zoë van der Berg-O’Neil",
    "李雷, 李雷"
  })
  void whatNobodySeesInANameIsSeen(String name, String shown) {
    assertEquals(shown, english.name(name));
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
  @CsvSource({
    "quiet, A moderator has decided that you may not write here.",
    "quiet (90000), A moderator has decided that you may not write here until t90000.",
    "quiet (86400000), A moderator has decided that you may not write here until d86400000.",
    "slow (4200), 'That was too soon. Wait 5 s, then send it again.'",
    "links, You may not send links here.",
    "words, Words in it are not allowed here.",
    "forbidden, You may not do that here.",
    "other_person, 'You wrote this before you logged in, or somebody else did.'",
    "too_large (16384), The server refused this: too_large (16384).",
    "close code 1009, The server refused this: close code 1009."
  })
  void saysInASentenceWhyTheServerRefused(String fault, String said) {
    var text = new Pending("c", new Body.Text("hi"), 1, Delivery.FAILED, fault);
    assertEquals(said, new Explainer(english).reason(text));
    assertTrue(
        new Explainer(chinese).reason(text).endsWith("。"), new Explainer(chinese).reason(text));
    var edit = new Pending("c", new Body.Edit(1, "hi"), 1, Delivery.FAILED, fault);
    assertEquals("Not edited. " + said + " You wrote: hi", new Explainer(english).told(edit));
  }

  @Test
  void whatIsNotConfirmedIsNotSaidToHaveFailed() {
    var removal = new Body.Remove(1, Body.Remover.AUTHOR);
    assertEquals(
        "The deletion is not confirmed. The server may or may not have it.",
        new Explainer(english).told(new Pending("c", removal, 1, Delivery.NOT_CONFIRMED)));
    assertEquals(
        "The edit is not confirmed. The server may or may not have it. You wrote: hi",
        new Explainer(english)
            .told(new Pending("c", new Body.Edit(1, "hi"), 1, Delivery.NOT_CONFIRMED)));
    assertEquals(
        "Not deleted. You left before it was sent.",
        new Explainer(english).told(new Pending("c", removal, 1, Delivery.NOT_SENT)));
  }

  @Test
  void whatIsNeitherAnEditNorARemovalIsNotSaidToBeOne() {
    var pin = new Body.Pin(7);
    assertEquals(
        "Not confirmed. The server may or may not have it.",
        new Explainer(english).told(new Pending("c", pin, 1, Delivery.NOT_CONFIRMED)));
    assertEquals("Sending", new Explainer(english).told(new Pending("c", pin, 1, Delivery.STORED)));
    assertEquals(
        "Waiting to be sent",
        new Explainer(english).told(new Pending("c", pin, 1, Delivery.WAITING)));
  }

  @ParameterizedTest
  @EnumSource(ServerAddress.Fault.class)
  void namesTheAddressThatIsWrong(ServerAddress.Fault fault) {
    var told = english.fault(new ServerAddress.Invalid(fault, "thing"));
    assertEquals(fault != ServerAddress.Fault.MISSING, told.contains("thing"), told);
  }
}
