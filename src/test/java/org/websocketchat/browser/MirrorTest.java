package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** The layout in a page that is written from right to left. */
final class MirrorTest extends ChromiumFixture {
  MirrorTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  /** The window of Noor, in which both have said something. */
  private ChromiumSeat noor(int width) {
    var bob = online("", "Bob");
    var noor = online("", "Noor");
    noor.page().setViewportSize(width, 640);
    noor.page().evaluate("document.documentElement.dir = 'rtl'");
    noor.say("السلام عليكم");
    noor.say("all the same");
    bob.say("welcome, Noor");
    bob.say("مرحبا");
    awaitLast(noor, "Bob: مرحبا");
    Await.until(
        "no animation",
        () ->
            (boolean)
                noor.page()
                    .locator(".rows")
                    .evaluate("rows => !rows.getAnimations({ subtree: true }).length"));
    return noor;
  }

  private static BoundingBox box(ChromiumSeat seat, String selector) {
    return seat.page().locator(selector).last().boundingBox();
  }

  private static double middle(BoundingBox box) {
    return box.x + box.width / 2;
  }

  @Test
  void ownMessagesStandAtTheLeftAndOthersAtTheRight() {
    var noor = noor(1000);
    var log = box(noor, ".log");
    for (var text : new String[] {"السلام عليكم", "all the same"}) {
      var own = box(noor, ".own .text:text-is('" + text + "')");
      assertEquals(log.x + 18, own.x, 1, text);
    }
    double right = log.x + log.width - 18;
    for (var text : new String[] {"welcome, Noor", "مرحبا"}) {
      var other = box(noor, ".other .text:text-is('" + text + "')");
      assertEquals(right - 46, other.x + other.width, 1, "room for the avatar: " + text);
    }
    assertEquals(
        "0px",
        noor.page()
            .locator(".other:not(.above)")
            .last()
            .evaluate("row => getComputedStyle(row, '::before').right"));
  }

  @Test
  void cornersFollowTheLayoutAndNotTheText() {
    var noor = noor(1000);
    var corners = "text => getComputedStyle(text).borderRadius";
    for (var text : new String[] {"welcome, Noor", "مرحبا"}) {
      boolean last = text.equals("مرحبا");
      assertEquals(
          last ? "16px 6px 16px 16px" : "16px 6px 6px 16px",
          noor.page().locator(".other .text:text-is('" + text + "')").evaluate(corners),
          text);
    }
    noor.page().evaluate("document.documentElement.dir = 'ltr'");
    assertEquals(
        "6px 16px 16px",
        noor.page().locator(".other .text:text-is('مرحبا')").evaluate(corners),
        "an Arabic text between others");
  }

  @Test
  void peopleAndButtonsChangeSides() {
    var noor = noor(1000);
    assertTrue(middle(box(noor, ".people")) < middle(box(noor, ".log")), "people");
    assertTrue(middle(box(noor, ".send")) < middle(box(noor, ".box")), "send");
    assertTrue(middle(box(noor, "[data-action=leave]")) < middle(box(noor, ".titles")), "leave");
  }

  @Test
  void fitsAPhone() {
    var noor = noor(360);
    noor.press("People");
    assertEquals(0, box(noor, ".people").x, 1);
    assertEquals(
        0, noor.page().locator(".root").evaluate("root => root.scrollWidth - root.clientWidth"));
  }

  @Test
  void englishSentencesStayInOrder() {
    var noor = noor(1000);
    // “You joined as Noor”: the name, which is a part of its own, still stands at the right.
    var ends =
        """
        () => {
          const root = document.querySelector('websocket-chat').shadowRoot;
          const row = [...root.querySelectorAll('.event span')].find(e => /joined as/.test(e.textContent));
          const range = document.createRange();
          const first = row.firstChild;
          range.setStart(first, 0);
          range.setEnd(first, 1);
          return range.getBoundingClientRect().x
            < row.querySelector('bdi').getBoundingClientRect().x;
        }
        """;
    assertEquals(true, noor.page().evaluate(ends));
  }
}
