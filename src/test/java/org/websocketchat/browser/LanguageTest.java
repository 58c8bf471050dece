package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** Languages that are not in the script: the page brings them along. */
final class LanguageTest extends ChromiumFixture {
  private static final String GERMAN =
      """
      { 'Join': 'Beitreten', 'Name': '<b>Name</b>', 'Online': 'Verbunden', 'You joined as {0}': 'Hier als {0}',
        '{0} person': '{0} Person', '{0} people': '{0} Leute', '{0} joined': '{0} ist da',
        'Message {0}': 'An {0} schreiben', 'Today': 'Heute', 'Send': 'Senden' }
      """;

  private final Page page;

  LanguageTest(BrowserContext profile, Page page) throws IOException {
    super(profile);
    this.page = page;
  }

  private ChromiumSeat open(String before, String after) {
    site.show(
        """
        <!doctype html><html><head><link rel="icon" href="data:,"></head><body>
        <websocket-chat id=chat lang=de server='%s'></websocket-chat>
        <script>const chat = document.getElementById('chat'); %s</script>
        <script src=websocket-chat.js></script>
        <script>%s</script></body></html>
        """
            .formatted(server.socketUrl(), before, after));
    page.navigate(site.url());
    return new ChromiumSeat(page);
  }

  private void assertGerman(ChromiumSeat ann) {
    assertEquals("<b>Name</b>", page.locator(".label").textContent(), "text, never HTML");
    ann.button("Beitreten").waitFor();
    ann.join("Ann");
    awaitStatus(ann, "Verbunden");
    awaitLog(ann, "Hier als Ann");
    Await.until("the count", () -> page.locator(".count").textContent().equals("1 Person"));
    online("", "Bob");
    awaitLast(ann, "Bob ist da");
    Await.until("the count", () -> page.locator(".count").textContent().equals("2 Leute"));
    assertEquals("An Chat schreiben", ann.box().getAttribute("placeholder"));
    assertTrue(ann.button("Senden").isVisible());
    ann.say("hi");
    awaitLast(ann, "Ann: hi");
    assertEquals("Heute", page.locator(".line").textContent());
    assertEquals("Search", page.locator("[value=search]").getAttribute("aria-label"), "the rest");
    assertEquals("de", page.locator(".root").getAttribute("lang"));
  }

  @Test
  void translationsThatWereThereBeforeTheScript() {
    assertGerman(open("chat.texts = " + GERMAN, ""));
  }

  @Test
  void translationsThatComeAtOnce() {
    assertGerman(open("", "chat.texts = " + GERMAN));
  }

  @Test
  void translationsThatComeLaterAndGo() {
    var ann = open("", "");
    ann.join("Ann");
    awaitStatus(ann, "Online");
    ann.say("hi");
    awaitLast(ann, "Ann: hi");
    ann.box().fill("half a thought");
    page.evaluate("chat.texts = " + GERMAN);
    awaitStatus(ann, "Verbunden");
    awaitLog(ann, "Hier als Ann", "Ann: hi");
    assertEquals("half a thought", ann.box().inputValue());
    page.keyboard().type(" more");
    assertEquals("half a thought more", ann.box().inputValue(), "one can write on");
    page.evaluate("chat.texts = null");
    awaitStatus(ann, "Online");
    assertEquals("en", page.locator(".root").getAttribute("lang"));
    assertEquals("half a thought more", ann.box().inputValue());
    page.evaluate("chat.texts = 'nonsense'");
    awaitStatus(ann, "Online");
  }

  @Test
  void whatHasNoTranslationIsChineseThere() {
    var ann = open("chat.lang = 'zh'; chat.texts = { 'Join': '进来' }", "");
    ann.button("进来").waitFor();
    assertEquals("名字", page.locator(".label").textContent());
  }
}
