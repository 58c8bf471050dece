package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Await;

/** The guide's chat alone, in Chromium, under the server's own strict policy. */
final class GuideChromiumPageTest extends ChromiumPageTest {
  private static final int MOST_ROWS = 1_000;

  GuideChromiumPageTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  /** It offers {@code json} alone. */
  @Override
  protected boolean speaksV1() {
    return false;
  }

  @Override
  protected Settings settings(int port) {
    return GuideScript.in(super.settings(port));
  }

  @Test
  void theOldestRowsFallOutAndMoveNothingForWhoReadsFurtherUp() {
    var ann = (ChromiumSeat) online(atSample(), "Ann");
    broadcast(0, MOST_ROWS + 5);
    awaitLast(ann, "Bob: " + (MOST_ROWS + 4));
    assertEquals(MOST_ROWS, ann.count(".rows > :not(i)"));
    var log = ann.page().locator(".log");
    log.evaluate("log => log.scrollTop = 3000");
    Await.until("a way down", () -> ann.page().locator(".newest").isVisible());
    var read =
        "log => [...log.querySelectorAll('.message')].map(row => [row.querySelector('.text').textContent,"
            + " Math.round(row.offsetTop - log.scrollTop)]).find(row => row[1] >= 0)";
    var before = log.evaluate(read);
    broadcast(MOST_ROWS + 5, MOST_ROWS + 15);
    awaitLast(ann, "Bob: " + (MOST_ROWS + 14));
    assertEquals(MOST_ROWS, ann.count(".rows > :not(i)"));
    assertEquals(before, log.evaluate(read));
  }

  /** Its log is a live region itself, so a row that is put there again would be read again. */
  @Test
  void anOwnTextThatComesBackIsToldOnce() {
    var ann = (ChromiumSeat) online(atSample(), "Ann");
    ann.page()
        .locator(".rows")
        .evaluate(
            """
            rows => new MutationObserver(changes => changes.forEach(change =>
              rows.added = (rows.added || 0) + [...change.addedNodes].filter(row => row.id).length))
              .observe(rows, { childList: true })
            """);
    ann.say("mine");
    ann.awaitSent();
    assertEquals(1, ann.page().locator(".rows").evaluate("rows => rows.added"));
  }

  @Test
  void aButtonThatGoesLeavesTheFocusInTheLog() {
    var ann = (ChromiumSeat) online(atSample(), "Ann");
    sample.swallow(frame -> frame.contains("lost"));
    ann.say("lost");
    Await.until(
        "on the wire", () -> sample.received().stream().anyMatch(frame -> frame.contains("lost")));
    sample.cutAll();
    sample.swallow(frame -> false);
    awaitLast(ann, "Ann: lost [Not confirmed. The server may have it or not.]");
    awaitStatus(ann, "Online");
    ann.button("Delete").focus();
    ann.page().keyboard().press("Enter");
    Await.until("none", () -> ann.log().stream().noneMatch(row -> row.contains("lost")));
    assertEquals(
        "log",
        ann.page()
            .evaluate(
                "() => document.querySelector('websocket-chat').shadowRoot.activeElement.className"));
  }

  private void broadcast(int from, int until) {
    for (int i = from; i < until; i++) {
      sample.broadcast("{\"type\":\"message\",\"name\":\"Bob\",\"text\":\"" + i + "\",\"date\":1}");
    }
  }
}
