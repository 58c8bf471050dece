package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** The element on a page that forbids and restyles whatever it can. */
final class ForeignPageTest extends ElementFixture {
  ForeignPageTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }

  @Test
  void theStrictestPolicyIsEnough() {
    open(
        """
        <script>
        const violations = [];
        document.addEventListener('securitypolicyviolation', e => violations.push(
          e.violatedDirective + ' ' + e.sample));
        </script>
        <meta http-equiv=Content-Security-Policy content="default-src 'none'; script-src %s;
          connect-src %s; require-trusted-types-for 'script'; trusted-types 'none'">
        """
                .formatted(site.url(), server.socketUrl())
            + SCRIPT,
        tag("suggested-name=Ann"));
    var seat = new ChromiumSeat(page);
    seat.join("Ann");
    awaitState("chat", "online");
    seat.say("hi **there** https://example.org");
    Await.until("it", () -> page.locator(".message a").count() == 1);
    page.evaluate("() => { chat.heading = 'Tea'; chat.lang = 'zh-CN'; }");
    page.locator("[data-action=open-search]").click();
    Await.until("Chinese", () -> seat.status().equals("在线"));
    assertEquals("", page.evaluate("violations.join()"));
    assertEquals(true, page.evaluate("chat.shadowRoot.firstChild.clientHeight > 300"));
  }

  @Test
  void aPageThatStylesEverythingDoesNotReachIn() {
    var look =
        """
        ['.title', '.text', 'textarea', '[part~=join], [part~=send]'].map(place => {
          const style = getComputedStyle(document.querySelector('websocket-chat').shadowRoot
            .querySelector(`[data-place=room] ${place}`));
          return ['fontFamily', 'fontSize', 'fontStyle', 'lineHeight', 'letterSpacing', 'wordSpacing',
            'textTransform', 'textIndent', 'textAlign', 'textShadow', 'whiteSpace', 'color', 'cursor',
            'display'].map(name => style[name]).join(' ');
        }).join('\\n')
        """;
    open(SCRIPT, tag("name=Ann"));
    page.evaluate("void chat.send('hi')");
    Await.until("it", () -> page.locator(".message").count() == 1);
    var usual = page.evaluate(look);
    open(
        """
        <style>
        * { font: italic 40px/3 cursive !important; color: red !important; letter-spacing: 9px !important;
          word-spacing: 20px !important; text-transform: uppercase !important; text-indent: 60px !important;
          text-shadow: 2px 2px red !important; white-space: pre !important; cursor: wait !important; }
        div, p, button, textarea, input { display: none !important; }
        </style>
        """
            + SCRIPT,
        tag("name=Ann"));
    Await.until("it", () -> page.locator(".message").count() == 1);
    assertEquals(usual, page.evaluate(look));
  }
}
