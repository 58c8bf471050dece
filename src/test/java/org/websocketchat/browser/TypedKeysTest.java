package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** Keys that are typed in the chat are no shortcuts of the page; a question takes all keys. */
final class TypedKeysTest extends ChromiumFixture {
  TypedKeysTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  private static Object keysSeenByThePage(ChromiumSeat seat) {
    return seat.page().evaluate("() => keys.splice(0)");
  }

  private static void watchKeys(ChromiumSeat seat) {
    seat.page()
        .evaluate(
            """
            () => {
              window.keys = [];
              for (const type of ['keydown', 'keypress', 'keyup']) {
                document.addEventListener(type, event => keys.push(type + ' ' + event.key));
              }
            }
            """);
  }

  @Test
  void whatIsTypedInAFieldStaysInTheChat() {
    var ann = seat("");
    watchKeys(ann);
    var keyboard = ann.page().keyboard();
    ann.page().locator("input").focus();
    keyboard.type("Ann");
    keyboard.press("Backspace");
    keyboard.press("Enter");
    awaitStatus(ann, "Online");
    ann.box().focus();
    keyboard.type("k?");
    keyboard.press("ArrowLeft");
    keyboard.press("Enter");
    awaitLast(ann, "An: k?");
    assertEquals(List.of(), keysSeenByThePage(ann));
  }

  @Test
  void escapeAndModifiedKeysLeaveAndSoDoKeysOutsideOfFields() {
    var ann = online("", "Ann");
    watchKeys(ann);
    var keyboard = ann.page().keyboard();
    ann.box().focus();
    keyboard.press("Escape");
    keyboard.press("F2");
    assertEquals(
        List.of("keydown Escape", "keyup Escape", "keydown F2", "keyup F2"),
        keysSeenByThePage(ann));
    keyboard.down("Control");
    keyboard.press("k");
    keyboard.up("Control");
    assertEquals(
        List.of("keydown k", "keyup k"),
        ((List<?>) keysSeenByThePage(ann))
            .stream().filter(key -> !key.toString().endsWith("Control")).toList());
    ann.page().locator(".log").focus();
    keyboard.press("j");
    assertEquals(List.of("keydown j", "keypress j", "keyup j"), keysSeenByThePage(ann));
  }

  @Test
  void aQuestionIsReachedUsedAndLeftByKeyboardAlone() {
    var ann = online("", "Ann");
    ann.press("Leave");
    Await.until("the form", ann::isAskedForName);
    var keyboard = ann.page().keyboard();
    ann.button("Forget me here").focus();
    keyboard.press("Enter");
    assertEquals("Cancel", focused(ann));
    for (var next : List.of("Forget me", "Cancel")) {
      keyboard.press("Tab");
      assertEquals(next, focused(ann));
    }
    keyboard.press("Shift+Tab");
    assertEquals("Forget me", focused(ann));
    assertEquals(1, ann.count(".card[inert]"), "nothing else is reached");
    keyboard.press("Escape");
    assertEquals("Forget me here", focused(ann));
    assertEquals(0, ann.count(".dialog, [inert]"));
    assertEquals("Ann", ann.page().locator("input").inputValue(), "nothing is forgotten");
  }

  private static String focused(ChromiumSeat seat) {
    return (String)
        seat.page()
            .evaluate(
                """
                () => {
                  let at = document.activeElement;
                  while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
                  return at.textContent;
                }
                """);
  }

  /** Some day no browser may have the old command any more. */
  @Test
  void aNameIsCompletedWithoutTheCommandThatInsertsText() {
    online("", "Bob");
    var ann = online("", "Ann");
    awaitPeople(ann, "Ann you", "Bob");
    ann.page().evaluate("document.execCommand = () => false");
    ann.box().pressSequentially("hi @b");
    Await.until("the names", () -> ann.page().locator(".names").isVisible());
    ann.page().keyboard().press("Tab");
    assertEquals("hi @Bob ", ann.box().inputValue());
    Await.until("no names", () -> !ann.page().locator(".names").isVisible());
    ann.page().keyboard().type("!");
    assertEquals("hi @Bob !", ann.box().inputValue());
  }
}
