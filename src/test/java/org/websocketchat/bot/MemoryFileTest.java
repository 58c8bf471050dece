package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.session.Output;
import org.websocketchat.session.Position;

final class MemoryFileTest {
  private static final String URL = "wss://chat.example.org/chat?room=lobby";

  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("memory");
  }

  private List<Output.Store> reopened() throws MemoryException, IOException {
    try (var file = MemoryFile.open(path, URL)) {
      return file.entries();
    }
  }

  private static Output.Store entry(String name, String value) {
    return new Output.Store(name, value);
  }

  @Test
  void keepsTheLatestOfEachEntry() throws IOException {
    try (var file = MemoryFile.open(path, URL)) {
      assertEquals(List.of(), file.entries());
      assertNull(file.handled());
      file.put(entry("", "{\"a\":1}"));
      file.put(entry("x", "one\n\u00E9"));
      file.put(entry("y", "gone"));
      file.handled(new Position("e", 7));
      file.put(entry("x", "two\n\u00E9"));
      file.put(entry("y", ""));
      file.handled(new Position("e", 8));
    }
    assertEquals(List.of(entry("", "{\"a\":1}"), entry("x", "two\n\u00E9")), reopened());
    try (var file = MemoryFile.open(path, URL)) {
      assertEquals(new Position("e", 8), file.handled());
    }
  }

  /** The file as a killed process leaves it: nothing is closed, and the last write is cut. */
  @Test
  void whereverTheLastWriteIsCutAllBeforeItIsKept() throws IOException {
    long kept;
    try (var file = MemoryFile.open(path, URL)) {
      file.put(entry("a", "kept"));
      kept = Files.size(path);
      file.put(entry("b", "cut"));
    }
    var whole = Files.readAllBytes(path);
    for (int length = (int) kept; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertEquals(List.of(entry("a", "kept")), reopened());
    }
  }

  @Test
  void aDamagedLineIsToldAndNothingIsChanged() throws IOException {
    try (var file = MemoryFile.open(path, URL)) {
      file.put(entry("a", "one"));
      file.put(entry("b", "two"));
    }
    var whole = Files.readAllBytes(path);
    int header = Files.readString(path).indexOf('\n') + 1;
    for (int i = header; i < whole.length - 1; i++) {
      var damaged = whole.clone();
      damaged[i] ^= 1;
      assertRefusedAndKept(damaged, " is damaged: line ");
    }
    assertRefusedAndKept(new byte[0], " is damaged: its first line ");
    assertRefusedAndKept(
        "Dear diary,\n".getBytes(StandardCharsets.UTF_8), " is damaged: its first line ");
  }

  private void assertRefusedAndKept(byte[] bytes, String part) throws IOException {
    Files.write(path, bytes);
    var refused = assertThrows(MemoryException.class, () -> MemoryFile.open(path, URL));
    var message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("memory " + path + part), message);
    assertTrue(message.contains("Nothing was changed in it."), message);
    assertArrayEquals(bytes, Files.readAllBytes(path));
  }

  @Test
  void theMemoryOfAnotherRoomIsRefused() throws IOException {
    MemoryFile.open(path, URL).close();
    var other = "wss://chat.example.org/chat?room=other";
    var refused = assertThrows(MemoryException.class, () -> MemoryFile.open(path, other));
    assertEquals(
        "The bot's memory "
            + path
            + " belongs to "
            + URL
            + ", but the bot connects to "
            + other
            + ": give each room a file of its own. If it is the same room at a new address,"
            + " change the first line of the file.",
        refused.getMessage());
  }

  @Test
  void aFolderThatIsMissingIsTold() {
    var missing = folder.resolve("missing").resolve("memory");
    var refused = assertThrows(MemoryException.class, () -> MemoryFile.open(missing, URL));
    var message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith("Cannot use the bot's memory " + missing + " ("), message);
  }

  @Test
  void whatIsNoFileIsTold() throws IOException {
    Files.createDirectory(path);
    var refused = assertThrows(MemoryException.class, () -> MemoryFile.open(path, URL));
    assertTrue(String.valueOf(refused.getMessage()).contains("make it a file"));
  }

  @Test
  void onlyItsUserCanReadIt() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    try (var file = MemoryFile.open(path, URL)) {
      file.put(entry("", "secret"));
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }
  }

  @Test
  void afterItsEndNothingIsWritten() throws IOException {
    var ended = MemoryFile.open(path, URL);
    ended.put(entry("a", "of the first"));
    ended.close();
    try (var next = MemoryFile.open(path, URL)) {
      next.put(entry("a", "of the second"));
      ended.put(entry("a", "late"));
      ended.handled(new Position("e", 7));
      ended.close();
      assertThrows(MemoryException.class, () -> MemoryFile.open(path, URL), "still locked");
    }
    assertEquals(List.of(entry("a", "of the second")), reopened());
  }

  @Test
  void aLinkToItStaysALink() throws IOException {
    MemoryFile.open(path, URL).close();
    var link = Files.createSymbolicLink(folder.resolve("link"), path);
    try (var file = MemoryFile.open(link, URL)) {
      file.put(entry("a", "by the link"));
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(List.of(entry("a", "by the link")), reopened());
  }

  @Test
  void aLongFileIsWrittenAnew() throws IOException {
    var value = "x".repeat(10_000);
    try (var file = MemoryFile.open(path, URL)) {
      for (int i = 0; i < 250; i++) {
        file.put(entry("a", value + i));
      }
      assertTrue(Files.size(path) <= MemoryFile.REWRITE_BYTES + 2 * 10_100, "is cut");
    }
    assertEquals(List.of(entry("a", value + 249)), reopened());
  }

  @Test
  void aFileThatCannotBeWrittenIsToldOnceAndTriedAgain() throws IOException {
    var errors = new CopyOnWriteArrayList<BotException>();
    var file = MemoryFile.open(path, URL);
    var memory = new BotMemory(file, errors::add);
    memory.put(entry("a", "before"));
    file.closeChannel(); // as after a write that failed
    var blocking = Files.createDirectory(folder.resolve("memory.new"));
    Files.writeString(blocking.resolve("inside"), "");
    memory.put(entry("b", "meanwhile"));
    memory.put(entry("a", "later"));
    assertEquals(1, errors.size());
    assertTrue(String.valueOf(errors.getFirst().getMessage()).startsWith("Cannot write the bot's"));
    assertTrue(Files.readString(path).contains("before"), "the old file stands");
    Files.delete(blocking.resolve("inside"));
    Files.delete(blocking);
    memory.put(entry("c", "again"));
    memory.close();
    assertEquals(1, errors.size());
    var names = new ArrayList<String>();
    reopened().forEach(entry -> names.add(entry.entry() + "=" + entry.value()));
    assertEquals(List.of("a=later", "b=meanwhile", "c=again"), names);
  }
}
