package org.websocketchat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.websocketchat.bot.Bot;
import org.websocketchat.bot.BotMessage;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Origin;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Browsers;
import org.websocketchat.testing.SampleServer;
import org.websocketchat.token.Signer;

/** People chat on each page of {@code webapp/examples}, where it is served or copied to. */
@ExtendWith(Browsers.class)
final class ExamplePagesTest {
  private static final Path EXAMPLES = Path.of("webapp/examples");

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<BotMessage> heard = new CopyOnWriteArrayList<>();
  private final Signer signer = Signer.ed25519("site-1");
  private final CopiedExamples site = new CopiedExamples();
  private final SampleServer sample = new SampleServer();
  private final Page page;

  @TempDir private Path folder;
  private ChatServer server;

  ExamplePagesTest(Page page) throws IOException {
    this.page = page;
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> complaints.add(message.text()));
  }

  @BeforeEach
  void start() throws IOException {
    var keys = Files.writeString(folder.resolve("keys.json"), Signer.keySet(signer));
    server =
        ChatServer.start(
            Settings.builder()
                .origin(Origin.ofSite(site.url()))
                .frameAncestor(Origin.ofFrameAncestor(site.url()))
                .tokenKeys(keys)
                .build());
    site.replace("wss://chat.example.org/chat", server.socketUrl());
    site.replace("https://chat.example.org/", server.url());
  }

  @AfterEach
  void stop() {
    server.close();
    sample.close();
    site.close();
  }

  static List<String> pages() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".html") && !name.equals("index.html"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void works(String name) {
    switch (name) {
      case "smallest.html" -> chats(served(name), "garden-club");
      case "brand.html" -> {
        chats(served(name), "roastery");
        var color = "e => getComputedStyle(e).backgroundColor";
        var own = chat().locator(".message.own .text").first();
        assertEquals("rgb(138, 59, 18)", own.evaluate(color));
      }
      case "moderation.html" -> moderates(served(name));
      case "bubble.html" -> bubble(served(name));
      case "overlay.html" -> overlay(served(name));
      case "rooms.html" -> rooms(served(name));
      case "frame.html" -> frame(name);
      case "another-site.html" -> chats(copied(name), "garden-club");
      case "sign-on.html" -> signsOn(copied(name));
      case "guide-server.html" -> guideServer(copied(name));
      default -> fail("there is no test of " + name);
    }
    assertEquals(List.of(), complaints);
    fitsAPhone();
  }

  private String served(String name) {
    return server.url() + "examples/" + name;
  }

  private String copied(String name) {
    return site.url() + "examples/" + name;
  }

  private Locator chat() {
    return page.locator("websocket-chat");
  }

  private void chats(String url, String room) {
    page.navigate(url);
    join(chat(), "Ann");
    chatsWithBob(chat(), room, "Ann");
  }

  private static void join(Locator chat, String name) {
    chat.locator("input").first().fill(name);
    chat.locator("form .join").click();
  }

  /** Bob hears what is said in the chat, and is heard there. */
  private void chatsWithBob(Locator chat, String room, String name) {
    heard.clear();
    try (var bob = Bot.connect(server.socketUrl(), room, "Bob")) {
      bob.onMessage(heard::add);
      Await.until("Ann and Bob, in spite of " + complaints, () -> bob.people().size() == 2);
      say(chat, "Hello " + room);
      Await.until("her text", () -> !heard.isEmpty());
      assertEquals(
          name + ": Hello " + room, heard.getFirst().author() + ": " + heard.getFirst().text());
      bob.say("Welcome").join();
      chat.locator(".message.other .text", text("Welcome")).last().waitFor();
    }
  }

  private static Locator.LocatorOptions text(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }

  private static void say(Locator chat, String text) {
    chat.locator("textarea").fill(text);
    chat.locator("textarea").press("Enter");
  }

  private void moderates(String url) {
    chats(url, "films");
    try (var eve = Bot.connect(server.socketUrl(), "films", "Eve")) {
      eve.say("It was his Rosebud").join();
      eve.say("Macbeth dies").join();
      chat().locator(".message.other .text", text("Macbeth ████")).waitFor();
      assertFalse(chat().locator(".rows").textContent().contains("Rosebud"));
    }
  }

  private void bubble(String url) {
    page.navigate(url);
    assertFalse(chat().locator("input").first().isVisible());
    chat().locator(".launcher").click();
    join(chat(), "Ann");
    chatsWithBob(chat(), "seed-shop", "Ann");
    chat().locator(".launcher").click();
    chat()
        .locator("textarea")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  /** What people say stands over the picture, and nobody has come by that. */
  private void overlay(String url) {
    page.navigate(url);
    try (var bob = Bot.connect(server.socketUrl(), "stream", "Bob")) {
      bob.say("Good evening").join();
      var text = chat().locator(".message .text", text("Good evening"));
      text.waitFor();
      assertEquals(1, bob.people().size());
      for (var hidden : List.of("textarea", "input", ".header")) {
        assertFalse(chat().locator(hidden).first().isVisible(), hidden);
      }
      var ground = "e => getComputedStyle(e).backgroundColor";
      assertEquals("rgba(0, 0, 0, 0)", chat().locator(".chat").evaluate(ground));
      assertEquals("rgba(12, 14, 20, 0.74)", text.evaluate(ground));
    }
  }

  private void rooms(String url) {
    page.navigate(url);
    var rooms = List.of("vegetables", "flowers");
    for (int i = 0; i < rooms.size(); i++) {
      join(chat().nth(i), "Ann");
      chatsWithBob(chat().nth(i), rooms.get(i), "Ann");
    }
    assertEquals(2, chat().nth(1).locator(".message .text").count(), "nothing of the other room");
  }

  /** On the server's own page, and on the site that may. */
  private void frame(String name) {
    page.navigate(served(name));
    join(page.frameLocator("iframe").locator("websocket-chat"), "Ann");
    chatsInFrame();
    site.replace("\"../?", "\"" + server.url() + "?");
    page.navigate(copied(name));
    chatsInFrame();
  }

  private void chatsInFrame() {
    var chat = page.frameLocator("iframe").locator("websocket-chat");
    chatsWithBob(chat, "garden-club", "Ann");
  }

  private void signsOn(String url) {
    site.replace("\"/chat\"", '"' + server.socketUrl() + '"');
    site.logIn(() -> signer.sign(Signer.ann(System.currentTimeMillis())));
    page.navigate(url);
    chatsWithBob(chat(), "members", "Ann");
  }

  private void guideServer(String url) {
    site.replace("ws://localhost:6502", sample.url());
    page.navigate(url);
    join(chat(), "Ann");
    say(chat(), "Hello guide");
    Await.until(
        "her text", () -> sample.received().stream().anyMatch(f -> f.contains("Hello guide")));
  }

  private void fitsAPhone() {
    page.setViewportSize(360, 640);
    assertEquals(360, page.evaluate("document.documentElement.scrollWidth"));
  }

  @Test
  void aSiteThatIsNotNamedShowsNoFrame() throws IOException {
    try (var other = new CopiedExamples()) {
      other.replace("\"../?", "\"" + server.url() + "?");
      page.navigate(other.url() + "examples/frame.html");
      Await.until("it is refused", () -> !complaints.isEmpty());
      assertTrue(
          complaints
              .getFirst()
              .contains("frame-ancestors 'self' " + site.url().replaceAll("/$", "")),
          complaints::toString);
    }
  }

  @Test
  void theListNamesAllAndEachOfItsLinksLeadsSomewhere() throws IOException {
    page.navigate(server.url() + "examples/");
    var links =
        page.locator("main a").all().stream().map(link -> link.getAttribute("href")).toList();
    assertTrue(links.containsAll(pages()), links::toString);
    for (var link : links) {
      assertEquals(200, page.request().get(served(link)).status(), link);
    }
    assertEquals(List.of(), complaints);
    fitsAPhone();
  }

  @Test
  void sourcesOfFrameworksAreShownAsText() {
    for (var name : List.of("react/App.tsx", "vue/App.vue", "vue/main.ts")) {
      page.navigate(served(name));
      assertTrue(page.locator("body").textContent().contains("import "), name);
    }
  }
}
