package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.websocketchat.hub.Library;

class ServerLibraryTest {
  private final Library library = ServerLibrary.create(address -> address);

  @Test
  void namesThatLookAlikeHaveOneSkeleton() {
    var ann = library.skeleton().apply("Ann");
    assertEquals(ann, library.skeleton().apply("\u0410nn"));
    assertNotEquals(ann, library.skeleton().apply("Anna"));
  }

  @Test
  void anyTextHasASkeleton() {
    assertEquals("", library.skeleton().apply(""));
    assertNotEquals("", library.skeleton().apply("\uD83D \u202E \u5F20\u4F1F"));
  }

  @Test
  void theDigestIsSha256() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        HexFormat.of().formatHex(library.sha256().apply(new byte[0])));
  }
}
