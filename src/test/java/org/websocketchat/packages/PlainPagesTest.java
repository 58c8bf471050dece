package org.websocketchat.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Origin;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Browsers;
import org.websocketchat.testing.Resources;
import org.websocketchat.testing.Site;

/** The pages without a build in docs/packages.md work on another site, as they stand there. */
@ExtendWith(Browsers.class)
final class PlainPagesTest {
  private static final Pattern BLOCK = Pattern.compile("```html\\n(.*?)```", Pattern.DOTALL);
  private static final String HASH = "sha384-THE-HASH-OF-YOUR-VERSION";
  private static final String NEWS =
      "<script>addEventListener('chat-state', e => document.title = e.detail.status)</script>";

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> blocks;
  private final Site site = new Site();
  private final Page page;
  private ChatServer server;

  PlainPagesTest(Page page) throws IOException {
    this.page = page;
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> complaints.add(message.text()));
    blocks =
        BLOCK
            .matcher(Files.readString(Path.of("docs/packages.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
  }

  @BeforeEach
  void start() throws IOException {
    server = ChatServer.start(Settings.builder().origin(Origin.ofSite(site.url())).build());
  }

  @AfterEach
  void stop() {
    server.close();
    site.close();
  }

  private void open(String html) {
    site.show(
        "<!doctype html><title>none</title><link rel=icon href=data:,><body>"
            + NEWS
            + html.replace("wss://chat.example.org/chat", server.socketUrl())
                .replace("https://chat.example.org/", server.url()));
    page.navigate(site.url());
  }

  private void joins() {
    page.locator("websocket-chat input").fill("Ann");
    page.locator("websocket-chat form .join").click();
    Await.until("online", () -> page.title().equals("online"));
    assertEquals(List.of(), complaints);
  }

  @Test
  void theClassicScript() {
    open(blocks.get(0));
    joins();
  }

  @Test
  void theModuleOfTheChatServer() {
    open(blocks.get(1));
    joins();
    assertEquals(0, page.evaluate("Object.keys(window).filter(k => /chat/i.test(k)).length"));
  }

  @Test
  void bothOnOnePage() {
    open("<script src=websocket-chat.js></script>" + blocks.get(1));
    joins();
  }

  @Test
  void aScriptWithItsHash() throws IOException {
    var hashes = new Gson().fromJson(Resources.built("dist/integrity.json"), JsonObject.class);
    var hash = hashes.get("websocket-chat.js").getAsString();
    open(blocks.get(2).replace(HASH, hash) + "<websocket-chat server=" + server.socketUrl() + ">");
    joins();
  }

  @Test
  void aScriptWithAnotherHashIsRefused() throws IOException {
    var hashes = new Gson().fromJson(Resources.built("dist/integrity.json"), JsonObject.class);
    open(blocks.get(2).replace(HASH, hashes.get("websocket-chat.mjs").getAsString()));
    Await.until("it is refused", () -> !complaints.isEmpty());
    assertTrue(complaints.getFirst().contains("integrity"), complaints::toString);
    assertEquals(true, page.evaluate("!customElements.get('websocket-chat')"));
  }
}
