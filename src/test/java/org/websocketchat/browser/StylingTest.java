package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/styling.md do what the text beside them says. */
final class StylingTest extends ElementFixture {
  private static final Pattern EXAMPLE = Pattern.compile("```html\\n(.*?)```", Pattern.DOTALL);

  StylingTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }

  private static List<String> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(Path.of("docs", "styling.md")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** Shows the one example that has this in it, on a page of its own. */
  private void show(String mark) throws IOException {
    var found = examples().stream().filter(example -> example.contains(mark)).toList();
    assertEquals(1, found.size(), mark);
    page.setViewportSize(1_000, 900);
    var here = "lang=en server=\"" + server.socketUrl() + "\"";
    open(SCRIPT, found.getFirst().replace("server=\"wss://example.org/chat\"", here));
    page.locator("websocket-chat").waitFor();
  }

  private static String style(Locator element, String property) {
    return (String)
        element.evaluate("(e, name) => getComputedStyle(e).getPropertyValue(name)", property);
  }

  private void say(String text) {
    page.locator("textarea").fill(text);
    page.keyboard().press("Enter");
    page.locator("article").last().waitFor();
  }

  @Test
  void eachIsTried() throws IOException {
    assertEquals(8, examples().size(), "a new example needs a test here");
  }

  @Test
  void overAPicture() throws IOException {
    online("", "Bob").say("hi");
    show("--wsc-surface: transparent");
    var text = page.locator("article [part~=text]");
    text.waitFor();
    var ground = "background-color";
    assertEquals("rgba(0, 0, 0, 0)", style(page.locator("[part~=chat]"), ground));
    assertEquals("rgba(0, 0, 0, 0.7)", style(text, ground));
    assertEquals("rgb(255, 255, 255)", style(text, "color"));
    assertFalse(page.locator("[part~=header]").isVisible());
  }

  @Test
  void sizeAndTheme() throws IOException {
    show("theme=\"dark\"");
    page.locator("form").waitFor();
    assertEquals(600, page.locator("websocket-chat").boundingBox().height, 1);
    assertEquals("rgb(27, 26, 25)", style(page.locator(".card"), "background-color"));
  }

  @Test
  void narrow() throws IOException {
    show("layout=\"narrow\"");
    page.locator(".root[data-narrow]").waitFor();
  }

  @Test
  void aBubbleInTheOtherCorner() throws IOException {
    show("heading=\"Ask us\"");
    page.locator(".launcher").click();
    assertEquals("Ask us", page.locator(".launcher").getAttribute("aria-label"));
    assertEquals(20, page.locator(".launcher").boundingBox().x, 1);
    assertEquals(20, page.locator(".root").boundingBox().x, 1);
    assertEquals("50", style(page.locator("websocket-chat"), "z-index"));
  }

  @Test
  void slots() throws IOException {
    show("slot=\"launcher\"");
    page.locator(".launcher").click();
    page.locator("input").fill("Ann");
    page.keyboard().press("Enter");
    for (var text : List.of("Rules", "what grows on your balcony?", "on weekdays")) {
      page.getByText(text).waitFor();
    }
  }

  @Test
  void brand() throws IOException {
    show("--wsc-accent: #7c2d92");
    assertEquals("rgb(124, 45, 146)", style(page.locator(".join"), "background-color"));
    assertEquals("17px", style(page.locator(".root"), "font-size"));
  }

  @Test
  void states() throws IOException {
    show(":state(online)");
    await(
        "the state",
        "rgb(46, 139, 87)",
        () -> style(page.locator("websocket-chat"), "border-top-color"));
  }

  @Test
  void parts() throws IOException {
    show("::part(dialect)");
    page.locator("textarea").waitFor();
    say("hello");
    assertEquals("italic", style(page.locator("article .text"), "font-style"));
    assertTrue(page.locator(".dialect").isVisible());
    assertEquals("0px", style(page.locator(".chat"), "border-top-left-radius"));
  }
}
