package org.websocketchat.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateFilesTest {
  @TempDir private Path home = Path.of("");

  @BeforeEach
  void onlyWhereFilesHaveOwners() {
    assumeTrue(PrivateFiles.isPosix(), "there are no owners of files here");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void foldersAndFilesAreTheirOwnersAlone() throws IOException {
    var folder = home.resolve("a/b");
    PrivateFiles.folder(folder);
    assertEquals("rwx------", permissions(folder));
    assertEquals("rwx------", permissions(home.resolve("a")));
    assertEquals("rw-------", permissions(PrivateFiles.create(folder.resolve("key"))));
  }

  @Test
  void whatIsThereStaysAsItIs() throws IOException {
    var file = Files.writeString(home.resolve("open"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThrows(FileAlreadyExistsException.class, () -> PrivateFiles.create(file));
    assertEquals("rw-r--r--", permissions(file));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    PrivateFiles.folder(home);
    assertEquals("rwxr-xr-x", permissions(home));
  }

  @Test
  void aFileIsClosedToOthers() throws IOException {
    var file = Files.writeString(home.resolve("open"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    PrivateFiles.close(file);
    assertEquals("rw-r-----", permissions(file));
  }
}
