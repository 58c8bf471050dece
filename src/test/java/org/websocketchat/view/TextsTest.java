package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/texts.md, which translators work from, against what is said. Run with {@code
 * -Dtexts.table=write} to write that file anew.
 */
final class TextsTest {
  private static final Path DOCUMENT = Path.of("docs", "texts.md");

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private static final String HEAD =
      """
      # Other languages

      The script contains English and 简体中文. For another language, give the element your translations, each under its
      English sentence, and name the language by `lang`, on the element or on anything around it:

      ```html
      <websocket-chat id="chat" lang="de" server="wss://example.org/chat"></websocket-chat>
      <script>
        document.getElementById('chat').texts = { 'Join': 'Beitreten', '{0} people': '{0} Leute' };
      </script>
      ```

      - You can set the property `texts` before the script is loaded or at any time later. Whenever you set another object,
        the chat is drawn anew; a text that is being written stays. `null` removes your translations. The chat does not notice
        a change inside the object.
      - A sentence without a translation is shown in English (with `lang="zh"`, in Chinese).
      - `{0}` and `{1}` stand for names, numbers and addresses. You can change their order or leave them out.
      - Sentences with a number come in two forms in English, and can have as many as your language needs. Translate either
        both sentences, or the second one into an object of plural categories (those of `Intl.PluralRules`):
        `'{0} people': { one: '{0} osoba', few: '{0} osoby', many: '{0} osób', other: '{0} osoby' }`.
      - Dates, times, numbers, lists of names, "today" and "yesterday" follow the language that is shown. If the browser is
        set to a region of that language, such as British English, they follow that region.
      - For languages that run from right to left, set `dir="rtl"` on the element or the page: the whole layout is mirrored.
      - Translations are text; the chat never reads them as HTML.

      All sentences (a test keeps this list complete):

      ```json
      """;

  private static String document() throws ReflectiveOperationException {
    var texts = new LinkedHashMap<String, String>();
    for (var constant : AllTexts.constants()) {
      var versions = ((String) constant.get(null)).split("\\|", -1);
      for (int i = 0; i < versions.length - 1; i++) {
        texts.put(versions[i], "");
      }
    }
    texts.remove("{0}"); // what the calendar says
    return HEAD + GSON.toJson(texts) + "\n```\n";
  }

  @Test
  void theListOfAllTextsIsTrue() throws IOException, ReflectiveOperationException {
    if (System.getProperty("texts.table", "").equals("write")) {
      Files.writeString(DOCUMENT, document());
    }
    assertEquals(
        Files.readString(DOCUMENT),
        document(),
        "docs/texts.md is out of date; look at the difference, then write it anew with"
            + " -Dtest=TextsTest -Dtexts.table=write");
  }
}
