package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** The colours, sizes and parts that a page can rely on. */
final class ThemeTest extends ChromiumFixture {
  ThemeTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  /** The contrast between a property of one element and a property of another. */
  private static double contrast(
      ChromiumSeat seat, String one, String property, String other, String otherProperty) {
    var script =
        """
        (chat, [one, property, other, otherProperty]) => {
          %s
          const value = (selector, name) =>
            getComputedStyle(chat.shadowRoot.querySelector(selector)).getPropertyValue(name);
          return ratio(value(one, property), value(other, otherProperty));
        }
        """
            .formatted(SeatScripts.RATIO);
    var arguments = List.of(one, property, other, otherProperty);
    return ((Number) seat.page().locator("websocket-chat").evaluate(script, arguments))
        .doubleValue();
  }

  private static void setScheme(ChromiumSeat seat, ColorScheme scheme) {
    seat.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  private static Object style(ChromiumSeat seat, String selector, String property) {
    return seat.page()
        .locator("websocket-chat")
        .locator(selector)
        .first()
        .evaluate("(e, property) => getComputedStyle(e).getPropertyValue(property)", property);
  }

  private static void set(ChromiumSeat seat, Map<String, String> properties) {
    seat.page()
        .locator("websocket-chat")
        .evaluate(
            """
            (chat, properties) => {
              for (const name in properties) chat.style.setProperty(name, properties[name]);
            }
            """,
            properties);
  }

  @Test
  void theBordersOfFieldsAndTheBubblesOfOthersStandOutInBothThemes() {
    var ann = seat("");
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      setScheme(ann, scheme);
      double border =
          contrast(ann, ".card .field", "border-top-color", ".card", "background-color");
      assertTrue(border >= 3, scheme + ": name " + border);
    }
    ann.join("Ann");
    awaitStatus(ann, "Online");
    var bob = online("", "Bob");
    bob.say("hi");
    awaitLast(ann, "Bob: hi");
    ann.press("Search");
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      setScheme(ann, scheme);
      for (var field : List.of(".composer .field", ".query")) {
        ann.button("Close").focus();
        double border = contrast(ann, field, "border-top-color", ".chat", "background-color");
        assertTrue(border >= 3, scheme + ": " + field + " " + border);
      }
      double bubble =
          contrast(ann, ".other .text", "background-color", ".chat", "background-color");
      assertTrue(bubble >= (scheme == ColorScheme.DARK ? 1.3 : 1.15), scheme + ": " + bubble);
    }
  }

  @Test
  void linksStayReadableInOwnBubblesOfTheAccentAndHaveVariablesAndAPart() {
    var ann = online("", "Ann");
    ann.say("see https://example.org/");
    awaitLast(ann, "Ann: see https://example.org/");
    set(ann, Map.of("--wsc-own", "var(--wsc-accent)", "--wsc-own-text", "var(--wsc-on-accent)"));
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      setScheme(ann, scheme);
      double link = contrast(ann, ".own .text a", "color", ".own .text", "background-color");
      assertTrue(link >= 4.5, scheme + ": " + link);
    }
    set(ann, Map.of("--wsc-own-link", "rgb(1, 2, 3)"));
    assertEquals("rgb(1, 2, 3)", style(ann, ".own .text a", "color"));
    var bob = online("", "Bob");
    Await.until("the history", () -> bob.log().contains("Ann: see https://example.org/"));
    set(bob, Map.of("--wsc-link", "rgb(4, 5, 6)"));
    assertEquals("rgb(4, 5, 6)", style(bob, ".other .text a", "color"));
    assertEquals("link", bob.page().locator(".text a").getAttribute("part"));
  }

  @Test
  void oneVariableScalesAllTextAnotherAllCornersAndAnotherAllGaps() {
    var ann = online("", "Ann");
    ann.say("hi");
    awaitLast(ann, "Ann: hi");
    ann.awaitSent();
    set(ann, Map.of("--wsc-font-size", "30px", "--wsc-radius", "0px", "--wsc-space", "8px"));
    assertEquals("30px", style(ann, ".own .text", "font-size"));
    assertEquals("32px", style(ann, ".header .title", "font-size"));
    assertEquals("26px", style(ann, ".foot", "font-size"));
    assertEquals("32px", style(ann, ".box", "font-size"));
    assertEquals("16px", style(ann, ".own .text", "padding-top"));
    assertEquals("24px", style(ann, ".header", "padding-top"));
    assertEquals(
        List.of(),
        ann.page()
            .locator("websocket-chat")
            .evaluate(
                """
                chat => [...chat.shadowRoot.querySelectorAll('*')]
                  .filter(e => !['0px', '50%'].includes(getComputedStyle(e).borderTopLeftRadius))
                  .map(e => e.className)
                """));
  }

  @Test
  void partsTellWhoseAMessageIsAndWhatBecomesOfIt() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    assertEquals("field name-field", ann.page().locator("input.field").getAttribute("part"));
    assertEquals(
        "field message-field", ann.page().locator(".composer .field").getAttribute("part"));
    bob.say("/me waves");
    awaitLast(ann, "Bob: Bob waves");
    ann.say("hi");
    ann.awaitSent();
    assertEquals(
        List.of("message other action", "message own"),
        ann.page().locator(".message").evaluateAll("all => all.map(e => e.getAttribute('part'))"));
    server.close();
    awaitStatus(ann, "Offline");
    ann.say("waits");
    Await.until(
        "the part",
        () ->
            "message own pending"
                .equals(ann.page().locator(".message").last().getAttribute("part")));
  }

  @Test
  void withoutAThemeTheChatIsAsLightOrDarkAsItsPage() {
    for (var page :
        List.of(
            List.of("", "", "rgb(255, 255, 255)"),
            List.of("color-scheme: light dark", "", "rgb(27, 26, 25)"),
            List.of("color-scheme: dark", "", "rgb(27, 26, 25)"),
            List.of("color-scheme: dark", "theme=auto", "rgb(27, 26, 25)"),
            List.of("color-scheme: dark", "theme=light", "rgb(255, 255, 255)"),
            List.of("", "theme=dark", "rgb(27, 26, 25)"))) {
      site.show(
          """
          <!doctype html><html style='%s'><script src=websocket-chat.js></script>
          <websocket-chat lang=en %s server='%s'></websocket-chat></html>
          """
              .formatted(page.get(0), page.get(1), server.socketUrl()));
      var ann = watch.open(site.url());
      setScheme(ann, ColorScheme.DARK);
      assertEquals(page.get(2), style(ann, ".card", "background-color"), page.toString());
      ann.page().close();
    }
  }

  @Test
  void onlyTheNewestOfOnesOwnGroupsSaysThatItWasSent() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    ann.say("one");
    ann.awaitSent();
    bob.say("two");
    awaitLast(ann, "Bob: two");
    ann.say("three");
    awaitLast(ann, "Ann: three");
    ann.awaitSent();
    assertEquals(1, ann.count(".delivery"));
    assertEquals(
        1, ann.count(".message:last-child .delivery, .message:nth-last-child(2) .delivery"));
  }

  @Test
  void theHeaderTellsPeopleNothingOfProtocols() {
    var ann = online("", "Ann");
    var header = ann.page().locator(".header").innerText();
    assertFalse(header.contains("websocket-chat"), header);
    assertEquals("websocket-chat.v1", ann.page().locator(".dialect").textContent());
  }

  @Test
  void codeThatGoesOnShowsThatItScrolls() {
    var ann = online("", "Ann");
    ann.say("```\n" + "wide ".repeat(100) + "\n```");
    Await.until("the code", () -> ann.count("pre") == 1);
    assertTrue((boolean) ann.page().locator("pre").evaluate("e => e.scrollWidth > e.clientWidth"));
    assertEquals(
        "local, local, scroll, scroll, scroll", style(ann, "pre", "background-attachment"));
  }

  @Test
  void theFullDateOfAMessageCoversNoOther() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    for (var text : List.of("one", "two", "three")) {
      bob.say(text);
      awaitLast(ann, "Bob: " + text);
    }
    var two = ann.page().locator(".message").nth(1);
    double before = two.boundingBox().height;
    two.focus();
    assertEquals(
        "static",
        two.evaluate("e => getComputedStyle(e, '::after').position"),
        "it takes room of its own");
    assertTrue(two.boundingBox().height > before + 10);
  }
}
