package org.websocketchat.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | Say[text=hello]",
        "!help \\ $x | Say[text=!help \\ $x]",
        "//me | Say[text=/me]",
        "/people | People[]",
        "/help | Help[]",
        "/quit | Quit[]",
        "/reply 7 so it is | Reply[offset=7, text=so it is]",
        "/reply #7 yes | Reply[offset=7, text=yes]",
        "/edit 12 a  b | Edit[offset=12, text=a  b]",
        "/remove 3 | Remove[offset=3]",
        "/remove | Wrong[sentence=Write /remove NUMBER.]",
        "/remove 3 now | Wrong[sentence=Write /remove NUMBER.]",
        "/reply 7 | Wrong[sentence=Write /reply NUMBER TEXT.]",
        "/edit x y | Wrong[sentence=Write /edit NUMBER TEXT.]",
        "/edit -1 y | Wrong[sentence=Write /edit NUMBER TEXT.]",
        "/edit 12345678901234567890 y | Wrong[sentence=Write /edit NUMBER TEXT.]"
      })
  void understandsWhatIsTyped(String line, String meaning) {
    assertEquals(meaning, Typed.of(line).toString());
  }

  @Test
  void nothingIsNothing() {
    assertEquals(new Typed.Nothing(), Typed.of("  "));
  }

  @Test
  void anUnknownCommandIsToldAndNotSaid() {
    assertEquals(
        new Typed.Wrong("There is no command /poeple. " + Typed.HELP), Typed.of("/poeple"));
  }
}
