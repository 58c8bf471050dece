package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** The box: drafts, commands, names behind an {@code @}, and who is told that one writes. */
final class WritingTest extends ChromiumFixture {
  WritingTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  // Drafts.

  @Test
  void aDraftOutlivesAReloadAndNotItsSending() {
    var ann = online("", "Ann");
    ann.box().fill("half a thought");
    ann.page().reload();
    awaitStatus(ann, "Online");
    assertEquals("half a thought", ann.box().inputValue());
    ann.box().press("Enter");
    awaitLast(ann, "Ann: half a thought");
    ann.page().reload();
    awaitStatus(ann, "Online");
    assertEquals("", ann.box().inputValue());
  }

  @Test
  void eachRoomAndEachTabHasItsOwnDraft() {
    var ann = online("", "Ann");
    ann.box().fill("for the lobby");
    ann.page().navigate(server.url() + "?lang=en&room=tea&name=Ann");
    awaitStatus(ann, "Online");
    assertEquals("", ann.box().inputValue());
    ann.box().fill("for tea");
    assertEquals("", online("", "Bob").box().inputValue());
    ann.page().navigate(server.url() + "?lang=en&name=Ann");
    awaitStatus(ann, "Online");
    assertEquals("for the lobby", ann.box().inputValue());
  }

  @Test
  void whereNothingCanBeKeptOneWritesAllTheSame() {
    var ann = seat("");
    ann.page()
        .addInitScript(
            """
            for (const storage of ['localStorage', 'sessionStorage']) {
              Object.defineProperty(window, storage, { get() { throw new Error('no storage'); } });
            }
            """);
    ann.page().reload();
    ann.join("Ann");
    awaitStatus(ann, "Online");
    ann.say("hi");
    awaitLast(ann, "Ann: hi");
    ann.page().reload();
    assertTrue(ann.isAskedForName());
  }

  // Commands.

  @Test
  void meIsSentAsItIsWritten() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    var frames = sent(ann);
    ann.page().reload();
    awaitStatus(ann, "Online");
    ann.box().fill("/me waves");
    ann.box().press("Enter");
    Await.until("the frame", () -> frames.stream().anyMatch(f -> f.contains("\"/me waves\"")));
    Await.until("the copy", () -> bob.log().toString().contains("waves"));
    assertEquals("", ann.box().inputValue());
  }

  @Test
  void nickRenames() {
    var ann = online("", "Ann");
    ann.say("/nick Maya Kapoor");
    awaitPeople(ann, "Maya Kapoor you");
    assertEquals("", ann.box().inputValue());
    assertFalse(ann.log().toString().contains("/nick"), ann.log().toString());
  }

  @Test
  void whoLeavesIsAskedWhetherToComeBackUnderTheLastName() {
    var ann = online("", "Ann");
    ann.say("/nick Annabel");
    awaitPeople(ann, "Annabel you");
    ann.press("Leave");
    Await.until("the question", ann::isAskedForName);
    await("name", "Annabel", () -> ann.page().locator("input").first().inputValue());
  }

  @Test
  void nickTellsWhatIsWrongWithTheNameAtTheField() {
    var ann = online("", "Ann");
    ann.say("/nick");
    assertEquals("Please enter a name.", fault(ann));
    assertEquals("true", ann.box().getAttribute("aria-invalid"));
    ann.say("/nick " + "x".repeat(33));
    assertTrue(fault(ann).startsWith("A name has at most 32"), fault(ann));
    assertEquals("/nick " + "x".repeat(33), ann.box().inputValue());
    ann.box().press("Backspace");
    assertEquals("", fault(ann));
  }

  @Test
  void anUnknownCommandIsToldAndStays() {
    var ann = online("", "Ann");
    ann.say("/dance now");
    assertEquals(
        "There is no command /dance. Try /help, or begin with // to send it as text.", fault(ann));
    assertEquals("/dance now", ann.box().inputValue());
    ann.say("//dance now");
    awaitLast(ann, "Ann: /dance now");
    assertEquals("", fault(ann));
  }

  @Test
  void helpListsCommandsAndKeysUntilItIsClosedOrSomethingIsSaid() {
    var ann = online("", "Ann");
    var help = ann.page().locator(".help");
    ann.say("/help");
    assertTrue(help.isVisible());
    for (var word : List.of("/me", "/nick", "//help", "@", "Enter", "Escape")) {
      assertTrue(help.textContent().contains(word), word);
    }
    assertEquals("polite", help.getAttribute("aria-live"));
    ann.box().press("Escape");
    assertFalse(help.isVisible());
    ann.say("/help");
    ann.box().press("Shift+Tab");
    ann.page().keyboard().press("Escape");
    assertFalse(help.isVisible(), "from within it, too");
    ann.say("/help");
    help.click();
    assertFalse(help.isVisible(), "by a tap");
    ann.say("/help");
    ann.say("hi");
    assertFalse(help.isVisible());
    awaitLog(ann, "You joined as Ann", "Ann: hi");
  }

  @Test
  void theGuidesServerIsToldNoneOfThis() {
    var ann = seat(atSample());
    var frames = sent(ann);
    ann.page().reload();
    ann.join("Ann");
    awaitStatus(ann, "Online");
    ann.box().pressSequentially("hi");
    ann.box().press("Enter");
    ann.say("/help");
    ann.say("/nick Eve");
    awaitPeople(ann, "Eve you");
    var types = frames.stream().map(frame -> frame.replaceAll(".*\"type\":\"(\\w+)\".*", "$1"));
    assertEquals(List.of("username", "message", "username"), types.toList());
  }

  // Names behind an @.

  @Test
  void lettersBehindAnAtOfferThoseWhoseNamesBeginSo() {
    var ann = withFour();
    type(ann, "hi @ma");
    awaitNames(ann, "Maria", "Maya Kapoor");
    assertEquals("Maria", meant(ann));
    assertEquals("list", ann.box().getAttribute("aria-autocomplete"));
    assertEquals("names", ann.box().getAttribute("aria-controls"));
    assertTrue(ann.page().getByRole(AriaRole.LISTBOX).isVisible());
    assertEquals(1, ann.page().getByRole(AriaRole.TEXTBOX).count());
    type(ann, "y");
    awaitNames(ann, "Maya Kapoor");
    type(ann, "o");
    awaitNames(ann);
    assertEquals("", ann.box().getAttribute("aria-activedescendant"));
    assertEquals(0, ann.page().getByRole(AriaRole.LISTBOX).count());
  }

  @Test
  void enterAndTabChoose() {
    var ann = withFour();
    type(ann, "hi @ma");
    awaitNames(ann, "Maria", "Maya Kapoor");
    ann.box().press("Enter");
    assertEquals("hi @Maria ", ann.box().inputValue());
    awaitNames(ann);
    type(ann, "and @may");
    awaitNames(ann, "Maya Kapoor");
    ann.box().press("Tab");
    assertEquals("hi @Maria and @Maya Kapoor ", ann.box().inputValue());
    assertEquals("Message", focused(ann));
    ann.box().press("Enter");
    awaitLast(ann, "Ann: hi @Maria and @Maya Kapoor ");
  }

  @Test
  void aKeyThatWritesNothingLeavesTheNamesAndAnArrowTakesThemAway() {
    var ann = withFour();
    type(ann, "@ma");
    awaitNames(ann, "Maria", "Maya Kapoor");
    ann.box().press("ArrowDown");
    for (var key : List.of("Shift", "Control", "Alt", "CapsLock")) {
      ann.box().press(key);
    }
    assertEquals("Maya Kapoor", meant(ann));
    ann.box().press("Shift+Tab");
    assertEquals("@ma", ann.box().inputValue());
    ann.box().focus();
    type(ann, "r");
    awaitNames(ann, "Maria");
    ann.box().press("ArrowLeft");
    awaitNames(ann);
  }

  @Test
  void arrowsMoveRoundAndRoundAndScrollNothing() {
    var ann = withFour();
    type(ann, "@ma");
    awaitNames(ann, "Maria", "Maya Kapoor");
    ann.box().press("ArrowDown");
    assertEquals("Maya Kapoor", meant(ann));
    ann.box().press("ArrowDown");
    assertEquals("Maria", meant(ann));
    ann.box().press("ArrowUp");
    assertEquals("Maya Kapoor", meant(ann));
    assertEquals(3, ann.box().evaluate("box => box.selectionStart"));
    ann.box().press("Enter");
    assertEquals("@Maya Kapoor ", ann.box().inputValue());
  }

  @Test
  void escapeClosesTheListAndThenEnterSends() {
    var ann = withFour();
    type(ann, "@ma");
    awaitNames(ann, "Maria", "Maya Kapoor");
    ann.box().press("Escape");
    awaitNames(ann);
    ann.box().press("Enter");
    awaitLast(ann, "Ann: @ma");
  }

  @Test
  void aNameThatIsWrittenInFullIsSentByEnter() {
    var ann = withFour();
    type(ann, "@Maria");
    awaitNames(ann);
    ann.box().press("Enter");
    awaitLast(ann, "Ann: @Maria");
  }

  @Test
  void shiftAndEnterBreakTheLineAlsoWhileNamesAreOffered() {
    var ann = withFour();
    type(ann, "@ma");
    awaitNames(ann, "Maria", "Maya Kapoor");
    ann.box().press("Shift+Enter");
    assertEquals("@ma\n", ann.box().inputValue());
    awaitNames(ann);
  }

  @Test
  void aClickChoosesAndTheFocusStays() {
    var ann = withFour();
    type(ann, "@ma");
    awaitNames(ann, "Maria", "Maya Kapoor");
    names(ann).nth(1).click();
    assertEquals("@Maya Kapoor ", ann.box().inputValue());
    assertEquals("Message", focused(ann));
    type(ann, "@ma");
    awaitNames(ann, "Maria", "Maya Kapoor");
    ann.page().getByRole(AriaRole.LOG).click();
    awaitNames(ann);
  }

  @Test
  void whatStandsBehindTheCaretStays() {
    var ann = withFour();
    type(ann, " there");
    ann.box().press("Home");
    type(ann, "@mari");
    awaitNames(ann, "Maria");
    ann.box().press("Enter");
    assertEquals("@Maria  there", ann.box().inputValue());
    assertEquals(7, ann.box().evaluate("box => box.selectionStart"));
    ann.box().press("Control+z");
    assertEquals("@mari there", ann.box().inputValue());
  }

  @Test
  void ideographsAndAccentsFindTheirPeople() {
    var ann = withFour();
    type(ann, "你好@李");
    awaitNames(ann, "李雷");
    ann.box().press("Enter");
    type(ann, "@jose");
    awaitNames(ann, "José");
    ann.box().press("Enter");
    assertEquals("你好@李雷 @José ", ann.box().inputValue());
  }

  @Test
  void namesAreOfferedInJsonToo() {
    var ann = online(atSample(), "Ann");
    online(atSample(), "Bob");
    awaitPeople(ann, "Ann you", "Bob");
    type(ann, "@b");
    awaitNames(ann, "Bob");
    ann.box().press("Enter");
    assertEquals("@Bob ", ann.box().inputValue());
  }

  // That one is writing.

  @Test
  void writingIsShownBelowTheMessagesAndInTheList() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    var eve = online("", "Eve");
    awaitPeople(ann, "Ann you", "Bob", "Eve");
    type(bob, "h");
    awaitTyping(ann, "Bob is typing");
    awaitPeople(ann, "Ann you", "Bob typing", "Eve");
    type(eve, "h");
    awaitTyping(ann, "Bob and Eve are typing");
    type(online("", "Dan"), "h");
    awaitTyping(ann, "3 people are typing");
    awaitTyping(bob, "Dan and Eve are typing");
    bob.say("hi");
    awaitTyping(ann, "Dan and Eve are typing");
    awaitPeople(ann, "Ann you", "Bob", "Dan typing", "Eve typing");
  }

  @Test
  void whoStopsWritingIsShownNoMoreAndSoIsWhoLeaves() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    var eve = online("", "Eve");
    awaitPeople(ann, "Ann you", "Bob", "Eve");
    type(bob, "h");
    type(eve, "h");
    awaitTyping(ann, "Bob and Eve are typing");
    eve.press("Leave");
    awaitTyping(ann, "Bob is typing");
    awaitTyping(ann, "");
  }

  @Test
  void neitherCommandsNorBlanksAreToldAsWriting() {
    var ann = online("", "Ann");
    var frames = sent(ann);
    ann.page().reload();
    awaitStatus(ann, "Online");
    type(ann, "  ");
    ann.box().fill("");
    type(ann, "/nick Bo");
    ann.box().fill("");
    type(ann, "h");
    Await.until("typing", () -> frames.contains("{\"type\":\"typing\"}"));
    assertEquals(1, frames.stream().filter(frame -> frame.contains("typing")).count());
    type(ann, "ello");
    ann.box().press("Enter");
    awaitLast(ann, "Ann: hello");
    assertEquals(1, frames.stream().filter(frame -> frame.contains("typing")).count());
  }

  /** A window of Ann, with Maria, Maya Kapoor, José and 李雷 in the room. */
  private ChromiumSeat withFour() {
    room.add("Maya Kapoor", "José", "李雷", "Maria");
    return online(atRoom(), "Ann");
  }

  private static void type(ChromiumSeat seat, String text) {
    seat.box().pressSequentially(text);
  }

  private static Locator names(ChromiumSeat seat) {
    return seat.page().locator(".names [role=option] .who");
  }

  private static void awaitNames(ChromiumSeat seat, String... names) {
    await("names", List.of(names), () -> names(seat).allTextContents());
    assertEquals(names.length > 0, seat.page().locator(".names").isVisible());
  }

  /** The name that would be chosen, as the box says and as it is marked. */
  private static String meant(ChromiumSeat seat) {
    var id = seat.box().getAttribute("aria-activedescendant");
    assertEquals(1, seat.page().locator(".names [aria-selected=true]").count());
    return seat.page().locator("#" + id + "[aria-selected=true] .who").textContent();
  }

  private static String typing(ChromiumSeat seat) {
    return seat.page().locator(".typing").textContent();
  }

  private static void awaitTyping(ChromiumSeat seat, String words) {
    await("typing", words, () -> typing(seat));
  }

  private static String focused(ChromiumSeat seat) {
    return (String)
        seat.page()
            .evaluate(
                """
                () => {
                  let at = document.activeElement;
                  while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
                  return at.getAttribute('aria-label') || '';
                }
                """);
  }

  private static String fault(ChromiumSeat seat) {
    return seat.page().locator(".composer .fault").textContent();
  }

  /** The text frames that this window sends from now on, on its next socket. */
  private static List<String> sent(ChromiumSeat seat) {
    var frames = new CopyOnWriteArrayList<String>();
    seat.page().onWebSocket(socket -> socket.onFrameSent(frame -> frames.add(frame.text())));
    return frames;
  }
}
