package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.Rate;
import org.websocketchat.server.SettingsBuilder;
import org.websocketchat.testing.Await;

/** Days, what is new, history, search, and reading by keyboard and by ear. */
final class ReadingTest extends ChromiumFixture {
  private static final int PAGE_MESSAGES = 50;

  ReadingTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  /** A crowd, which has one address, says at once what it has to say. */
  @Override
  protected SettingsBuilder settings(int port) {
    var limits = HubLimits.builder().messagesPerAddress(Rate.perSecond(1_000, 1_000));
    return super.settings(port).limits(limits.build());
  }

  @Test
  void olderMessagesLoadInPlace() {
    crowd(6, 40);
    var ann = online("", "Ann");
    ann.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    Await.until("the first page", () -> messages(ann) == PAGE_MESSAGES);
    assertEquals(1, ann.page().locator(".older").count(), "there are older ones");
    for (int pages = 2; messages(ann) < 240; pages++) {
      int before = messages(ann);
      ann.page()
          .locator(".log")
          .evaluate(
              """
              (log, top) => {
                log.scrollTop = top;
                const edge = log.getBoundingClientRect().top;
                window.first = [...log.querySelectorAll('.text')]
                  .find(row => row.getBoundingClientRect().bottom > edge);
                window.before = first.getBoundingClientRect().top;
                window.worst = 0;
                const look = () => {
                  const moved = Math.abs(first.getBoundingClientRect().top - before);
                  worst = Math.max(worst, moved);
                  if (watching === first) requestAnimationFrame(look);
                };
                window.watching = first;
                look();
              }
              """,
              pages % 2 == 0 ? 40 : 0);
      Await.until("page " + pages, () -> messages(ann) > before);
      var moved = (Number) ann.page().evaluate("() => (watching = null, look = 0, worst)");
      assertTrue(moved.doubleValue() <= 1, "page " + pages + " moved it by " + moved);
    }
    assertEquals(0, ann.page().locator(".older").count(), "there are none any more");
    assertEquals(
        "message 0", ann.page().locator(".message .text").first().textContent().substring(3));
    assertEquals(0, ann.page().locator(".jump:visible").count(), "history is not new");
  }

  @Test
  void whatArrivesMovesNothingForWhoReadsFurtherUp() {
    crowd(1, 19);
    var ann = online("", "Ann");
    Await.until("the messages", () -> messages(ann) == 19);
    var log = ann.page().locator(".log");
    log.evaluate("log => { log.scrollTop = 10; }");
    Await.until("the button", () -> ann.button("Newest messages").isVisible());
    var before = top(ann, ".message >> nth=5");
    crowd(2, 10);
    Await.until("the count", () -> ann.button("20 new messages").isVisible());
    assertEquals(before, top(ann, ".message >> nth=5"));
    ann.press("20 new messages");
    Await.until("the end", () -> gap(ann) == 0);
  }

  @Test
  void todayBecomesYesterdayAtMidnight() {
    var today = LocalDate.now(ZoneId.systemDefault());
    var page = watch.profile().newPage();
    page.clock().install();
    page.clock().setSystemTime(today + "T23:59:30");
    page.navigate(server.url() + "?lang=en&name=Ann");
    var ann = new ChromiumSeat(page);
    ann.say("hi");
    awaitLast(ann, "Ann: hi");
    assertEquals(List.of("Today"), page.locator(".line").allTextContents());
    page.clock().fastForward(31_000);
    await("lines", List.of("Yesterday"), () -> page.locator(".line").allTextContents());
    page.clock().fastForward("24:00:00");
    var weekday = today.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    await("lines", List.of(weekday), () -> page.locator(".line").allTextContents());
  }

  /** In Berlin the 29th of March 2026 has 23 hours, and the 25th of October 25. */
  @Test
  void aDayOfAnotherLengthBeginsAndEndsAtItsMidnights() {
    for (var now : List.of("2026-03-30T12:00:00Z", "2026-10-26T12:00:00Z")) {
      var noon = Instant.parse(now).minus(Duration.ofDays(1));
      boolean autumn = now.contains("-10-");
      var page = watch.profile().newPage();
      var zone = new JsonObject();
      zone.addProperty("timezoneId", "Europe/Berlin");
      watch.profile().newCDPSession(page).send("Emulation.setTimezoneOverride", zone);
      page.clock().setFixedTime(Date.from(Instant.parse(now)));
      page.navigate(server.url() + "?lang=en&name=Ann&" + atSample());
      var ann = new ChromiumSeat(page);
      awaitStatus(ann, "Online");
      // The last and first minutes of days, and before and after the clocks are changed at 1:00
      // UTC.
      var midnight = Duration.ofHours(autumn ? 14 : 13);
      var next = Duration.ofHours(autumn ? 11 : 10);
      hear(noon.minus(midnight).minusSeconds(60), "before");
      hear(noon.minus(midnight), "first");
      hear(noon.minus(Duration.ofMinutes(11 * 60 + 30)), "old clock");
      hear(noon.minus(Duration.ofMinutes(10 * 60 + 30)), "new clock");
      hear(noon.plus(next).minusSeconds(60), "last");
      hear(noon.plus(next), "after");
      awaitLast(ann, "Eve: after");
      assertEquals(
          List.of(
              "Today",
              "You joined as Ann",
              "Saturday",
              "Eve 11:59 PM before",
              "Yesterday",
              "Eve 12:00 AM first",
              autumn ? "Eve 2:30 AM old clock" : "Eve 1:30 AM old clock",
              autumn ? "Eve 2:30 AM new clock" : "Eve 3:30 AM new clock",
              "Eve 11:59 PM last",
              "Today",
              "Eve 12:00 AM after"),
          page.locator(".rows").evaluate(TOLD));
      page.close();
    }
  }

  private void hear(Instant when, String text) {
    sample.broadcast(
        "{\"type\":\"message\",\"id\":7,\"name\":\"Eve\",\"date\":%d,\"text\":\"%s\"}"
            .formatted(when.toEpochMilli(), text));
  }

  /** The rows as they read; one's own event has the time of this machine. */
  private static final String TOLD =
      """
      rows => [...rows.children].filter(row => !row.hidden).map(row => row.matches('.message')
        ? ['.author', '.time', '.text'].map(part => row.querySelector(part).textContent)
          .join(' ').replace(/\\s+/g, ' ')
        : row.querySelector('span').textContent)
      """;

  @Test
  void inAnotherTimeZoneTimesAndDaysAreTheOnesThere() {
    var ann = online("", "Ann");
    ann.say("hi");
    awaitLast(ann, "Ann: hi");
    var devTools = watch.profile().newCDPSession(ann.page());
    for (var zone : Map.of("Asia/Tokyo", 9, "Pacific/Honolulu", -10).entrySet()) {
      var arguments = new JsonObject();
      arguments.addProperty("timezoneId", zone.getKey());
      devTools.send("Emulation.setTimezoneOverride", arguments);
      ann.page().evaluate("dispatchEvent(new Event('focus'))");
      Await.until(
          "the time of " + zone.getKey(),
          () ->
              (boolean)
                  ann.page()
                      .locator(".message .time")
                      .evaluate(
                          """
                          time => time.textContent === new Date(time.getAttribute('datetime'))
                            .toLocaleTimeString(undefined, { timeStyle: 'short' })
                          """));
    }
  }

  @Test
  void whatCameWhileThePersonWasAwayIsMarkedUntilTheyWrite() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    bob.say("before");
    awaitLast(ann, "Bob: before");
    leave(ann);
    bob.say("one");
    bob.say("two");
    awaitLast(ann, "Bob: two");
    assertEquals("one", afterNewLine(ann));
    comeBack(ann);
    assertEquals("one", afterNewLine(ann));
    ann.say("mine");
    Await.until("the line to go", () -> newLines(ann) == 0);
    leave(ann);
    bob.say("three");
    awaitLast(ann, "Bob: three");
    assertEquals("three", afterNewLine(ann));
    comeBack(ann);
    leave(ann);
    comeBack(ann);
    Await.until("the line to go", () -> newLines(ann) == 0);
  }

  @Test
  void whatIsNewFurtherUpIsOneJumpAway() {
    var ann = online("", "Ann");
    leave(ann);
    crowd(3, 20);
    Await.until("the messages", () -> messages(ann) == 60);
    comeBack(ann);
    Await.until("the button", () -> ann.button("Jump to new").isVisible());
    assertEquals(0, gap(ann), "stays at the newest");
    ann.press("Jump to new");
    Await.until("the line in view", () -> ann.page().locator(".line.new").isVisible());
    Await.until("no button", () -> !ann.button("Jump to new").isVisible());
    Await.until("the way back", () -> ann.button("Newest messages").isVisible());
    ann.press("Newest messages");
    Await.until("the newest", () -> gap(ann) == 0);
    assertFalse(ann.button("Jump to new").isVisible(), "it has been seen");
  }

  @Test
  void aHiddenTabDrawsNothingAndCatchesUpInOneGo() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    bob.say("before");
    awaitLast(ann, "Bob: before");
    ann.page()
        .evaluate(
            """
            () => {
              Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
              document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
              window.heard = 0;
              document.querySelector('websocket-chat').addEventListener('chat-message', () => heard++);
            }
            """);
    crowd(4, 15);
    Await.until("all to be heard", () -> (int) ann.page().evaluate("heard") == 60);
    assertEquals(1, messages(ann), "nothing is drawn");
    ann.page()
        .evaluate(
            """
            () => {
              delete document.visibilityState;
              const log = document.querySelector('websocket-chat').shadowRoot.querySelector('.rows');
              window.draws = [];
              new MutationObserver(changes => draws.push(changes.length))
                .observe(log, { childList: true });
              document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
            }
            """);
    Await.until("all to be drawn", () -> messages(ann) == 61);
    assertEquals(1, ann.page().evaluate("draws.length"), "in one go");
    assertEquals(1, newLines(ann));
    Await.until("the newest", () -> gap(ann) == 0);
  }

  @Test
  void eachMessageOfOthersIsReadOutOnceAndNothingElse() {
    crowd(3, 20);
    var ann = online("", "Ann");
    Await.until("history", () -> messages(ann) == PAGE_MESSAGES);
    ann.page()
        .locator(".spoken")
        .evaluate(
            """
            spoken => {
              window.told = [];
              new MutationObserver(changes => changes.forEach(change =>
                change.addedNodes.forEach(node => told.push(node.textContent))))
                .observe(spoken, { childList: true });
            }
            """);
    assertEquals("", ann.page().locator(".spoken").textContent(), "history");
    ann.page().locator(".log").evaluate("log => { log.scrollTop = 0; }");
    Await.until("older ones", () -> messages(ann) == 60);
    var bob = online("", "Bob");
    bob.say("hello");
    ann.say("mine");
    Await.until("its announcement", () -> told(ann).equals(List.of("Bob: hello")));
    bob.say("again");
    bob.say("again");
    Await.until("both", () -> count(told(ann), "Bob: again") == 2);
    crowd(2, 20);
    Await.until("all", () -> messages(ann) == 60 + 2 + 2 + 40);
    Await.until("the burst", () -> heard(told(ann)) == 3 + 40);
    assertTrue(told(ann).size() < 20, "a burst is summarised: " + told(ann));
    assertEquals(1, ann.page().getByRole(AriaRole.LOG).count());
    assertEquals("off", ann.page().getByRole(AriaRole.LOG).getAttribute("aria-live"));
    assertEquals(1, ann.page().getByRole(AriaRole.STATUS).count());
  }

  @Test
  void messagesAreReachedOneByOne() {
    crowd(1, 10);
    var ann = online("", "Ann");
    ann.page().setViewportSize(1280, 900); // all are in view, so nothing is to be jumped to
    Await.until("the messages", () -> messages(ann) == 10);
    var keyboard = ann.page().keyboard();
    ann.page().locator(".log").focus();
    keyboard.press("ArrowUp");
    assertEquals("0: message 9", focused(ann));
    keyboard.press("ArrowUp");
    assertEquals("0: message 8", focused(ann));
    keyboard.press("Home");
    assertEquals("0: message 0", focused(ann));
    keyboard.press("ArrowUp");
    assertEquals("0: message 0", focused(ann));
    keyboard.press("ArrowDown");
    assertEquals("0: message 1", focused(ann));
    keyboard.press("End");
    assertEquals("0: message 9", focused(ann));
    var shown =
        ann.page()
            .locator(".message:focus .text")
            .evaluate("text => getComputedStyle(text).outlineStyle");
    assertEquals("solid", shown, "the focus is seen");
    var date =
        (String)
            ann.page()
                .locator(".message:focus")
                .evaluate("e => getComputedStyle(e, '::after').content");
    assertTrue(date.contains(String.valueOf(LocalDate.now(ZoneId.systemDefault()).getYear())));
    keyboard.press("ArrowUp");
    crowd(1, 1);
    Await.until("another", () -> messages(ann) == 11);
    assertEquals("0: message 8", focused(ann), "what arrives takes no focus");
    keyboard.press("Tab");
    assertEquals("Message", ann.page().evaluate(FOCUSED));
    keyboard.press("Shift+Tab");
    assertEquals("0: message 8", focused(ann), "where it was left");
    keyboard.press("Shift+Tab");
    assertEquals("Messages", ann.page().evaluate(FOCUSED));
  }

  @Test
  void theButtonsOfAMessageAreReachedFromIt() {
    var ann = online(atSample(), "Ann");
    sample.swallow(frame -> frame.contains("lost"));
    ann.say("lost");
    Await.until("it", () -> sample.received().stream().anyMatch(frame -> frame.contains("lost")));
    sample.cutAll();
    sample.swallow(frame -> false);
    ann.button("Delete").waitFor();
    awaitStatus(ann, "Online");
    var keyboard = ann.page().keyboard();
    ann.page().locator(".log").focus();
    keyboard.press("End");
    keyboard.press("Tab");
    assertEquals("Resend", ann.page().evaluate(FOCUSED));
    keyboard.press("Tab");
    assertEquals("Delete", ann.page().evaluate(FOCUSED));
    keyboard.press("Enter");
    Await.until("it to go", () -> messages(ann) == 0);
    assertEquals("Messages", ann.page().evaluate(FOCUSED));
  }

  @Test
  void searchStepsThroughWhatIsHere() {
    crowd(1, 19);
    var ann = online("", "Ann");
    Await.until("the messages", () -> messages(ann) == 19);
    ann.press("Search");
    var box =
        ann.page()
            .getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Search messages"));
    assertEquals("Search messages", ann.page().evaluate(FOCUSED));
    var keyboard = ann.page().keyboard();
    keyboard.type("MESSAGE 1");
    var found = ann.page().locator(".found");
    assertEquals("1 of 10", found.textContent());
    assertEquals("0: message 18", current(ann));
    keyboard.press("Enter");
    keyboard.press("ArrowUp");
    assertEquals("3 of 10", found.textContent());
    keyboard.press("Shift+Enter");
    keyboard.press("ArrowDown");
    keyboard.press("ArrowDown");
    assertEquals("10 of 10", found.textContent());
    assertEquals("0: message 1", current(ann));
    assertTrue(ann.page().locator("[aria-current]").boundingBox().y > 0, "it is in view");
    Await.until("the end is left", () -> ann.button("Newest messages").isVisible());
    ann.press("Newer match");
    assertEquals("9 of 10", found.textContent());
    box.fill("no such thing");
    assertEquals("No match", found.textContent());
    assertEquals(0, ann.page().locator("[aria-current]").count());
    box.press("Escape");
    assertEquals(0, box.count());
    assertEquals("Search", ann.page().evaluate(FOCUSED));
  }

  @Test
  void searchAndJumpsScrollTheLogAndNeverThePageAroundIt() {
    crowd(1, 19);
    site.show(
        """
        <!doctype html><script src=%1$swebsocket-chat.js></script><div style='height: 700px'></div>
        <websocket-chat name=Ann lang=en server='%2$s'></websocket-chat><div style='height: 2000px'></div>
        """
            .formatted(server.url(), server.socketUrl()));
    var page = watch.profile().newPage();
    page.navigate(site.url());
    var ann = new ChromiumSeat(page);
    Await.until("the messages", () -> messages(ann) == 19);
    page.evaluate("scrollTo(0, 300)");
    page.locator("[data-action=open-search]").evaluate("button => button.click()");
    page.keyboard().type("message 2");
    Await.until("the match", () -> page.locator("[aria-current]").count() == 1);
    assertEquals(300, page.evaluate("scrollY"));
    assertTrue((boolean) page.locator("[aria-current]").evaluate(IN_VIEW));
  }

  @Test
  void searchGoesOnBeyondWhatIsHere() {
    crowd(6, 40);
    var ann = online("", "Ann");
    Await.until("the first page", () -> messages(ann) == PAGE_MESSAGES);
    ann.press("Search");
    ann.page().keyboard().type("message 7");
    var found = ann.page().locator(".found");
    await("told", "Not found yet. Enter goes on", found::textContent);
    ann.page().keyboard().press("Enter");
    Await.until("the match", () -> ann.page().locator("[aria-current]").count() == 1);
    assertTrue(ann.page().locator("[aria-current] .text").textContent().endsWith("message 7"));
    ann.page().locator(".query").fill("nobody said this");
    ann.page().keyboard().press("Enter");
    await("told", "No match", found::textContent);
    ann.page().keyboard().press("Tab");
    ann.page().keyboard().press("Escape");
    assertFalse(ann.page().locator(".finder").isVisible(), "from its buttons, too");
  }

  /** Whether an element is within its log. */
  private static final String IN_VIEW =
      """
      element => {
        const log = element.closest('.log').getBoundingClientRect(), at = element.getBoundingClientRect();
        return at.top >= log.top && at.bottom <= log.bottom;
      }
      """;

  /** A reader of the guide's server, too, finds what is here and not in the page. */
  @Test
  void moreThanThePageHoldsIsReadFurtherUpAndFound() {
    var ann = online(atSample(), "Ann");
    for (int i = 1; i <= 450; i++) {
      sample.broadcast(
          "{\"type\":\"message\",\"id\":7,\"name\":\"Eve\",\"date\":1763878400000,\"text\":\"line %d\"}"
              .formatted(i));
    }
    awaitLast(ann, "Eve: line 450");
    Await.until("few rows", () -> messages(ann) <= 200);
    ann.page().locator("[data-action=open-search]").click();
    ann.page().keyboard().type("line 70");
    Await.until("the match", () -> ann.page().locator("[aria-current]").count() == 1);
    assertEquals("line 70", ann.page().locator("[aria-current] .text").textContent());
    assertTrue((boolean) ann.page().locator("[aria-current]").evaluate(IN_VIEW));
    var log = ann.page().locator(".log");
    Await.until(
        "the oldest",
        () -> {
          log.evaluate("log => { log.scrollTop = 0; }");
          return messages(ann) == 450;
        });
    assertEquals("line 1", ann.page().locator(".message .text").first().textContent());
    ann.press("Newest messages");
    sample.broadcast("{\"type\":\"message\",\"id\":7,\"name\":\"Eve\",\"text\":\"the last\"}");
    Await.until("few rows", () -> messages(ann) <= 200);
  }

  @Test
  void thoseWhoComeAreToldInOneSentence() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    online("", "Eve");
    online("", "Noor");
    await(
        "sentence",
        "Bob, Eve, and Noor joined",
        () -> ann.log().getLast().replaceAll("[\u2068\u2069]", ""));
    bob.press("Leave");
    await(
        "sentence",
        "Eve and Noor joined",
        () -> ann.log().getLast().replaceAll("[\u2068\u2069]", ""));
  }

  @Test
  void anotherLanguageLeavesWhoReadsFarUpInPlace() {
    var ann = online("", "Ann");
    crowd(20, 20);
    var messages = ann.page().locator(".message");
    Await.until(
        "many rows",
        () -> {
          ann.readUp();
          return messages.count() > 300;
        });
    var text =
        (String)
            ann.page()
                .locator(".log")
                .evaluate(
                    """
                    log => {
                      const row = log.querySelectorAll('.message')[60];
                      log.scrollTop = row.offsetTop - 7;
                      return row.querySelector('.text').textContent;
                    }
                    """);
    var line = ann.page().getByText(text, new Page.GetByTextOptions().setExact(true));
    Await.until("the button", () -> ann.page().locator(".newest").isVisible());
    double before = line.boundingBox().y;
    ann.set("lang", "zh");
    awaitStatus(ann, "在线");
    Await.until("the line", () -> line.count() == 1);
    assertEquals(before, line.boundingBox().y, 8);
    ann.press("最新消息");
    Await.until("the end", () -> !ann.page().locator(".newest").isVisible());
    ann.readUp();
    Await.until("further up", () -> ann.page().locator(".newest").isVisible());
  }

  private static final String FOCUSED =
      """
      () => {
        const active = document.querySelector('websocket-chat').shadowRoot.activeElement;
        return active.getAttribute('aria-label') || active.textContent;
      }
      """;

  private static void leave(ChromiumSeat seat) {
    seat.page()
        .evaluate("() => { document.hasFocus = () => false; dispatchEvent(new Event('blur')); }");
  }

  private static void comeBack(ChromiumSeat seat) {
    seat.page()
        .evaluate("() => { document.hasFocus = () => true; dispatchEvent(new Event('focus')); }");
  }

  private static int messages(ChromiumSeat seat) {
    return seat.page().locator(".message").count();
  }

  private static int newLines(ChromiumSeat seat) {
    return seat.page().locator(".line.new").count();
  }

  private static String afterNewLine(ChromiumSeat seat) {
    return seat.page().locator(".line.new + .message .text").textContent();
  }

  private static double top(ChromiumSeat seat, String selector) {
    var row = seat.page().locator(selector);
    row.evaluate("row => Promise.all(row.getAnimations().map(coming => coming.finished))");
    return row.boundingBox().y;
  }

  private static int gap(ChromiumSeat seat) {
    return (int)
        seat.page()
            .locator(".log")
            .evaluate("log => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight)");
  }

  private static String focused(ChromiumSeat seat) {
    return text(seat.page().locator(".message:focus"));
  }

  private static String current(ChromiumSeat seat) {
    return text(seat.page().locator("[aria-current]"));
  }

  private static String text(Locator message) {
    return message.locator(".text").textContent();
  }

  @SuppressWarnings("unchecked") // what the script returns
  private static List<String> told(ChromiumSeat seat) {
    return (List<String>) seat.page().evaluate("told.flatMap(text => text.split('\\n'))");
  }

  /** How many messages are told of, alone or in a number. */
  private static int heard(List<String> told) {
    return told.stream()
        .mapToInt(
            text -> text.endsWith(" new messages") ? Integer.parseInt(text.split(" ", -1)[0]) : 1)
        .sum();
  }

  private static long count(List<String> told, String text) {
    return told.stream().filter(text::equals).count();
  }
}
