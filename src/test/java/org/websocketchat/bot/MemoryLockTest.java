package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryLockTest {
  private static final int FREE = 0;
  private static final int REFUSED = 3;

  @TempDir private Path folder;

  @Test
  void anotherProcessIsRefusedAlsoAfterABotOfThisOneWas() throws Exception {
    var file = folder.resolve("memory");
    try (var lock = MemoryLock.of(file)) {
      assertEquals(REFUSED, otherProcess(file));
      assertThrows(MemoryException.class, () -> MemoryLock.of(file));
      assertEquals(REFUSED, otherProcess(file), "the refused one has not dropped the lock");
      assertEquals(folder.toRealPath().resolve("memory"), lock.file());
    }
    assertEquals(FREE, otherProcess(file));
    MemoryLock.of(file).close();
  }

  @Test
  void twoNamesOfOneFileAreOne() throws Exception {
    var file = Files.createFile(folder.resolve("memory"));
    var link = Files.createSymbolicLink(folder.resolve("link"), file);
    var there = Files.createSymbolicLink(folder.resolve("there"), folder);
    try (var lock = MemoryLock.of(link)) {
      assertEquals(file.toRealPath(), lock.file());
      assertThrows(MemoryException.class, () -> MemoryLock.of(file));
      assertThrows(MemoryException.class, () -> MemoryLock.of(there.resolve("memory")));
      assertEquals(REFUSED, otherProcess(file));
    }
    try (var lock = MemoryLock.of(there.resolve("new"))) {
      assertThrows(MemoryException.class, () -> MemoryLock.of(folder.resolve("new")));
      assertEquals(folder.toRealPath().resolve("new"), lock.file());
    }
  }

  private static int otherProcess(Path file) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            file.toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Locks a file, and ends with {@link #FREE} or {@link #REFUSED}. */
  static final class OtherProcess {
    private OtherProcess() {}

    /** Takes the file. */
    public static void main(String[] arguments) throws Exception {
      try {
        MemoryLock.of(Path.of(arguments[0])).close();
      } catch (MemoryException refused) {
        System.exit(REFUSED);
      }
    }
  }
}
