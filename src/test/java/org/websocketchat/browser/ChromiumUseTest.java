package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** The page by keyboard, scrolled, narrow and dark. */
final class ChromiumUseTest extends ChromiumFixture {
  private static final String BOTTOM_GAP =
      "log => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight)";

  ChromiumUseTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  @Test
  void everythingIsReachedByKeyboardInReadingOrder() {
    var ann = seat("");
    assertEquals("Name", focused(ann), "when the page has come");
    ann.page().keyboard().type("Ann");
    tab(ann, "Join");
    ann.page().keyboard().press("Enter");
    awaitStatus(ann, "Online");
    assertEquals("Message", focused(ann), "after joining");
    tab(ann, "Send");
    ann.page().keyboard().press("Shift+Tab");
    ann.page().keyboard().press("Shift+Tab");
    assertEquals("Messages", focused(ann));
    ann.page().keyboard().press("Shift+Tab");
    assertEquals("Leave", focused(ann));
    ann.page().keyboard().press("Shift+Tab");
    assertEquals("Notifications: off", focused(ann));
    ann.page().keyboard().press("Shift+Tab");
    assertEquals("People", focused(ann));
    tab(ann, "Notifications: off");
    tab(ann, "Leave");
    ann.page().keyboard().press("Enter");
    Await.until("the question", ann::isAskedForName);
    assertEquals("Name", focused(ann), "after leaving");
  }

  @Test
  void whatHasTheFocusShowsIt() {
    var ann = online("", "Ann");
    for (var name : new String[] {"Send", "Messages", "Leave", "People"}) {
      var reached = ann.page().locator("[aria-label='" + name + "']:not(ul)");
      reached.focus();
      ann.page().keyboard().press("Shift"); // makes it focus by keyboard
      assertNotEquals("none", reached.evaluate("e => getComputedStyle(e).outlineStyle"), name);
    }
    assertTrue(
        (boolean)
            ann.box()
                .evaluate(
                    """
                    box => {
                      box.focus();
                      const field = box.closest('.field');
                      return getComputedStyle(field).outlineStyle === 'solid';
                    }
                    """));
  }

  @Test
  void joiningByTheAddressLeavesTheFocusToThePage() {
    var ann = seat("name=Ann");
    awaitStatus(ann, "Online");
    assertEquals("", focused(ann));
  }

  @Test
  void aPageThatIsWrittenInKeepsTheFocusAndSoDoesOneAroundTheChat() {
    var ann = seat("");
    ann.page()
        .evaluate(
            """
            () => {
              const other = document.body.appendChild(document.createElement('input'));
              other.id = 'other';
              window.chat = document.querySelector('websocket-chat');
              chat.remove();
              other.focus();
            }
            """);
    ann.page().evaluate("document.body.append(chat)");
    Await.until("the chat", ann::isAskedForName);
    assertEquals("other", ann.page().evaluate("document.activeElement.id"));
    ann.page().navigate(server.url() + "embed.html");
    Await.until("the chat", ann::isAskedForName);
    assertEquals("", focused(ann));
  }

  @Test
  void rolesAreFoundOnce() {
    var ann = online("", "Ann");
    for (var role :
        new AriaRole[] {AriaRole.LOG, AriaRole.STATUS, AriaRole.TEXTBOX, AriaRole.LIST}) {
      assertEquals(1, ann.page().getByRole(role).count(), role.name());
    }
    assertEquals(1, named(ann, AriaRole.TEXTBOX, "Message"));
    assertEquals(1, named(ann, AriaRole.BUTTON, "Send"));
    assertEquals(1, named(ann, AriaRole.LIST, "People"));
    ann.say("hi");
    awaitLast(ann, "Ann: hi");
    assertTrue(ann.page().getByRole(AriaRole.ARTICLE).textContent().contains("Ann"));
    assertEquals(1, ann.page().locator("article time[datetime]").count());
  }

  @Test
  void shiftAndEnterBreakTheLine() {
    var ann = online("", "Ann");
    ann.box().pressSequentially("one");
    ann.box().press("Shift+Enter");
    ann.box().pressSequentially("two");
    assertEquals("one\ntwo", ann.box().inputValue());
    ann.box().press("Enter");
    awaitLast(ann, "Ann: one\ntwo");
    assertEquals("", ann.box().inputValue());
  }

  @Test
  void theBoxGrowsToSixLinesAndNoFurther() {
    var ann = online("", "Ann");
    var height = height(ann);
    ann.box().fill("1\n2\n3");
    assertEquals(height + 2 * 24, height(ann));
    ann.box().fill("\n".repeat(30));
    assertEquals(height + 5 * 24, height(ann));
    ann.box().fill("");
    assertEquals(height, height(ann));
  }

  @Test
  void aTextThatIsTooLongStaysInTheBoxAndIsTold() {
    var ann = online("", "Ann");
    ann.box().fill("x".repeat(16_384 - 10));
    assertEquals("10 bytes left", ann.page().locator(".left").textContent());
    var tooLong = "😀".repeat(4_097);
    ann.box().fill(tooLong);
    assertEquals(
        "16,388 bytes are more than the limit of 16,384. Shorten the text or send it in parts.",
        ann.page().locator(".composer .fault").textContent());
    assertEquals("true", ann.box().getAttribute("aria-invalid"));
    ann.box().press("Enter");
    assertEquals(tooLong, ann.box().inputValue());
    ann.box().fill("short");
    assertEquals("", ann.page().locator(".composer .fault").textContent());
    ann.box().press("Enter");
    awaitLast(ann, "Ann: short");
  }

  @Test
  void staysAtTheNewestUnlessTheReaderScrolledUp() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    fill(bob);
    awaitLast(ann, "Bob: line\nline 19");
    Await.until("the bottom", () -> bottomGap(ann) == 0);
    ann.page().locator(".log").evaluate("log => { log.scrollTop = 10; }");
    Await.until("the button", () -> ann.button("Newest messages").isVisible());
    bob.say("unseen");
    Await.until("the count", () -> ann.button("1 new message").isVisible());
    assertEquals(10, ann.page().locator(".log").evaluate("log => log.scrollTop"));
    ann.press("1 new message");
    Await.until("the bottom", () -> bottomGap(ann) == 0);
    assertFalse(ann.page().locator(".newest").isVisible());
    ann.page().locator(".log").evaluate("log => { log.scrollTop = 10; }");
    ann.say("mine");
    Await.until("the bottom", () -> bottomGap(ann) == 0);
  }

  @Test
  void staysAtTheNewestThroughEverySize() {
    var ann = online("", "Ann");
    fill(ann);
    awaitLast(ann, "Ann: line\nline 19");
    for (int[] size : new int[][] {{1000, 300}, {360, 700}, {320, 256}, {1200, 900}}) {
      ann.page().setViewportSize(size[0], size[1]);
      Await.until("the bottom at " + size[0], () -> bottomGap(ann) == 0);
    }
    ann.box().fill("1\n2\n3\n4");
    Await.until("the bottom above a tall box", () -> bottomGap(ann) == 0);
  }

  @Test
  void fits320Pixels() {
    var ann = seat("");
    ann.page().setViewportSize(320, 500);
    assertFits(ann);
    ann.join("W".repeat(32));
    awaitStatus(ann, "Online");
    ann.say("W".repeat(200));
    awaitLast(ann, "W".repeat(32) + ": " + "W".repeat(200));
    assertFits(ann);
    ann.page().setViewportSize(320, 256); // 1280 x 1024 at 400 %
    assertFits(ann);
    Await.until("no room for people", () -> !ann.page().locator(".people").isVisible());
    ann.press("People");
    assertTrue(ann.page().locator(".people").isVisible());
    assertFits(ann);
    ann.page().keyboard().press("Escape");
    assertFalse(ann.page().locator(".people").isVisible());
    assertEquals("People", focused(ann));
  }

  @Test
  void thePeopleOverTheMessagesGoWhenThePersonTurnsToThem() {
    var ann = online("", "Ann");
    ann.page().setViewportSize(360, 740);
    var people = ann.page().locator(".people");
    Await.until("no room for people", () -> !people.isVisible());
    ann.press("People");
    assertTrue(people.isVisible());
    ann.page().mouse().click(30, 300);
    assertFalse(people.isVisible(), "after a click beside them");
    ann.press("People");
    assertEquals("People", focused(ann));
    ann.page().keyboard().press("Shift+Tab");
    assertEquals("Close", focused(ann));
    ann.page().keyboard().press("Shift+Tab");
    assertEquals("Send", focused(ann));
    assertFalse(people.isVisible(), "after going on by keyboard");
  }

  @Test
  void isDarkWhereTheSystemOrTheAttributeSaysSo() {
    var ann = online("", "Ann");
    assertEquals("rgb(255, 255, 255)", ground(ann));
    ann.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertEquals("rgb(27, 26, 25)", ground(ann));
    ann.page().locator("websocket-chat").evaluate("e => { e.theme = 'light'; }");
    assertEquals("rgb(255, 255, 255)", ground(ann));
    assertEquals("rgb(27, 26, 25)", ground(online("theme=dark", "Bob")));
  }

  @Test
  void theBannerCountsDownAndRetriesWhenAsked() throws IOException {
    var ann = online("", "Ann");
    int port = server.port();
    server.close();
    awaitStatus(ann, "Offline");
    var banner = ann.page().locator(".banner");
    Await.until(
        "a longer wait",
        () -> banner.textContent().matches("The server .*Next try in [3-9] sRetry now"));
    ann.button("Retry now").focus();
    try (var mute = new ServerSocket()) { // takes the next try in and never answers
      mute.setReuseAddress(true);
      mute.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      Await.until("a try", () -> banner.textContent().contains("Trying now"));
      assertEquals("Retry now", focused(ann), "nobody pressed a key");
    }
    Await.until("the next wait", () -> banner.textContent().contains("Next try"));
    assertEquals("Retry now", focused(ann), "nobody pressed a key");
    server = org.websocketchat.server.ChatServer.start(settings(port).build());
    ann.press("Retry now");
    awaitStatus(ann, "Online");
    Await.until("no banner", () -> !banner.isVisible());
    assertTrue(ann.box().isEnabled());
    assertEquals("Message", focused(ann), "when the button has gone");
  }

  @Test
  void theLikelyCausesOfAServerThatNeverAnsweredAreToldToDevelopersNotToVisitors() {
    sample.close();
    var ann = seat(atSample());
    ann.join("Ann");
    var banner = ann.page().locator(".banner");
    Await.until("the causes", () -> banner.isVisible() && !watch.advice().isEmpty());
    var advice = watch.advice().getFirst();
    assertTrue(advice.contains("has never answered"), advice);
    assertTrue(advice.contains(sample.url()), advice);
    assertTrue(advice.contains("--origin http://127.0.0.1:" + server.port()), advice);
    Await.until(
        "the banner", () -> banner.textContent().startsWith("The server cannot be reached."));
    assertFalse(banner.textContent().contains("--origin"), banner.textContent());
    assertEquals(1, watch.advice().size(), "once");
  }

  @Test
  void anAddressThatOnlyTheBrowserFindsWrongIsToldInsteadOfAskingForAName() {
    var ann = seat("server=ws://127.0.0.1:99999/chat");
    Await.until("the reason", () -> ann.status().contains("is not an address"));
    assertTrue(ann.status().contains("ws://127.0.0.1:99999/chat"), ann.status());
    assertFalse(ann.page().locator(".card .field").isVisible());
  }

  @Test
  void aServerThatThePolicyForbidsIsToldAsSuch() {
    var ann = seat("server=ws://127.0.0.1:9/chat");
    ann.join("Ann");
    awaitStatus(ann, "Not connected");
    var advice = watch.advice().toString();
    assertTrue(advice.contains("Content-Security-Policy"), advice);
    var banner = ann.page().locator(".banner").textContent();
    assertTrue(banner.startsWith("This chat is not set up correctly."), banner);
    assertTrue(watch.complaints().removeIf(told -> told.contains("Content Security Policy")));
    assertTrue(ann.box().isDisabled(), "nothing can be said");
    assertTrue(ann.button("Send").isDisabled());
  }

  @Test
  void whatWasNotConfirmedIsResentOrDeletedWhenAsked() {
    var ann = online(atSample(), "Ann");
    sample.swallow(frame -> frame.contains("lost"));
    ann.say("lost one");
    ann.say("lost two");
    Await.until(
        "both on the wire",
        () -> sample.received().stream().filter(frame -> frame.contains("lost")).count() == 2);
    sample.cutAll(); // first: the second may still be on its way through the server
    sample.swallow(frame -> false);
    awaitLast(ann, "Ann: lost two [Not confirmed. The server may or may not have it.]");
    awaitStatus(ann, "Online");
    ann.button("Delete").last().click();
    Await.until("one less", () -> ann.log().stream().noneMatch(row -> row.contains("two")));
    ann.press("Resend");
    awaitLast(ann, "Ann: lost one");
    assertEquals(0, ann.page().locator(".resend").count());
  }

  private static void tab(ChromiumSeat seat, String name) {
    seat.page().keyboard().press("Tab");
    assertEquals(name, focused(seat));
  }

  /** How a screen reader names what has the focus; empty if that is the page. */
  private static String focused(ChromiumSeat seat) {
    return (String)
        seat.page()
            .evaluate(
                """
                () => {
                  const active = document.activeElement.shadowRoot?.activeElement;
                  return !active ? '' : active.getAttribute('aria-label')
                    || active.labels?.[0]?.textContent || active.textContent;
                }
                """);
  }

  private static int named(ChromiumSeat seat, AriaRole role, String name) {
    return seat.page()
        .getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
        .count();
  }

  private static int height(ChromiumSeat seat) {
    return (int) seat.box().evaluate("box => box.offsetHeight");
  }

  private static int bottomGap(ChromiumSeat seat) {
    return (int) seat.page().locator(".log").evaluate(BOTTOM_GAP);
  }

  private static String ground(ChromiumSeat seat) {
    return (String)
        seat.page().locator(".chat").evaluate("e => getComputedStyle(e).backgroundColor");
  }

  private static void assertFits(ChromiumSeat seat) {
    assertEquals(
        "",
        seat.page()
            .evaluate(
                """
                () => {
                  const root = document.querySelector('websocket-chat').shadowRoot;
                  return [...root.querySelectorAll('*')]
                    .filter(e => e.checkVisibility() && !e.closest('.by, svg'))
                    .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                    .map(e => e.className).join();
                }
                """));
  }

  private static void fill(ChromiumSeat seat) {
    for (int i = 0; i < 20; i++) {
      seat.say("line\nline " + i);
    }
  }
}
