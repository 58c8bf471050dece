package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.testing.Await;

/** What the page tells of the room's mode and its pinned message, and how moderators set them. */
final class ModesTest extends MessageFixture {
  private static final RoomMode READ_ONLY = new RoomMode(0, true, false, true);

  ModesTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  private static String mode(ChromiumSeat seat) {
    return seat.page().locator("[data-place=mode]").textContent();
  }

  /** What a screen reader tells of the box beside its name. */
  private static String described(ChromiumSeat seat) {
    return (String)
        seat.box()
            .evaluate(
                "box => box.getAttribute('aria-describedby').split(' ')"
                    + ".map(id => box.getRootNode().getElementById(id).textContent)"
                    + ".join(' ').trim()");
  }

  private static Locator bar(ChromiumSeat seat) {
    return seat.page().locator(".pinned");
  }

  private static String focused(ChromiumSeat seat) {
    return seat.page().locator("button:focus").textContent();
  }

  private static Locator inSheet(ChromiumSeat seat, AriaRole role, String words) {
    return seat.page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(role, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }

  @Test
  void slowModeCountsDownWhileOneGoesOnWriting() {
    room.mode = new RoomMode(3, true, false, false);
    var ann = online(atRoom(), "Ann");
    assertEquals("Slow mode: 3 s between messages", mode(ann));
    assertEquals("", ann.text(".wait"));
    ann.say("one");
    Await.until("the wait", () -> ann.text(".wait").equals("next in 3 s"));
    assertEquals("next in 3 s", ann.text(".spoken p"));
    assertEquals("Slow mode: 3 s between messages", described(ann));
    ann.say("two");
    awaitLast(ann, "Ann: two [Waiting to be sent]");
    assertTrue(ann.box().isEnabled());
    Await.until("the next second", () -> ann.text(".wait").equals("next in 2 s"));
    Await.until("the last second", () -> ann.text(".wait").equals("next in 1 s"));
    assertFalse(ann.page().locator(".spoken").textContent().contains("next in 1"));
    awaitLast(ann, "Ann: two");
    room.set(RoomMode.USUAL);
    Await.until("its end", () -> !ann.page().locator(".mode-bar").isVisible());
  }

  @Test
  void inAReadOnlyRoomTheBoxOfAGuestSaysWhyAndTheDraftIsKept() {
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "hear");
    awaitLast(ann, "Bob: hear");
    choose(ann, "hear", "Reply");
    ann.box().fill("half a thought");
    ann.box().focus();
    room.set(READ_ONLY);
    Await.until("the reason", () -> ann.box().isDisabled());
    assertEquals("Guests only read", ann.box().getAttribute("placeholder"));
    assertEquals("", ann.draft());
    assertEquals("", ann.page().locator(".grower").getAttribute("data-text"));
    assertFalse(ann.page().locator(".chip").isVisible(), "there is nothing to cancel");
    assertEquals("Guests only read", mode(ann));
    assertTrue(ann.button("Send").isDisabled());
    assertEquals("Messages", ann.focused());
    ann.page().reload();
    ann.page().waitForLoadState();
    awaitStatus(ann, "Online");
    Await.until("the reason", () -> ann.box().isDisabled());
    room.set(RoomMode.USUAL);
    Await.until("the draft", () -> ann.draft().equals("half a thought"));
    assertTrue(ann.box().isEnabled());
    assertEquals("Message Chat", ann.box().getAttribute("placeholder"));
  }

  @Test
  void whereOneMayOnlyReadNoReplyIsOffered() {
    var bob = room.person("Bob", null);
    room.mode = READ_ONLY;
    var ann = online(atRoom(), "Ann");
    room.say(bob, "hear");
    awaitLast(ann, "Bob: hear");
    ann.page().locator("article").last().focus();
    ann.key("Enter");
    var items = ann.page().getByRole(AriaRole.MENUITEM).allTextContents();
    assertEquals(List.of("Copy", "Report"), items.stream().map(String::strip).toList());
  }

  @Test
  void aServerOfJsonHasNoModes() {
    var ann = online(atSample(), "Ann");
    assertFalse(ann.page().locator(".mode-bar").isVisible());
    assertFalse(bar(ann).isVisible());
    ann.press("People");
    assertFalse(ann.page().locator("[data-place=people-modes]").isVisible());
    assertFalse(ann.page().locator("[data-place=people-acts]").isVisible());
  }

  @Test
  void aRaidIsEndedWithAThumb() {
    room.role = Role.MODERATOR;
    var ann = seat(atRoom());
    ann.page().setViewportSize(360, 640);
    ann.page().locator("[data-phone]").waitFor(); // until then the list closes when that is seen
    ann.join("Ann");
    awaitStatus(ann, "Online");
    ann.press("People");
    ann.press("What the room allows");
    inSheet(ann, AriaRole.SWITCH, "Guests only read").click();
    inSheet(ann, AriaRole.BUTTON, "1 min").click();
    await(
        "what was sent",
        List.of(
            new Body.ModeChange(new RoomMode.Change(null, null, null, true)),
            new Body.ModeChange(new RoomMode.Change(60, null, null, null))),
        room::corrections);
    Await.until("the mode", () -> mode(ann).startsWith("Slow mode: 1 min between messages · "));
    assertEquals(
        "true", inSheet(ann, AriaRole.SWITCH, "Guests only read").getAttribute("aria-checked"));
    assertEquals("true", inSheet(ann, AriaRole.BUTTON, "1 min").getAttribute("aria-pressed"));
    assertTrue(ann.box().isEnabled(), "a moderator writes");
    inSheet(ann, AriaRole.SWITCH, "No links from guests").click();
    inSheet(ann, AriaRole.SWITCH, "Only with a log-in or an invitation").click();
    inSheet(ann, AriaRole.SWITCH, "Guests only read").click();
    await("the mode", new RoomMode(60, false, true, false), () -> room.mode);
    ann.page().mouse().click(180, 20); // beside the sheet
    assertEquals(0, ann.count(".modes"));
  }

  @Test
  void theSheetIsUsedByKeyboardAloneAndShowsWhatTheRoomHas() {
    room.role = Role.MODERATOR;
    room.mode = new RoomMode(10, true, false, false);
    var ann = online(atRoom(), "Ann");
    ann.page().locator(".change-modes").focus();
    ann.key("Enter");
    assertEquals("Close", ann.focused());
    ann.key("Shift+Tab");
    assertEquals("Only with a log-in or an invitation", focused(ann));
    ann.key("Tab");
    ann.key("Tab");
    assertEquals("off", focused(ann));
    assertEquals("true", inSheet(ann, AriaRole.BUTTON, "10 s").getAttribute("aria-pressed"));
    ann.key("Enter");
    await("the mode", RoomMode.USUAL, () -> room.mode);
    Await.until("the line", () -> !ann.page().locator(".mode-bar").isVisible());
    room.set(new RoomMode(30, true, false, false));
    Await.until(
        "30 s",
        () -> inSheet(ann, AriaRole.BUTTON, "30 s").getAttribute("aria-pressed").equals("true"));
    ann.key("Escape");
    assertEquals(0, ann.count(".modes"));
    assertEquals("Change", focused(ann));
  }

  @Test
  void aSlowModeThatIsNoneOfTheUsualOnesIsAChoiceToo() {
    room.role = Role.MODERATOR;
    room.mode = new RoomMode(20, true, false, false);
    var ann = online(atRoom(), "Ann");
    ann.page().locator(".change-modes").click();
    var other = inSheet(ann, AriaRole.BUTTON, "20 s");
    assertEquals("true", other.getAttribute("aria-pressed"));
    inSheet(ann, AriaRole.BUTTON, "5 s").click();
    await("the mode", 5, () -> room.mode.slowSeconds());
    other.click();
    await("the mode", 20, () -> room.mode.slowSeconds());
  }

  @Test
  void enterThatIsHeldOpensTheSheetOnce() {
    room.role = Role.MODERATOR;
    room.mode = READ_ONLY;
    var ann = online(atRoom(), "Ann");
    ann.page().locator(".change-modes").focus();
    for (int i = 0; i < 6; i++) {
      ann.page().keyboard().down("Enter"); // from the second one on, it is held
      assertEquals(1, ann.count(".modes"));
    }
    ann.page().keyboard().up("Enter");
  }

  @Test
  void whileThereIsNoConnectionTheSheetSaysThatItWaits() {
    room.role = Role.MODERATOR;
    var ann = online(atRoom(), "Ann");
    ann.press("What the room allows");
    assertEquals("", ann.text(".modes .fault"));
    room.close();
    Await.until("the wait", () -> ann.text(".modes .fault").equals("Waits for the connection."));
    var links = inSheet(ann, AriaRole.SWITCH, "No links from guests");
    links.click();
    Await.until("it waits", () -> links.getAttribute("aria-checked").equals("true"));
    ann.key("Escape");
    ann.press("What the room allows");
    assertEquals("true", links.getAttribute("aria-checked"), "it still waits");
    assertEquals("Waits for the connection.", ann.text(".modes .fault"));
  }

  @Test
  void theSheetGivesTheFocusBackToTheButtonThatOpenedIt() {
    room.role = Role.MODERATOR;
    room.mode = READ_ONLY;
    var ann = seat(atRoom());
    ann.page().setViewportSize(360, 640);
    ann.page().locator("[data-phone]").waitFor(); // until then the list closes when that is seen
    ann.join("Ann");
    awaitStatus(ann, "Online");
    ann.press("People");
    ann.press("What the room allows");
    ann.key("Escape");
    assertEquals("What the room allows", focused(ann));
    assertTrue(ann.page().locator(".people-list").isVisible());
    ann.key("Escape");
    ann.page().locator(".change-modes").click();
    inSheet(ann, AriaRole.SWITCH, "Guests only read").click();
    Await.until("the line", () -> !ann.page().locator(".mode-bar").isVisible());
    ann.key("Escape");
    assertEquals("Messages", ann.focused());
  }

  @Test
  void sheetAndMenuFitALowChat() {
    room.role = Role.MODERATOR;
    room.mode = READ_ONLY;
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "spam");
    awaitLast(ann, "Bob: spam");
    for (var size : List.of(List.of(320, 256), List.of(640, 360))) {
      ann.page().setViewportSize(size.get(0), size.get(1));
      ann.page().locator("article").last().focus();
      ann.key("Enter");
      Await.until("the menu", () -> isInView(ann.page().getByRole(AriaRole.MENU), size.get(1)));
      ann.key("End");
      var last = ann.page().getByRole(AriaRole.MENUITEM).last();
      Await.until("its last item", () -> isInView(last, size.get(1)));
      ann.key("Escape");
      ann.page().locator(".change-modes").click();
      inSheet(ann, AriaRole.SWITCH, "Only with a log-in or an invitation").hover();
      inSheet(ann, AriaRole.BUTTON, "Close").click();
      assertEquals(0, ann.count(".modes"));
    }
  }

  private static boolean isInView(Locator element, int height) {
    var box = element.boundingBox();
    return box.y >= 0 && box.y + box.height <= height;
  }

  @Test
  void theSheetIsClosedWhenThePersonIsOut() {
    room.role = Role.MODERATOR;
    var ann = online(atRoom(), "Ann");
    ann.press("What the room allows");
    ann.page().locator("websocket-chat").evaluate("chat => void chat.disconnect()");
    Await.until("the form", ann::isAskedForName);
    assertEquals(0, ann.count(".modes"));
    assertEquals(0, ann.count("[inert]"));
    assertTrue(ann.page().locator(".join").isEnabled());
  }

  @Test
  void screenReadersHearWhatTheRoomAllowsAndOnesOwnActs() {
    room.role = Role.MODERATOR;
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "rules");
    awaitLast(ann, "Bob: rules");
    ann.press("What the room allows");
    assertEquals(0, ann.count("[inert] .spoken"));
    inSheet(ann, AriaRole.SWITCH, "Guests only read").click();
    awaitSpoken(ann, "Guests only read");
    room.set(RoomMode.USUAL);
    awaitSpoken(ann, "Everybody may write as usual.");
    ann.key("Escape");
    choose(ann, "rules", "Pin");
    awaitSpoken(ann, "A message was pinned");
  }

  private static void awaitSpoken(ChromiumSeat seat, String sentence) {
    await("what is read out", sentence, () -> seat.page().locator(".spoken").textContent());
  }

  @Test
  void anActThatIsRefusedSaysWhy() {
    room.role = Role.MODERATOR;
    var ann = online(atRoom(), "Ann");
    ann.press("What the room allows");
    room.refuses = "forbidden";
    var links = inSheet(ann, AriaRole.SWITCH, "No links from guests");
    links.click();
    Await.until(
        "why", () -> ann.text(".modes .fault").equals("Not done. You may not do that here."));
    Await.until("as it is", () -> links.getAttribute("aria-checked").equals("false"));
    ann.key("Escape");
    assertFalse(ann.log().toString().contains("Not done"), ann.log().toString());
  }

  @Test
  void aMessageIsPinnedFollowedAndUnpinned() {
    room.role = Role.MODERATOR;
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "tonight\nat eight");
    for (int i = 0; i < 40; i++) {
      room.say(bob, "line " + i);
    }
    awaitLast(ann, "Bob: line 39");
    assertFalse(bar(ann).isVisible());
    ann.page().locator("article").first().focus();
    ann.key("Enter");
    ann.page().getByRole(AriaRole.MENUITEM).getByText("Pin").click();
    await("what was sent", List.of(new Body.Pin(1)), room::corrections);
    Await.until("the bar", () -> words(ann).equals("Bob tonight at eight"));
    room.edit(1, "tonight at nine");
    Await.until("the edit", () -> words(ann).equals("Bob tonight at nine"));
    ann.page().locator(".log").evaluate("log => { log.scrollTop = log.scrollHeight; }");
    ann.page().locator(".pinned-words").click();
    ann.page().locator("[data-lit]").getByText("tonight at nine").waitFor();
    // The focus shows a date there, which changes the height of a log that stood at its end.
    ann.page()
        .evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
                + " setTimeout(done))))");
    var lit = ann.page().locator("[data-lit]").boundingBox();
    assertTrue(lit.y > 0 && lit.y < 600, "it stays in view: " + lit.y);
    ann.press("Fold");
    assertFalse(ann.page().locator(".pinned-words").isVisible());
    room.say(bob, "more");
    awaitLast(ann, "Bob: more");
    assertFalse(ann.page().locator(".pinned-words").isVisible(), "it stays folded");
    room.pin(2);
    Await.until("another pin", () -> words(ann).equals("Bob line 0"));
    ann.press("Unpin");
    Await.until("its end", () -> !bar(ann).isVisible());
    assertEquals("Messages", ann.focused());
    choose(ann, "line 39", "Pin");
    Await.until("the bar", () -> words(ann).equals("Bob line 39"));
    choose(ann, "line 39", "Unpin");
    Await.until("its end", () -> !bar(ann).isVisible());
  }

  private static String words(ChromiumSeat seat) {
    return seat.page().locator(".pinned-words").textContent();
  }

  @Test
  void aPinnedMessageThatIsNotLoadedIsToldAllTheSame() {
    room.head = 80;
    room.pinned = 1;
    var ann = online(atRoom(), "Ann");
    awaitAsked(81, 50);
    room.page(81, 80, "the newest");
    awaitAsked(2, 1);
    room.page(2, 1, "our rules");
    Await.until("the bar", () -> words(ann).equals("Bob our rules"));
    assertEquals(List.of("Bob: the newest"), articles(ann));
    awaitAsked(80, 50); // there is room for more
    room.edit(1, "our new rules");
    room.page(80, 1, "our rules");
    Await.until("the edit", () -> words(ann).equals("Bob our new rules"));
    ann.page().locator(".pinned-words").click();
    ann.page().locator("[data-lit]").getByText("our new rules").waitFor();
  }

  @Test
  void everybodyIsToldThatThePinnedMessageIsTooFar() {
    room.head = 80;
    room.pinned = 1;
    var ann = online(atRoom(), "Ann");
    awaitAsked(81, 50);
    room.page(81, 80, "the newest");
    awaitAsked(2, 1);
    room.page(2, 1, "our rules");
    Await.until("the bar", () -> words(ann).equals("Bob our rules"));
    ann.page().locator(".pinned-words").click();
    for (long next = 80; next > 50 && ann.text("#fault").isEmpty(); next--) {
      var page = new ClientFrame.History(next, 50);
      Await.until("the next page", () -> room.frames.contains(page) || hasFault(ann));
      room.page(next, next - 1, "line");
    }
    Await.until("why", () -> hasFault(ann));
    assertTrue(ann.text("#fault").startsWith("The message is further up than was loaded."));
    ann.page().locator(".pinned-words").click();
    Await.until("that it goes on", () -> !hasFault(ann));
  }

  private static boolean hasFault(ChromiumSeat seat) {
    return !seat.text("#fault").isEmpty();
  }

  private static List<String> articles(ChromiumSeat seat) {
    return seat.log().stream().filter(row -> row.startsWith("Bob: ")).toList();
  }

  private void awaitAsked(long before, int limit) {
    var page = new ClientFrame.History(before, limit);
    Await.until("the request for " + page, () -> room.frames.contains(page));
  }

  @Test
  void aPinGoesWithItsMessageAndGuestsOnlyReadIt() {
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "rules");
    room.pin(1);
    Await.until("the bar", () -> bar(ann).isVisible());
    assertFalse(ann.button("Unpin").isVisible());
    assertFalse(ann.page().locator(".change-modes").isVisible());
    room.remove(1);
    Await.until("its end", () -> !bar(ann).isVisible());
  }
}
