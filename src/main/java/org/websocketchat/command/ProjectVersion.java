package org.websocketchat.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that the build has written beside this class. */
final class ProjectVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    try (var text = ProjectVersion.class.getResourceAsStream("version.txt")) {
      if (text == null) {
        throw new IllegalStateException("version.txt is not on the class path: build it");
      }
      var version = new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
      return new String[] {"websocket-chat " + version};
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
