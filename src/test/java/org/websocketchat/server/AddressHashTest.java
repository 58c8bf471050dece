package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hash of an address that a ban keeps. */
final class AddressHashTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void survivesARestartAndTellsNothingWithoutItsKey() throws IOException {
    var hash = AddressHash.open(folder).apply("192.0.2.7");
    assertEquals(16, hash.length());
    assertEquals(hash, AddressHash.open(folder).apply("192.0.2.7"));
    assertNotEquals(hash, AddressHash.open(folder).apply("192.0.2.8"));
    assertNotEquals(hash, AddressHash.open(null).apply("192.0.2.7"));
    assertEquals("[address-key]", names());
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      var rights = Files.getPosixFilePermissions(folder.resolve("address-key"));
      assertEquals(2, rights.size(), "only its owner reads and writes it");
    }
  }

  @Test
  void theFolderThatItMakesIsItsOwnersAlone() throws IOException {
    var data = folder.resolve("data");
    AddressHash.open(data);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertEquals(3, Files.getPosixFilePermissions(data).size());
    }
  }

  private String names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().toString();
    }
  }

  @Test
  void aDamagedKeyIsAnErrorAndIsLeft() throws IOException {
    Files.writeString(folder.resolve("address-key"), "short");
    assertThrows(UnusableFileException.class, () -> AddressHash.open(folder));
    assertFalse(Files.readString(folder.resolve("address-key")).isEmpty());
  }
}
