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

      English and 简体中文 are in the script. For another language a page gives the element its translations, by the English sentence, and says which
      language that is:

      ```html
      <websocket-chat id="chat" lang="de" server="wss://example.org/chat"></websocket-chat>
      <script>
        document.getElementById('chat').texts = { 'Join': 'Beitreten', '{0} people': '{0} Leute' };
      </script>
      ```

      - The property `texts` may be set before the script is loaded, at once, or at any time later; each time another object is set, the chat is drawn anew,
        and what is being written stays. `null` takes it back. A change within the object is not noticed.
      - What is missing is said in English (with `lang="zh"` in Chinese).
      - `{0}` and `{1}` are places for names, numbers and addresses. They may change their order, or be left out.
      - What counts has two sentences, one for 1 and one for all other numbers. Lists of names have commas.
      - Times, numbers and the order of names follow the browser's language, not the element's.
      - For languages that run from right to left set `dir="rtl"` on the element or the page: the whole layout is mirrored.
      - Values are text: whatever is in them, it is never read as HTML.

      Everything that is said (a test keeps this list true):

      ```json
      """;

  private static String document() throws ReflectiveOperationException {
    var texts = new LinkedHashMap<String, String>();
    for (var constant : Text.class.getFields()) {
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
