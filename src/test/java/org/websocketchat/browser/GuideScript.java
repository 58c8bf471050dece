package org.websocketchat.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Resources;

/** A page that has {@code websocket-chat-guide.js} in the place of the script that it asks for. */
final class GuideScript {
  static final String NAME = "websocket-chat-guide.js";

  private GuideScript() {}

  /** A server of that page. */
  static Settings in(Settings settings) {
    var folder = Path.of(System.getProperty("build.dir", "target")).resolve("guide/page");
    try {
      Files.createDirectories(folder);
      for (var name :
          new String[] {
            "index.html", "embed.html", "embed.css", "page.css", "page.js", "icon.svg"
          }) {
        Files.writeString(folder.resolve(name), Resources.built("dist/" + name));
      }
      Files.writeString(folder.resolve("websocket-chat.js"), Resources.built("dist/" + NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings.withPage(folder);
  }
}
