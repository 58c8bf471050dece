package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.testing.Await;

/** The menu of a message: how it is opened and closed, what it offers, and what becomes of it. */
final class MenuTest extends MessageFixture {
  MenuTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  @Test
  void theButtonIsShownWhereThePointerOrTheFocusIs() {
    var ann = online("", "Ann");
    ann.say("one");
    ann.awaitSent();
    assertEquals(0, ann.count(".more"));
    message(ann, "one").locator(".text").hover();
    assertTrue(message(ann, "one").locator(".more").isVisible());
    assertEquals("1", opacity(ann));
    ann.page().mouse().move(1, 1);
    Await.until("it to vanish", () -> opacity(ann).equals("0"));
    message(ann, "one").focus();
    assertEquals("1", opacity(ann));
    ann.say("two");
    awaitLast(ann, "Ann: two");
    message(ann, "two").focus();
    assertEquals(1, ann.count(".more"));
    assertEquals(1, message(ann, "two").locator(".more").count());
  }

  private static String opacity(ChromiumSeat seat) {
    return (String) seat.page().locator(".more").evaluate("e => getComputedStyle(e).opacity");
  }

  @Test
  void aMenuIsUsedByKeyboardAloneAndGivesTheFocusBack() {
    var ann = online("", "Ann");
    ann.say("one");
    ann.awaitSent();
    var keys = ann.page().keyboard();
    var one = message(ann, "one");
    one.focus();
    for (var key : List.of("Enter", "ContextMenu", "Shift+F10")) {
      keys.press(key);
      menu(ann).waitFor();
      assertEquals(
          1, ann.page().getByRole(AriaRole.MENU, named("Message of Ann")).count(), "its name");
      keys.press("Escape");
      assertFalse(menu(ann).isVisible());
      assertTrue(hasFocus(one), key);
    }
    keys.press("Enter");
    var items = ann.page().getByRole(AriaRole.MENUITEM);
    assertTrue(hasFocus(items.first()));
    keys.press("ArrowUp");
    assertTrue(hasFocus(items.last()));
    keys.press("ArrowDown");
    assertTrue(hasFocus(items.first()));
    keys.press("End");
    assertTrue(hasFocus(items.last()));
    keys.press("Home");
    assertTrue(hasFocus(items.first()));
    keys.press("Tab");
    assertFalse(menu(ann).isVisible());
    assertTrue(hasFocus(one));
  }

  @Test
  void theMenuOfAMessageOutOfSightIsInTheChat() {
    var ann = online("", "Ann");
    for (int i = 0; i < 30; i++) {
      ann.say("line " + i + ".");
    }
    ann.awaitSent();
    message(ann, "line 0.").focus();
    ann.page().locator(".log").evaluate("log => { log.scrollTop = log.scrollHeight; }");
    ann.page().keyboard().press("Enter");
    menu(ann).waitFor();
    assertTrue(menu(ann).boundingBox().y >= 0, "above the window");
  }

  @Test
  void aPressBesideTheMenuClosesIt() {
    var ann = online("", "Ann");
    ann.say("one");
    ann.awaitSent();
    open(ann, "one");
    ann.page().mouse().click(300, 30);
    assertFalse(menu(ann).isVisible());
    assertTrue(hasFocus(message(ann, "one")));
  }

  @Test
  void theFocusStaysAtTheMessageWhenTheButtonGoesToAnother() {
    var ann = online("", "Ann");
    ann.say("one");
    ann.say("two");
    ann.awaitSent();
    open(ann, "one");
    ann.key("Escape");
    assertTrue(hasFocus(message(ann, "one")));
    message(ann, "two").locator(".text").hover();
    assertEquals(1, message(ann, "two").locator(".more").count());
    assertTrue(hasFocus(message(ann, "one")));
  }

  @Test
  void theMenuGoesWithTheFocusAndWithTheRoom() {
    var ann = online("", "Ann");
    ann.say("one");
    ann.awaitSent();
    open(ann, "one");
    ann.box().focus();
    Await.until("its end", () -> ann.count(".menu") == 0);
    assertEquals("Message", ann.focused());
    open(ann, "one");
    ann.page().locator("websocket-chat").evaluate("chat => void chat.disconnect()");
    Await.until("its end", () -> ann.count(".menu") == 0);
  }

  @Test
  void aHeldEnterOpensTheMenuAndNothingElse() {
    var ann = online("", "Ann");
    ann.say("one");
    ann.awaitSent();
    message(ann, "one").focus();
    var keys = ann.page().keyboard();
    keys.down("Enter");
    keys.down("Enter");
    assertTrue(menu(ann).isVisible());
    keys.up("Enter");
    ann.key("Escape");
    keys.down("Shift");
    keys.up("Shift");
    assertFalse(menu(ann).isVisible());
  }

  @Test
  void onesOwnIsDeletedForEverybodyAfterAQuestion() {
    var bob = online("", "Bob");
    var ann = online("", "Ann");
    ann.say("a secret");
    awaitLast(bob, "Ann: a secret");
    ann.awaitSent();
    open(bob, "a secret");
    assertFalse(offered(bob).contains("Delete"), offered(bob).toString());
    bob.key("Escape");
    open(ann, "a secret");
    choose(ann, "Delete");
    assertEquals("Delete this message for everybody?", ann.text(".dialog-text"));
    assertEquals("Cancel", ann.page().locator(".cancel:focus").textContent());
    ann.key("Escape");
    awaitLast(ann, "Ann: a secret");
    open(ann, "a secret");
    choose(ann, "Delete");
    ann.press("Delete");
    awaitLast(bob, "Ann: This message was deleted.");
    awaitLast(ann, "Ann: This message was deleted.");
    assertFalse(ann.page().locator("article").textContent().contains("Sent"));
    ann.page().locator("article").focus();
    ann.key("Enter");
    assertFalse(menu(ann).isVisible(), "nothing can be done with what was removed");
  }

  @Test
  void aTextIsCopied() {
    var ann = online("", "Ann");
    ann.page()
        .evaluate(
            "() => { navigator.clipboard.writeText = t => { window.copied = t;"
                + " return Promise.resolve(); }; }");
    ann.say("*as it was* typed");
    ann.awaitSent();
    open(ann, "typed");
    choose(ann, "Copy");
    assertEquals("*as it was* typed", ann.page().evaluate("window.copied"));
    assertEquals("Copied", ann.text(".spoken p"));
    var toast = ann.page().locator(".toast");
    assertTrue(toast.boundingBox().height > 20, "the eye sees it");
    assertEquals("none", toast.evaluate("e => getComputedStyle(e).pointerEvents"));
    Await.until("its end", () -> !toast.isVisible());
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  @Test
  void thatATextIsCopiedIsToldOnceItIsAndSeenThoughOtherThingsAreTold() {
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    ann.page()
        .evaluate(
            "() => { navigator.clipboard.writeText = () => new Promise(done => {"
                + " window.done = done; }); }");
    room.say(bob, "typed");
    awaitLast(ann, "Bob: typed");
    open(ann, "typed");
    choose(ann, "Copy");
    var toast = ann.page().locator(".toast");
    assertEquals("", toast.textContent(), "it is not copied yet");
    ann.page().evaluate("() => window.done()");
    Await.until("the word", () -> toast.textContent().equals("Copied"));
    room.say(bob, "more");
    Await.until("what is read out", () -> ann.text(".spoken p").contains("more"));
    assertEquals("Copied", toast.textContent());
  }

  @Test
  void aTextThatCannotBeCopiedIsTold() {
    var ann = online("", "Ann");
    ann.page()
        .evaluate(
            "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
                + " document.execCommand = () => false; }");
    ann.say("typed");
    ann.awaitSent();
    open(ann, "typed");
    choose(ann, "Copy");
    var told = "The browser does not let this page copy.";
    Await.until("why not", () -> ann.page().locator(".toast").textContent().equals(told));
    assertTrue(hasFocus(message(ann, "typed")));
  }

  @Test
  void aTextIsCopiedWhereThePageIsNotSecure() {
    var ann = online("", "Ann");
    ann.page()
        .evaluate(
            "() => { Object.defineProperty(navigator, 'clipboard', { value: undefined });"
                + " document.addEventListener('copy', () => {"
                + " window.copied = document.querySelector('websocket-chat').shadowRoot"
                + ".activeElement.value; }); }");
    ann.say("over http");
    ann.awaitSent();
    open(ann, "over http");
    choose(ann, "Copy");
    assertEquals("over http", ann.page().evaluate("window.copied"));
    assertEquals(1, ann.count("textarea"));
  }

  @Test
  void whatTheServerRefusesIsToldInWordsAtTheMessage() {
    var ann = online(atRoom(), "Ann");
    ann.say("too old");
    ann.awaitSent();
    room.refuses = "too_late";
    open(ann, "too old");
    choose(ann, "Delete");
    ann.press("Delete");
    awaitLast(ann, "Ann: too old [Not deleted. It is too late for that.]");
    assertFalse(ann.button("Resend").isVisible());
    ann.press("Discard");
    awaitLast(ann, "Ann: too old");
  }

  @Test
  void aMessageThatIsRemovedMeanwhileIsNotCopied() {
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    ann.page().evaluate("() => { navigator.clipboard.writeText = t => { window.copied = t; }; }");
    room.say(bob, "a secret");
    awaitLast(ann, "Bob: a secret");
    open(ann, "a secret");
    room.remove(1);
    awaitLast(ann, "Bob: This message was deleted.");
    choose(ann, "Copy");
    assertEquals(null, ann.page().evaluate("window.copied"));
  }

  @Test
  void aModeratorMakesQuietBansAndRemovesAllAfterAQuestion() {
    room.role = Role.MODERATOR;
    var bob = room.person("Bob", null);
    var who = bob.standing().who();
    var ann = online(atRoom(), "Ann");
    room.say(bob, "spam");
    awaitLast(ann, "Bob: spam");
    open(ann, "spam");
    assertEquals(
        List.of(
            "Reply",
            "Copy",
            "Pin",
            "Remove",
            "Quiet for 10 minutes",
            "Ban for a day",
            "Remove all their messages",
            "Remove guests' messages from here on"),
        offered(ann));
    choose(ann, "Quiet for 10 minutes");
    var quiet = new Body.Sanction(Body.SanctionKind.QUIET, who, 600_000, "");
    await("what was sent", List.of(quiet), room::corrections);
    open(ann, "spam");
    choose(ann, "Ban for a day");
    assertEquals(
        "Ban Bob for a day? They are sent away at once."
            + " Other guests of their address are kept out, too.",
        ann.text(".dialog-text"));
    assertEquals(List.of(quiet), room.corrections());
    ann.press("Ban");
    var ban = new Body.Sanction(Body.SanctionKind.BAN, who, 86_400_000, "");
    await("what was sent", List.of(quiet, ban), room::corrections);
    awaitLast(ann, "Bob was banned");
    open(ann, "spam");
    choose(ann, "Remove all their messages");
    assertEquals("Remove all messages of Bob for everybody?", ann.text(".dialog-text"));
    ann.press("Remove");
    await("what was sent", List.of(quiet, ban, new Body.Purge(who, 1)), room::corrections);
    await("log", "Bob: This message was deleted.", () -> ann.log().get(1));
  }

  @Test
  void aBanRemovesEverythingIfItIsToldTo() {
    room.role = Role.MODERATOR;
    var standing = new ServerFrame.Standing("bobsid", Role.MEMBER, true);
    var bob = room.known("Bob", standing);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "spam");
    awaitLast(ann, "Bob: spam");
    open(ann, "spam");
    assertEquals("Message of Bob", ann.text(".menu-head"));
    choose(ann, "Ban for a day");
    assertEquals("Ban Bob for a day? They are sent away at once.", ann.text(".dialog-text"));
    var also = ann.page().getByRole(AriaRole.SWITCH);
    assertEquals("Also remove all of their messages", also.textContent());
    assertEquals("false", also.getAttribute("aria-checked"));
    ann.key("Tab");
    ann.key("Tab");
    assertTrue(hasFocus(also));
    ann.key("Enter");
    ann.key("Space");
    assertEquals("false", also.getAttribute("aria-checked"));
    also.click();
    assertEquals("true", also.getAttribute("aria-checked"));
    assertEquals(List.of(), room.corrections());
    ann.press("Ban");
    var ban = new Body.Sanction(Body.SanctionKind.BAN, "bobsid", 86_400_000, "");
    await("what was sent", List.of(ban, new Body.Purge("bobsid", 1)), room::corrections);
  }

  @Test
  void aBanIsDoneThoughThereIsNothingToRemove() {
    room.role = Role.MODERATOR;
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "spam");
    awaitLast(ann, "Bob: spam");
    room.remove(1);
    awaitLast(ann, "Bob: This message was deleted.");
    room.refusesPurges = true;
    choose(ann, "deleted", "Ban for a day");
    ann.page().getByRole(AriaRole.SWITCH).click();
    ann.press("Ban");
    var purge = new Body.Purge(bob.standing().who(), 1);
    Await.until("what was sent", () -> room.corrections().contains(purge));
    awaitLast(ann, "Bob was banned");
    room.say(bob, "later");
    awaitLast(ann, "Bob: later");
    assertFalse(ann.log().toString().contains("nothing to remove"), ann.log().toString());
    room.say(bob, "spam");
    awaitLast(ann, "Bob: spam");
    open(ann, "spam");
    choose(ann, "Remove all their messages");
    ann.press("Remove");
    awaitLast(
        ann,
        "Ann: All messages of somebody are to be removed. [Not done. There is nothing to remove.]");
  }

  @Test
  void aModeratorCleansUpARaidByOneQuestion() {
    room.role = Role.MODERATOR;
    var ann = online(atRoom(), "Ann");
    room.say(room.person("Bob", null), "before");
    ann.say("of Ann");
    ann.awaitSent();
    for (int i = 0; i < 3; i++) {
      room.say(room.person("Raider " + i, null), "spam " + i);
    }
    awaitLast(ann, "Raider 2: spam 2");
    open(ann, "spam 0");
    choose(ann, "Remove guests' messages from here on");
    assertEquals(
        "Remove this message of Raider 0 and all that guests wrote after it, for everybody?"
            + " Of what is loaded here: 3 messages.",
        ann.text(".dialog-text"));
    ann.press("Remove");
    await("what was sent", List.of(new Body.Purge(null, 3)), room::corrections);
    Await.until("the end of it", () -> !ann.page().locator(".log").textContent().contains("spam"));
    assertTrue(ann.log().containsAll(List.of("Bob: before", "Ann: of Ann")), ann.log().toString());
  }

  @Test
  void aGuestReportsAMessageOnceAfterAQuestion() {
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "spam");
    awaitLast(ann, "Bob: spam");
    open(ann, "spam");
    assertEquals(List.of("Reply", "Copy", "Report"), offered(ann));
    choose(ann, "Report");
    assertEquals("Report this message of Bob to the moderators?", ann.text(".dialog-text"));
    ann.press("Report");
    await("what was sent", List.of(new Body.Report(1, "")), room::corrections);
    room.refuses = "already";
    open(ann, "spam");
    choose(ann, "Report");
    ann.press("Report");
    awaitLast(ann, "Bob: spam [You have reported this message before.]");
    ann.press("Discard");
    awaitLast(ann, "Bob: spam");
  }

  @Test
  void aServerWithoutALogOffersNothingButCopies() {
    var ann = online(atSample(), "Ann");
    ann.say("hello");
    awaitLast(ann, "Ann: hello");
    open(ann, "hello");
    assertEquals(List.of("Copy"), offered(ann));
  }

  @Test
  void aLongPressOpensTheMenuAndAScrollDoesNot() {
    var ann = online("", "Ann");
    ann.say("press me");
    ann.awaitSent();
    touch(ann, "pointerdown", 0);
    touch(ann, "pointermove", 40);
    touch(ann, "pointerup", 40);
    touch(ann, "pointerdown", 0);
    touch(ann, "pointermove", 3);
    menu(ann).waitFor();
    touch(ann, "pointerup", 3);
    assertTrue(menu(ann).isVisible());
    assertEquals(1, ann.count(".menu"));
  }

  /** Where a browser has no long press of its own, the finger clicks what opened under it. */
  @Test
  void theClickOfTheFingerThatOpenedTheMenuChoosesNothing() {
    var ann = online("", "Ann");
    ann.say("press me");
    ann.awaitSent();
    touch(ann, "pointerdown", 0);
    menu(ann).waitFor();
    var reply = ann.page().getByRole(AriaRole.MENUITEM).getByText("Reply");
    reply.evaluate( // at once, as the browser does: a moment later a click is a tap of its own
        "item => { item.getRootNode().querySelector('.text').dispatchEvent("
            + "new PointerEvent('pointerup', { pointerType: 'touch', bubbles: true }));"
            + " item.click(); }");
    assertTrue(menu(ann).isVisible(), "it was the end of the long press");
    Await.until(
        "a tap of its own",
        () -> {
          reply.evaluateAll("items => items.forEach(item => item.click())");
          return !menu(ann).isVisible();
        });
    assertTrue(ann.page().locator(".chip").isVisible());
  }

  /** Where nobody hears the end of the touch that opened the menu, the next one counts. */
  @Test
  void aNewTouchChoosesThoughTheEndOfTheFirstWasNotHeard() {
    var ann = online("", "Ann");
    ann.say("press me");
    ann.awaitSent();
    touch(ann, "pointerdown", 0);
    menu(ann).waitFor();
    var reply = ann.page().getByRole(AriaRole.MENUITEM).getByText("Reply");
    reply.evaluate("item => item.click()");
    assertTrue(menu(ann).isVisible(), "it was the end of the long press");
    reply.evaluate(
        "item => { item.dispatchEvent(new PointerEvent('pointerdown',"
            + " { pointerType: 'touch', bubbles: true })); item.click(); }");
    assertFalse(menu(ann).isVisible());
    assertTrue(ann.page().locator(".chip").isVisible());
  }

  private static void touch(ChromiumSeat seat, String type, int y) {
    message(seat, "press me")
        .locator(".text")
        .evaluate(
            "(e, [type, y]) => e.dispatchEvent(new PointerEvent(type,"
                + " { pointerType: 'touch', clientX: 5, clientY: y, bubbles: true }))",
            List.of(type, y));
  }

  @Test
  void onANarrowScreenTheMenuIsASheetInView() {
    var ann = online("", "Ann");
    ann.say("one");
    ann.awaitSent();
    ann.page().setViewportSize(320, 480);
    open(ann, "one");
    Await.until("all of the width", () -> menu(ann).boundingBox().width > 280);
    Await.until("it to be in view", () -> lowerEdge(menu(ann)) <= 480);
  }

  private static double lowerEdge(Locator element) {
    var box = element.boundingBox();
    return box.y + box.height;
  }
}
