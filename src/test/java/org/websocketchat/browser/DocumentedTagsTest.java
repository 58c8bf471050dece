package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Snippet;

/** The tags of README and of the guides for languages and tokens, as they stand there. */
final class DocumentedTagsTest extends ElementFixture {
  DocumentedTagsTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }

  /** Opens a page with the only block of HTML in a document, and nothing else but the script. */
  private void open(Path document) throws IOException {
    var blocks =
        Snippet.all().stream()
            .filter(snippet -> snippet.document().equals(document))
            .filter(snippet -> snippet.language().equals("html"))
            .map(snippet -> snippet.code().replaceFirst("wss://[a-z.]+/chat", server.socketUrl()))
            .toList();
    assertEquals(1, blocks.size(), document.toString());
    var script = "<script src=\"websocket-chat.js\" defer></script>";
    var tags = blocks.getFirst();
    open("", tags.contains(script) ? tags : tags + script);
    page.locator("websocket-chat").getByRole(AriaRole.TEXTBOX).waitFor();
  }

  @Test
  void twoLinesAreAChat() throws IOException {
    open(Path.of("README.md"));
    var ann = new ChromiumSeat(page);
    ann.join("Ann");
    awaitStatus(ann, "Online");
    assertEquals("garden-club", ann.text(".header .title"));
  }

  @Test
  void translationsAreTaken() throws IOException {
    open(Path.of("docs/texts.md"));
    assertEquals("Beitreten", page.locator(".join").textContent());
  }

  @Test
  void theAddressForATokenIsAsked() throws IOException {
    open(Path.of("docs/tokens.md"));
    page.waitForRequest("**/chat-token", () -> new ChromiumSeat(page).join("Ann"));
  }
}
