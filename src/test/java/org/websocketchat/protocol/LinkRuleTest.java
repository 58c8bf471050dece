package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is a link: what the page shows as one. */
final class LinkRuleTest {
  private static final Pattern PATTERN =
      Pattern.compile(
          LinkRule.PATTERN.replace(
              "\\s",
              "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"));

  @Test
  void findsLinks() {
    for (var text :
        List.of(
            "https://a.example",
            "see Http://x",
            "(www.a.b)",
            "`http://a`",
            "*http://a*",
            "mailto:a@b",
            "\u4f60http://a",
            "mailto:(a)")) {
      assertTrue(LinkRule.isIn(text), text);
    }
  }

  @Test
  void findsNoLinkInOtherTexts() {
    for (var text :
        List.of(
            "",
            "http:/a",
            "xhttp://a",
            "www.",
            "www.a",
            "wwww.a.b",
            "mailto:",
            "mailto:.,",
            "a.example")) {
      assertFalse(LinkRule.isIn(text), text);
    }
  }

  /** The server must not let through what the page shows as a link, nor refuse anything else. */
  @Test
  void givesTheAnswerOfThePattern() {
    var parts =
        List.of(
            "http://",
            "https:",
            "//",
            "www.",
            "Www",
            "mailto:",
            "Mailto",
            ":",
            ".",
            ",",
            "(",
            ")",
            "a",
            "-",
            " ",
            "\u00a0",
            "\u00e9",
            "\u4f60",
            "\ufeff",
            "\ud83d\ude00",
            "_",
            "*",
            "]",
            "<",
            "\uff01",
            "7",
            "\u2000",
            "\n");
    var random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      var text = new StringBuilder();
      for (int left = random.nextInt(8); left >= 0; left--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      assertEquals(PATTERN.matcher(text).find(), LinkRule.isIn(text.toString()), text.toString());
    }
  }

  @Test
  void looksAtALongTextOnce() {
    var text = "mailto:(".repeat(2_000) + "mailto:(" + ".".repeat(16_000);
    assertTimeout(Duration.ofSeconds(2), () -> assertFalse(LinkRule.isIn(text)));
  }
}
