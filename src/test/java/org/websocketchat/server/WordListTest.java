package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words that rooms do not want. */
final class WordListTest {
  private final WordList words =
      new WordList(List.of("darn", "", "buy  now", "  Stra\u00dfe ", "\u50bb\u74dc", "c++", "x"));

  @Test
  void foldsCaseWidthAccentsAndInvisibleCharacters() {
    for (var text :
        List.of(
            "darn",
            "oh DARN!",
            "d\u00e1rn",
            "da\u0301rn",
            "\uff44\uff41\uff52\uff4e",
            "da\u200brn",
            "Buy\n\tnow",
            "STRASSE",
            "\u4f60\u662f\u50bb\u74dc\u5440",
            "I like c++",
            "an x here")) {
      assertTrue(words.isIn(text), text);
    }
  }

  @Test
  void findsWholeWordsOnly() {
    for (var text : List.of("", "darning", "undarn", "darn1", "buynow", "\u50bb", "xx", "box")) {
      assertFalse(words.isIn(text), text);
    }
  }

  @Test
  void aLongTextAndManyWordsCostLittle() {
    var many = new ArrayList<String>();
    for (int i = 0; i < 50_000; i++) {
      many.add("word" + i);
    }
    var list = new WordList(many);
    var text = "word ".repeat(3_000);
    assertTimeout(Duration.ofSeconds(20), () -> assertFalse(list.isIn(text)));
  }

  @Test
  void aFileIsReadAgainWhenItChangesAndTheOldOneIsKeptOnError(@TempDir Path folder)
      throws IOException {
    var file = Files.writeString(folder.resolve("words"), "# a comment\ndarn\n");
    var told = new CopyOnWriteArrayList<String>();
    var words = WordFile.open(file, told::add);
    assertTrue(words.words().isIn("darn"));
    assertFalse(words.words().isIn("a comment"));
    Files.writeString(file, "drat, and more\ndrat\n");
    words.look();
    assertTrue(words.words().isIn("drat") && !words.words().isIn("darn"));
    Files.write(file, new byte[] {(byte) 0xFF, 'x'});
    words.look();
    words.look();
    assertTrue(words.words().isIn("drat"));
    assertEquals(1, told.size(), told::toString);
    Files.delete(file);
    words.look();
    words.look();
    assertTrue(words.words().isIn("drat"));
    assertEquals(2, told.size(), told::toString);
    Files.writeString(file, "heck\n");
    words.look();
    assertTrue(words.words().isIn("heck"));
  }

  @Test
  void aRoomMayHaveWordsOfItsOwn(@TempDir Path folder) throws IOException {
    var all = Files.writeString(folder.resolve("all"), "darn\n");
    var club = Files.writeString(folder.resolve("club"), "heck\n");
    try (var words = Words.open(all, Map.of("club", club), told -> {})) {
      assertTrue(words.isIn("lobby", "darn") && !words.isIn("lobby", "heck"));
      assertTrue(words.isIn("club", "heck") && !words.isIn("club", "darn"));
    }
    try (var none = Words.none()) {
      assertFalse(none.isIn("lobby", "darn"));
    }
  }

  @Test
  void aFileThatCannotBeUsedIsAnErrorAtTheStart(@TempDir Path folder) throws IOException {
    var long1 = Files.writeString(folder.resolve("long"), "x".repeat(201));
    for (var file : List.of(folder.resolve("missing"), folder, long1)) {
      var error =
          assertThrows(
              UnusableFileException.class, () -> Words.open(file, Map.of(), told -> {}).close());
      assertTrue(String.valueOf(error.getMessage()).contains("one word in each line"));
    }
  }
}
