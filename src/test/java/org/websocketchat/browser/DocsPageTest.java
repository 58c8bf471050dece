package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site of the documents, on our server and under its policy. */
final class DocsPageTest extends ChromiumFixture {
  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  DocsPageTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  private Page open(String path) {
    var page = watch.profile().newPage();
    page.navigate(server.url() + "docs/" + path);
    return page;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zh-CN/"})
  void peopleChatOnTheFirstPageAndOnThePageOfTheServer(String path) {
    var page = open(path);
    page.locator(".live websocket-chat").getByRole(AriaRole.TEXTBOX).waitFor();
    assertFalse(page.locator(".live img").isVisible(), "the picture");
    var ann = new ChromiumSeat(page);
    ann.join("Ann");
    awaitStatus(ann, path.isEmpty() ? "Online" : "在线");
    var bob = online("room=docs", "Bob");
    ann.say("hello from the documents");
    awaitLast(bob, "Ann: hello from the documents");
  }

  @Test
  void withoutAServerThePictureStays() throws IOException {
    watch
        .profile()
        .route(
            "**/health",
            route ->
                route.fulfill(
                    new Route.FulfillOptions().setStatus(200).setBody("<!doctype html>")));
    var page = open("");
    page.locator("websocket-chat[data-decided='']")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    assertTrue(page.locator(".live img").isVisible());
    assertTrue(page.getByText("A picture of the chat.").isVisible());
    assertFalse(page.locator("websocket-chat").isVisible());
  }

  @Test
  void everyWidthHasThePagesAndTheContentsByKeyboard() {
    var page = open("server.html");
    page.setViewportSize(1400, 800);
    assertTrue(page.locator("#pages").isVisible());
    assertTrue(page.locator("#contents").isVisible());
    page.setViewportSize(320, 640);
    assertFalse(page.locator("#pages").isVisible());
    assertEquals(320, page.evaluate("document.documentElement.scrollWidth"));
    page.keyboard().press("Tab");
    assertEquals("Skip to the content", focused(page));
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertTrue(page.locator("#pages").isVisible());
    page.keyboard().press("Tab");
    assertEquals("Try it", focused(page));
    page.keyboard().press("Escape");
    assertFalse(page.locator("#pages").isVisible());
    assertEquals("Pages", focused(page));
  }

  private static String focused(Page page) {
    return (String) page.evaluate("document.activeElement.textContent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zh-CN/", "server.html", "decisions/"})
  void axeFindsNothing(String path, Browser browser) {
    var found = new ArrayList<String>();
    var options =
        new Browser.NewContextOptions().setBypassCSP(true).setReducedMotion(ReducedMotion.REDUCE);
    try (var profile = browser.newContext(options)) {
      var page = profile.newPage();
      page.navigate(server.url() + "docs/" + path);
      for (int width : new int[] {1400, 360}) {
        page.setViewportSize(width, 800);
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
          new AxeBuilder(page)
              .withTags(TAGS)
              .setLegacyMode(true)
              .analyze()
              .getViolations()
              .forEach(
                  rule ->
                      found.add(
                          "%s at %d: %s: %s"
                              .formatted(
                                  scheme,
                                  width,
                                  rule.getId(),
                                  rule.getNodes().getFirst().getHtml())));
        }
      }
    }
    assertEquals(List.of(), found);
  }
}
