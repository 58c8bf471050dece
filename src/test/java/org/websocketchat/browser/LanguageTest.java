package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
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
    assertEquals(
        "Search", page.locator("[data-action=open-search]").getAttribute("aria-label"), "the rest");
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
  void withoutALanguageOfItsOwnTheChatTakesTheNearestAroundIt() {
    for (var around :
        List.of(
            List.of("<html lang=zh-CN><body>%s</body></html>", "名字"),
            List.of("<html lang=zh><body><main lang=en-GB>%s</main></body></html>", "Name"),
            List.of("<html lang=en><body><main lang=zh-TW><p>%s</p></main></body></html>", "名字"),
            List.of("<html lang=''><body>%s</body></html>", "Name"),
            List.of("<html><body>%s</body></html>", "Name"))) {
      site.show(
          "<!doctype html>"
              + around
                  .get(0)
                  .formatted(
                      "<websocket-chat server=%s></websocket-chat><script src=websocket-chat.js></script>"
                          .formatted(server.socketUrl())));
      page.navigate(site.url());
      assertEquals(around.get(1), page.locator(".label").textContent(), around.get(0));
    }
  }

  @Test
  void datesAndNumbersFollowTheLanguageThatIsShown() {
    var ann = open("chat.lang = 'zh-CN'", "");
    ann.join("Ann");
    awaitStatus(ann, "在线");
    ann.say("hi");
    Await.until("the text", () -> page.locator(".message").count() == 1);
    assertEquals("今天", page.locator(".line").textContent());
    var message = page.locator(".message");
    assertTrue(message.getAttribute("data-date").contains("星期"), "in Chinese");
    page.evaluate("chat.lang = 'en-GB'");
    awaitStatus(ann, "Online");
    awaitLast(ann, "Ann: hi");
    assertEquals("Today", page.locator(".line").textContent());
    var date = message.getAttribute("data-date");
    assertTrue(date.contains(" at ") && !date.contains("M"), "in British English: " + date);
    page.evaluate("chat.lang = 'no_language'; chat.texts = {}");
    var root = page.locator(".root");
    Await.until("the other language", () -> root.getAttribute("lang").equals("no_language"));
    assertEquals("Today", page.locator(".line").textContent());
  }

  @Test
  void anotherLanguageLeavesTheReaderInPlace() {
    var ann = open("chat.lang = 'en'", "");
    ann.join("Ann");
    awaitStatus(ann, "Online");
    var bob = online("", "Bob");
    for (int i = 0; i < 40; i++) {
      bob.say("line " + i);
    }
    awaitLast(ann, "Bob: line 39");
    var log = page.locator(".log");
    log.evaluate(
        """
        log => {
          const row = [...log.querySelectorAll('.message')].find(m => /line 20/.test(m.textContent));
          log.scrollTop = row.offsetTop - 7;
        }
        """);
    Await.until("the button", () -> page.locator(".newest").isVisible());
    var line = page.getByText("line 20", new Page.GetByTextOptions().setExact(true));
    double before = line.boundingBox().y;
    page.evaluate("chat.lang = 'zh'");
    awaitStatus(ann, "在线");
    awaitLast(ann, "Bob: line 39");
    Await.until("the place", () -> Math.abs(line.boundingBox().y - before) < 8);
    assertTrue(page.locator(".newest").isVisible());
  }

  @Test
  void anotherLanguageLeavesTheNameThatIsTyped() {
    open("chat.lang = 'en'", "");
    page.locator("input").fill("Zo");
    page.evaluate("chat.lang = 'zh'");
    Await.until("the language", () -> page.locator(".join").textContent().equals("加入"));
    assertEquals("Zo", page.locator("input").inputValue());
  }

  @Test
  void aPageTranslatesEachPluralOfItsLanguage() {
    var ann =
        open(
            "chat.lang = 'pl'; chat.texts = { 'Online': 'Dostępny', '{0} people':"
                + " { one: '{0} osoba', few: '{0} osoby', many: '{0} osób', other: '{0} osoby' } }",
            "");
    ann.join("Ann");
    awaitStatus(ann, "Dostępny");
    var count = page.locator(".count");
    Await.until("one", () -> count.textContent().equals("1 osoba"));
    for (int i = 2; i <= 5; i++) {
      online("", "Guest " + i);
    }
    Await.until("five", () -> count.textContent().equals("5 osób"));
  }

  @Test
  void whatHasNoTranslationIsChineseThere() {
    var ann = open("chat.lang = 'zh'; chat.texts = { 'Join': '进来' }", "");
    ann.button("进来").waitFor();
    assertEquals("名字", page.locator(".label").textContent());
  }
}
