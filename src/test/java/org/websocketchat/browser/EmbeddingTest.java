package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** The examples of docs/embedding.md do what is said of them. */
final class EmbeddingTest extends ElementFixture {
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- example: ([a-z-]+) -->\\n```html\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SHOWN = Pattern.compile("show\\(\"([a-z-]+)\"");
  private static final String CHAT = "document.querySelector('websocket-chat')";

  private final Map<String, String> examples = new LinkedHashMap<>();

  EmbeddingTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
    EXAMPLE
        .matcher(Files.readString(Path.of("docs", "embedding.md")))
        .results()
        .forEach(found -> examples.put(found.group(1), found.group(2)));
  }

  /** Shows the page of an example, which is given the script unless it loads it itself. */
  private void show(String example) {
    var html =
        examples
            .getOrDefault(example, "")
            .replace("wss://chat.example.org/chat", server.socketUrl());
    open("", html.contains("src=\"websocket-chat.js\"") ? html : html + SCRIPT);
  }

  private void awaitOnline() {
    Await.until("online", () -> "online".equals(page.evaluate(CHAT + ".state?.status")));
  }

  private String text(String selector) {
    return page.locator(selector).first().textContent();
  }

  @Test
  void everyExampleIsShown() throws IOException {
    var shown = new TreeSet<String>();
    var tests = Path.of("src/test/java/org/websocketchat/browser/EmbeddingTest.java");
    SHOWN.matcher(Files.readString(tests)).results().forEach(found -> shown.add(found.group(1)));
    assertEquals(new TreeSet<>(examples.keySet()), shown);
  }

  @Test
  void theSmallestPageAsksForAName() {
    show("smallest");
    var seat = new ChromiumSeat(page);
    seat.join("Ann");
    awaitOnline();
    assertEquals("garden-club", text("[data-place=room-title]"));
  }

  @Test
  void methodsExistOnceTheScriptIsLoaded() {
    show("defined");
    Await.until(
        "the focus",
        () -> "INPUT".equals(page.evaluate(CHAT + ".shadowRoot?.activeElement?.tagName")));
  }

  @Test
  void attributesChangeWhatIsShown() {
    show("attributes");
    Await.until(
        "the heading", () -> text("[data-place=join-title]").equals("Garden club, Tuesdays"));
    assertEquals("Ann", page.getByLabel("Name").inputValue());
    assertEquals("140 500", page.evaluate(CHAT + ".maxLength + ' ' + " + CHAT + ".messagesKept"));
    assertEquals(0, watch.advice().size());
  }

  @Test
  void aButtonOpensTheChat() {
    show("manual");
    Await.until("the name", () -> page.getByLabel("Name").inputValue().equals("Ann"));
    assertEquals("idle", page.evaluate(CHAT + ".state.status"));
    page.locator("button").first().click();
    awaitOnline();
  }

  @Test
  void aChatOnlyReads() {
    show("readonly");
    awaitOnline();
    assertEquals("", page.evaluate(CHAT + ".state.name"));
    assertFalse(page.locator("textarea").isVisible());
    page.locator("button").first().click();
    new ChromiumSeat(page).join("Ann");
    Await.until("Ann", () -> "Ann".equals(page.evaluate(CHAT + ".state.name")));
  }

  @Test
  void scriptsRead() {
    show("read");
    awaitOnline();
    online("", "Bob");
    Await.until("Bob", () -> text("p").equals("online, 1 others, 0 messages, 0 unread"));
  }

  @Test
  void textsAndTokenAreTaken() {
    show("properties");
    Await.until(
        "the text", () -> text("[data-place=join-form] button").strip().equals("Rejoindre"));
    assertEquals("blob", page.evaluate(CHAT + ".binaryType"));
  }

  @Test
  void methodsArePromises() {
    show("methods");
    Await.until("all", () -> text("output").equals("done"));
    assertEquals("[[\"Ann is here\"],[\"Hello\"]]", told("chat-sent", "text"));
    assertEquals("Anna", page.evaluate(CHAT + ".state.name"));
  }

  @Test
  void eachTextHasAnEnd() {
    show("outcomes");
    Await.until("both", () -> text("output").contains("nothing to send"));
    assertTrue(text("output").startsWith("It is stored at 1. "), text("output"));
  }

  @Test
  void eventsAreHeard() {
    show("events");
    awaitOnline();
    page.evaluate("void " + CHAT + ".send('hi')");
    Await.until("all", () -> page.locator("li", in("sent: hi")).count() > 0);
    assertEquals(1, page.locator("li", in("message: Ann said hi")).count());
    assertEquals(1, page.locator("li", in("people: Ann")).count());
    assertEquals(1, page.locator("li", in("state: online")).count());
  }

  private static Page.LocatorOptions in(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void aPageChangesWhatIsSent() {
    show("before-send");
    awaitOnline();
    var box = page.locator("textarea");
    box.fill("dice");
    box.press("Enter");
    Await.until("the roll", () -> told("chat-message", "text").contains("rolled "));
    assertEquals("", box.inputValue());
    box.fill("my password");
    box.press("Enter");
    assertEquals("my password", box.inputValue());
    box.fill("hi :-)");
    box.press("Enter");
    Await.until("the face", () -> told("chat-message", "text").endsWith("[\"hi 🙂\"]]"));
  }

  @Test
  void aPageModerates() {
    var bob = online("", "Bob");
    bob.say("a spoiler");
    bob.say("darn");
    show("before-display");
    awaitOnline();
    Await.until(
        "both", () -> "d**n".equals(page.evaluate(CHAT + ".messages.map(m => m.text).join()")));
  }

  @Test
  void aStyleSheetReachesIn() {
    show("looks");
    awaitOnline();
    assertEquals(
        "320px 1px 2px",
        page.evaluate(
            """
            () => {
              const chat = document.querySelector('websocket-chat');
              const title = chat.shadowRoot.querySelector('[part~=title]');
              return [getComputedStyle(chat).height, getComputedStyle(title).letterSpacing,
                getComputedStyle(chat).outlineWidth].join(' ');
            }
            """));
  }
}
