package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** How the page calls back who is elsewhere. */
final class BellTest extends ChromiumFixture {
  private static final String OFF = "Notifications: off";
  private static final String MENTIONS = "Notifications: when I am mentioned";
  private static final String ALL = "Notifications: every message";

  /** Notifications that are only noted, and a page that is hidden when it is told so. */
  private static final String STAGE =
      """
      window.shown = [];
      window.asked = 0;
      window.answer = 'granted';
      window.Notification = function(title, options) {
        if (window.fails) throw new TypeError('Illegal constructor');
        shown.push(title + ': ' + options.body);
        window.lastShown = this;
        this.close = () => shown.push('closed');
      };
      Notification.permission = 'default';
      Notification.requestPermission = () => {
        asked++;
        Notification.permission = answer;
        return Promise.resolve(answer);
      };
      let hidden = false;
      Object.defineProperty(document, 'visibilityState',
        { get: () => hidden ? 'hidden' : 'visible' });
      document.hasFocus = () => !hidden;
      window.hide = now => { hidden = now; document.dispatchEvent(new Event('visibilitychange')); };
      """;

  private final BrowserContext profile;

  BellTest(BrowserContext profile) throws IOException {
    super(profile);
    this.profile = profile;
    profile.addInitScript(STAGE);
  }

  private ChromiumSeat ann() {
    return online("", "Ann");
  }

  private static Object ask(ChromiumSeat seat, String script) {
    return seat.page().evaluate(script);
  }

  private static void hide(ChromiumSeat seat, boolean hidden) {
    ask(seat, "hide(" + hidden + ")");
  }

  private static void awaitTitle(ChromiumSeat seat, String title) {
    await("title", title, seat.page()::title);
  }

  @Test
  void asksForPermissionOnlyWhenThePersonTurnsItOn() {
    var ann = ann();
    assertEquals(0, ask(ann, "asked"));
    ann.press(OFF);
    ann.button(MENTIONS).waitFor();
    assertEquals(1, ask(ann, "asked"));
    ann.press(MENTIONS);
    ann.press(ALL);
    ann.button(OFF).waitFor();
  }

  @Test
  void callsForMentionsWhileNobodyLooks() {
    var ann = ann();
    var bob = online("", "Bob");
    ann.press(OFF);
    ann.button(MENTIONS).waitFor();
    bob.say("you see this, @Ann");
    awaitLast(ann, "Bob: you see this, @Ann");
    hide(ann, true);
    bob.say("nothing for you");
    bob.say("are you there, @ann?");
    awaitTitle(ann, "(2) Chat");
    assertEquals(List.of("Bob: are you there, @ann?"), ask(ann, "shown"));
    hide(ann, false);
    awaitTitle(ann, "Chat");
    assertEquals(List.of("Bob: are you there, @ann?", "closed"), ask(ann, "shown"));
  }

  @Test
  void doesNotCallForWhomThePersonIgnores() {
    var ann = ann();
    var bob = online("", "Bob");
    var eve = online("", "Eve");
    ann.press(OFF);
    ann.press(MENTIONS);
    ann.button(ALL).waitFor();
    ann.press("Eve");
    ann.press("Ignore Eve");
    hide(ann, true);
    eve.say("me first");
    awaitLast(bob, "Eve: me first");
    bob.say("hi");
    Await.until("a call", () -> ask(ann, "shown").equals(List.of("Bob: hi")));
    awaitTitle(ann, "(1) Chat");
  }

  @Test
  void aCallSaysWhatItsMessageSaysNow() {
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    ann.press(OFF);
    ann.button(MENTIONS).waitFor();
    hide(ann, true);
    room.say(bob, "@Ann, the key is 1234");
    Await.until("a call", () -> !ask(ann, "shown").equals(List.of()));
    room.edit(1, "@Ann, I have the key");
    var edited = List.of("Bob: @Ann, the key is 1234", "Bob: @Ann, I have the key");
    Await.until("the other words", () -> ask(ann, "shown").equals(edited));
    room.say(bob, "@Ann, it is 1234");
    Await.until("another call", () -> ((List<?>) ask(ann, "shown")).size() == 3);
    room.remove(3);
    Await.until("its end", () -> ((List<?>) ask(ann, "shown")).getLast().equals("closed"));
  }

  @Test
  void aCallThatThePersonClosedIsNotMadeAgain() {
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    ann.press(OFF);
    ann.button(MENTIONS).waitFor();
    hide(ann, true);
    room.say(bob, "@Ann, one");
    Await.until("a call", () -> ask(ann, "shown").equals(List.of("Bob: @Ann, one")));
    ask(ann, "lastShown.onclose()");
    room.edit(1, "@Ann, ONE");
    room.say(bob, "@Ann, two");
    Await.until("another call", () -> ((List<?>) ask(ann, "shown")).contains("Bob: @Ann, two"));
    assertEquals(List.of("Bob: @Ann, one", "Bob: @Ann, two"), ask(ann, "shown"));
  }

  @Test
  void callsForEveryMessageIfThePersonWantsThat() {
    var ann = ann();
    var bob = online("", "Bob");
    ann.press(OFF);
    ann.press(MENTIONS);
    ann.button(ALL).waitFor();
    hide(ann, true);
    bob.say("anything");
    Await.until("a call", () -> ask(ann, "shown").equals(List.of("Bob: anything")));
  }

  @Test
  void keepsTheChoiceOverAReload() {
    var ann = ann();
    ann.press(OFF);
    ann.button(MENTIONS).waitFor();
    profile.addInitScript("Notification.permission = 'granted';");
    var again = ann();
    again.button(MENTIONS).waitFor();
    assertEquals(0, ask(again, "asked"));
  }

  @Test
  void thePageMayChangeItsWishWhileThePersonHasNone() {
    profile.addInitScript("Notification.permission = 'granted';");
    var ann = ann();
    var bell = ann.page().locator(".bell");
    assertEquals("off", bell.getAttribute("data-wish"));
    ask(ann, "document.querySelector('websocket-chat').notify = 'all'");
    ann.button(ALL).waitFor();
    ask(ann, "document.querySelector('websocket-chat').notify = 'whatever'");
    ann.button(OFF).waitFor();
    assertEquals("off", bell.getAttribute("data-wish"));
    ask(ann, "document.querySelector('websocket-chat').notify = 'all'");
    ann.button(ALL).waitFor();
    ann.press(ALL);
    ann.button(OFF).waitFor();
    ask(ann, "document.querySelector('websocket-chat').notify = 'mentions'");
    ask(ann, "document.querySelector('websocket-chat').lang = 'zh'");
    ann.button("通知：关").waitFor();
  }

  @Test
  void countsWhatComesWhileThePageHidesTheChat() {
    var ann = ann();
    var bob = online("", "Bob");
    ask(ann, "document.querySelector('websocket-chat').hidden = true");
    Await.until("it to be gone", () -> !ann.box().isVisible());
    bob.say("one");
    awaitLast(ann, "Bob: one"); // by then the size of the log is known
    bob.say("two");
    Await.until("the count", () -> ann.page().title().matches("\\([12]\\) Chat"));
    ask(ann, "document.querySelector('websocket-chat').hidden = false");
    awaitTitle(ann, "Chat");
    awaitLast(ann, "Bob: two");
  }

  @Test
  void saysThatTheBrowserBlocksIt() {
    var ann = ann();
    ask(ann, "answer = 'denied'");
    ann.press(OFF);
    ann.button("The browser blocks notifications of this page").waitFor();
  }

  @Test
  void goesAwayWhereNotificationsTurnOutNotToWork() {
    var ann = ann();
    var bob = online("", "Bob");
    ann.press(OFF);
    ann.button(MENTIONS).waitFor();
    ask(ann, "fails = true");
    hide(ann, true);
    bob.say("@Ann");
    awaitTitle(ann, "(1) Chat");
    hide(ann, false);
    Await.until("no bell", () -> !ann.page().locator(".bell").isVisible());
  }

  @Test
  void isAbsentWhereThereAreNoNotifications() {
    profile.addInitScript("delete window.Notification; window.Notification = undefined;");
    assertFalse(ann().page().locator(".bell").isVisible());
  }

  @Test
  void isAbsentWithoutASecureContext() {
    profile.addInitScript(
        "Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });");
    assertFalse(ann().page().locator(".bell").isVisible());
  }

  @Test
  void theIconShowsThatSomethingIsUnread() {
    var ann = ann();
    var bob = online("", "Bob");
    var icon = "document.querySelector('link[rel=icon]').getAttribute('href')";
    hide(ann, true);
    bob.say("hi");
    Await.until("the other icon", () -> ask(ann, icon).equals("icon-unread.svg"));
    hide(ann, false);
    Await.until("the icon", () -> ((String) ask(ann, icon)).endsWith("/icon.svg"));
    assertTrue(
        (boolean) ask(ann, "fetch('icon-unread.svg').then(answer => answer.ok)"), "is served");
  }

  @Test
  void foreignPagesKeepTheirTitlesUnlessTheyWantOtherwise() {
    profile.addInitScript(
        "addEventListener('chat-unread', e => (window.counts ||= []).push(e.detail.count));");
    var bob = online("", "Bob");
    for (var wants : List.of("", "notify=off")) {
      site.show(
          "<!doctype html><title>Beans</title><script src=websocket-chat.js></script>"
              + "<websocket-chat name=Ann lang=en server=%schat %s></websocket-chat>"
                  .formatted(server.url(), wants));
      var page = watch.open(site.url());
      awaitStatus(page, "Online");
      hide(page, true);
      bob.say("hi");
      Await.until("the count", () -> List.of(1).equals(ask(page, "window.counts")));
      assertEquals(wants.isEmpty() ? "Beans" : "(1) Beans", page.page().title());
      page.page().close();
    }
  }
}
