package org.websocketchat.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes what only the user of this process can read: keys, and what people said. */
public final class PrivateFiles {
  private PrivateFiles() {}

  /**
   * Makes a folder with those above it, unless there is one, whose permissions stay as they are.
   *
   * @throws IOException if it cannot be made
   */
  public static void folder(Path folder) throws IOException {
    if (Files.isDirectory(folder) || !isPosix()) {
      Files.createDirectories(folder);
    } else {
      var owner = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(owner));
    }
  }

  /**
   * Makes an empty file.
   *
   * @return the file
   * @throws java.nio.file.FileAlreadyExistsException if there is one
   * @throws IOException if it cannot be made
   */
  public static Path create(Path file) throws IOException {
    if (!isPosix()) {
      return Files.createFile(file);
    }
    var owner = PosixFilePermissions.fromString("rw-------");
    return Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
  }

  /** Removes the permissions of others than owner and group. */
  public static void close(Path file) throws IOException {
    if (isPosix()) {
      var permissions = Files.getPosixFilePermissions(file);
      if (permissions.removeIf(permission -> permission.name().startsWith("OTHERS_"))) {
        Files.setPosixFilePermissions(file, permissions);
      }
    }
  }

  /** Whether this system knows owners, groups and others. */
  public static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
