package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.websocketchat.bot.Bot;
import org.websocketchat.bot.Outcome;
import org.websocketchat.testing.Await;

/** The layouts of the element, and the slots for what the page puts into it. */
class LayoutTest extends ElementFixture {
  private static final String FOCUSED =
      "() => { let e = document.activeElement;"
          + " while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
          + " return e.getAttribute('aria-label') || e.textContent; }";

  LayoutTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }

  private Locator launcher() {
    return page.locator(".launcher");
  }

  private Locator chat() {
    return page.locator(".root");
  }

  private Locator people() {
    return page.locator(".people");
  }

  private String focused() {
    return String.valueOf(page.evaluate(FOCUSED));
  }

  private void awaitFocus(String name) {
    await("the focus", name, this::focused);
  }

  private void openBubble(String attributes) {
    open(SCRIPT, "<p>A page</p>" + tag("layout=bubble " + attributes));
    launcher().waitFor();
  }

  /** Somebody else says this in the lobby; no other page, which would take the focus. */
  private void other(String text) {
    try (var bob = Bot.connect(server.url() + "chat", "lobby", "Bob")) {
      assertInstanceOf(Outcome.Stored.class, bob.say(text).join());
    }
  }

  @Test
  void narrowIsThePhonesLayoutAtAnyWidth() {
    page.setViewportSize(1_200, 700);
    open(SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    Await.until("the people beside the messages", () -> people().isVisible());
    page.evaluate("chat.layout = 'narrow'");
    Await.until("no people", () -> !people().isVisible());
    page.getByRole(AriaRole.BUTTON, named("People")).click();
    assertTrue(people().boundingBox().width > 1_000, "a sheet over the messages");
    assertTrue(page.locator(".backdrop").isVisible());
    page.keyboard().press("Escape");
    page.evaluate("chat.removeAttribute('layout')");
    Await.until("the people beside the messages", () -> people().isVisible());
    assertEquals(240, people().boundingBox().width, 1);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  @Test
  void theLauncherOpensAndClosesAndGivesTheFocusBack() {
    page.setViewportSize(1_000, 700);
    openBubble("name=Ann heading=Help");
    awaitState("chat", "online");
    assertFalse(chat().isVisible());
    assertEquals("false", launcher().getAttribute("aria-expanded"));
    var at = launcher().boundingBox();
    assertEquals(980, at.x + at.width, 1);
    assertEquals(680, at.y + at.height, 1);
    launcher().focus();
    page.keyboard().press("Enter");
    assertTrue(chat().isVisible());
    assertEquals("true", launcher().getAttribute("aria-expanded"));
    awaitFocus("Message");
    var box = chat().boundingBox();
    assertEquals(400, box.width, 1);
    assertTrue(box.y >= 0 && box.y + box.height <= at.y, "above the launcher: " + box.y);
    page.keyboard().press("Escape");
    assertFalse(chat().isVisible());
    awaitFocus("Help");
    launcher().click();
    page.getByRole(AriaRole.BUTTON, named("Close")).click();
    assertFalse(chat().isVisible());
    awaitFocus("Help");
    launcher().click();
    launcher().click();
    assertFalse(chat().isVisible());
  }

  @Test
  void escapeAtTheLauncherClosesAndTheLanguageLeavesTheFocusThere() {
    page.setViewportSize(1_000, 700);
    openBubble("name=Ann heading=Help");
    awaitState("chat", "online");
    launcher().click();
    launcher().focus();
    page.evaluate("chat.lang = 'zh-CN'");
    await("Chinese", "zh-CN", () -> chat().getAttribute("lang"));
    awaitFocus("Help");
    assertTrue(chat().isVisible());
    page.keyboard().press("Escape");
    assertFalse(chat().isVisible());
    awaitFocus("Help");
    page.keyboard().press("Escape");
    assertFalse(chat().isVisible());
    page.evaluate("chat.lang = 'en'");
    await("English", "en", () -> chat().getAttribute("lang"));
    awaitFocus("Help");
  }

  /** A page gives its chat a size before somebody makes it a bubble. */
  @Test
  void theSizeOfTheChatIsNotThatOfItsLauncher() {
    page.setViewportSize(1_000, 700);
    var size = "<style>websocket-chat { height: 600px; min-width: 500px; width: 90% }</style>";
    open(SCRIPT, size + tag("layout=bubble name=Ann"));
    launcher().waitFor();
    var at = launcher().boundingBox();
    assertEquals(980, at.x + at.width, 1);
    assertEquals(680, at.y + at.height, 1);
    launcher().click();
    assertEquals(400, chat().boundingBox().width, 1);
  }

  @Test
  void whatCameWhileTheBubbleWasClosedIsReadOutWhenItOpens() {
    openBubble("name=Ann");
    awaitState("chat", "online");
    other("hello from Bob");
    await("the badge", "1", () -> page.locator(".launcher .badge").textContent());
    launcher().click();
    Await.until(
        "what is read out",
        () -> String.valueOf(page.locator(".spoken").textContent()).contains("hello from Bob"));
  }

  @Test
  void escapeClosesFirstWhatLiesOverTheMessages() {
    openBubble("name=Ann");
    awaitState("chat", "online");
    launcher().click();
    page.locator("textarea").fill("/help");
    page.keyboard().press("Enter");
    page.locator(".help").waitFor();
    page.keyboard().press("Escape");
    assertFalse(page.locator(".help").isVisible());
    page.getByRole(AriaRole.BUTTON, named("People")).click();
    page.keyboard().press("Escape");
    assertFalse(people().isVisible());
    page.getByRole(AriaRole.BUTTON, named("Search")).click();
    page.locator(".query").waitFor();
    page.keyboard().press("Escape");
    assertEquals(0, page.locator(".query").count());
    assertTrue(chat().isVisible());
    page.keyboard().press("Escape");
    assertFalse(chat().isVisible());
  }

  @Test
  void whileItIsClosedTheChatGoesOnAndCountsWhatIsUnread() {
    openBubble("name=Ann room=lobby");
    awaitState("chat", "online");
    other("anybody here?");
    await("the count", "1", () -> page.locator(".launcher .badge").textContent());
    assertEquals("Chat, 1 new message", launcher().getAttribute("aria-label"));
    page.evaluate("chat.lang = 'zh-CN'");
    await("Chinese", "聊天, 1 条新消息", () -> launcher().getAttribute("aria-label"));
    assertEquals(1, launcher().count());
    assertFalse(chat().isVisible(), "it stays closed");
    launcher().click();
    await("nothing unread", "", () -> page.locator(".launcher .badge").textContent());
    assertEquals("anybody here?", page.locator("article .text").last().textContent());
    page.evaluate("chat.lang = 'en'");
    await("English", "Chat", () -> launcher().getAttribute("aria-label"));
    assertTrue(chat().isVisible(), "it stays open");
  }

  @Test
  void onASmallScreenItCoversThePage() {
    page.setViewportSize(320, 568);
    openBubble("name=Ann");
    awaitState("chat", "online");
    launcher().click();
    var box = chat().boundingBox();
    assertEquals(320, box.width, 1);
    assertEquals(568, box.height, 1);
    assertFalse(launcher().isVisible());
    var close = page.locator(".close-chat").boundingBox();
    var leave = page.locator(".leave").boundingBox();
    assertTrue(close.x >= leave.x + leave.width - 1, "they do not overlap");
    assertTrue(close.x + close.width <= 320);
    page.keyboard().press("Escape");
    assertTrue(launcher().isVisible());
  }

  @Test
  void itIsMirrored() {
    page.setViewportSize(1_000, 700);
    openBubble("dir=rtl name=Ann");
    awaitState("chat", "online");
    assertEquals(20, launcher().boundingBox().x, 1);
    launcher().click();
    assertEquals(20, chat().boundingBox().x, 1);
    var close = page.locator(".close-chat").boundingBox();
    var leave = page.locator(".leave").boundingBox();
    assertTrue(close.x + close.width <= leave.x + 1, "they do not overlap");
  }

  @Test
  void whoHasNotJoinedIsAskedThereAndFocusOpensIt() {
    openBubble("");
    page.evaluate("chat.focus()");
    awaitFocus("");
    assertTrue(page.locator("form").isVisible());
    page.locator("input").fill("Ann");
    page.keyboard().press("Enter");
    awaitState("chat", "online");
    awaitFocus("Message");
    page.evaluate("chat.layout = 'auto'");
    await("no launcher", 0, () -> launcher().count());
    assertTrue(chat().isVisible());
    page.evaluate("chat.layout = 'bubble'");
    launcher().waitFor();
    assertFalse(chat().isVisible());
    page.evaluate("chat.layout = 'corner'");
    await("no launcher", 0, () -> launcher().count());
    assertEquals(
        "websocket-chat: layout is auto, narrow or bubble, not \"corner\"; auto is taken",
        watch.advice().getLast());
    page.evaluate("chat.remove()");
    assertEquals(0, page.locator(".launcher").count());
  }

  @Test
  void whatIsPutIntoTheSlotsStandsThere() {
    page.setViewportSize(900, 700);
    open(
        SCRIPT,
        """
        <websocket-chat id=chat lang=en name=Ann server="%s">
          <a slot=header href="#rules">Rules</a>
          <p slot=empty>Be the first</p>
          <p slot=before-box>Weekdays</p>
          <b slot=launcher>Ask</b>
        </websocket-chat>"""
            .formatted(server.socketUrl()));
    awaitState("chat", "online");
    var titles = page.locator(".titles").boundingBox();
    var rules = page.getByText("Rules").boundingBox();
    assertTrue(rules.x >= titles.x && rules.y < titles.y + titles.height, "beside the title");
    page.getByText("Be the first").waitFor();
    assertFalse(page.getByText("It is quiet here").isVisible());
    assertTrue(
        page.getByText("Weekdays").boundingBox().y < page.locator("textarea").boundingBox().y);
    assertFalse(page.getByText("Ask").isVisible());
    page.locator("textarea").fill("hello");
    page.keyboard().press("Enter");
    Await.until("a message", () -> !page.getByText("Be the first").isVisible());
    page.evaluate("chat.layout = 'bubble'");
    page.getByText("Ask").click();
    assertTrue(chat().isVisible());
  }
}
