package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/**
 * What a tab does whose lock the browser takes away and does not give back at once. Only WebKit
 * does so; here the page's own locks play its part.
 */
final class TabLockTest extends ChromiumFixture {
  /** Locks that are always free, can be taken away, and are refused when the test says so. */
  private static final String LOCKS =
      """
      window.refused = 0;
      window.refuses = false;
      Object.defineProperty(Navigator.prototype, 'locks', { value: {
        request: (name, options, hold) => refuses
          ? (refused++, Promise.reject(new DOMException('not now', 'InvalidStateError')))
          : new Promise((resolve, reject) => {
            window.takeAway = () => reject(new DOMException('stolen', 'AbortError'));
            Promise.resolve(hold({ name })).then(resolve, reject);
          })
      } });
      """;

  private static final String KEY =
      "Object.keys(localStorage).find(key => key.startsWith('websocket-chat ws'))";

  TabLockTest(BrowserContext profile) throws IOException {
    super(profile);
    profile.addInitScript(LOCKS);
  }

  /** Ann has said something, and her tab has lost its lock. */
  private ChromiumSeat annWithoutLock() {
    var ann = online("", "Ann");
    ann.say("one");
    awaitLast(ann, "Ann: one");
    ann.awaitSent();
    ann.page().evaluate("() => { refuses = true; takeAway(); }");
    Await.until("another request", () -> ann.page().evaluate("refused").equals(1));
    return ann;
  }

  private static String main(ChromiumSeat seat) {
    return (String) seat.page().evaluate("localStorage[" + KEY + "]");
  }

  /** From now on the lock is given, and the person turns to the page. */
  private static void look(ChromiumSeat seat) {
    seat.page()
        .evaluate(
            "() => { refuses = false; document.dispatchEvent(new Event('visibilitychange')); }");
  }

  @Test
  void whatWasSaidWithoutTheLockIsStoredOnceItIsBack() {
    var ann = annWithoutLock();
    var before = main(ann);
    ann.say("two");
    awaitLast(ann, "Ann: two");
    ann.awaitSent();
    assertEquals(before, main(ann));
    look(ann);
    Await.until("what was said", () -> !main(ann).equals(before));
    ann.say("three");
    awaitLast(ann, "Ann: three");
  }

  @Test
  void aTabThatComesBackDoesNotOverwriteWhatAnotherStoredInItsPlace() {
    var ann = annWithoutLock();
    var theirs = main(ann).replace("Ann", "Ann B");
    ann.page().evaluate("theirs => { localStorage[" + KEY + "] = theirs; }", theirs);
    ann.say("two");
    awaitLast(ann, "Ann: two");
    look(ann);
    Await.until(
        "the notice",
        () ->
            ann.page()
                .locator(".root")
                .textContent()
                .contains("This chat continues in another tab."));
    assertEquals(theirs, main(ann));
  }
}
