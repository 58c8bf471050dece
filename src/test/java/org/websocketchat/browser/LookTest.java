package org.websocketchat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** What stands where there are no messages yet, and whether everybody can reach what there is. */
final class LookTest extends ChromiumFixture {
  LookTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  @Test
  void anEmptyRoomInvitesUntilSomebodySpeaks() {
    var ann = online("", "Ann");
    var quiet = ann.page().locator(".quiet");
    Await.until("the invitation", quiet::isVisible);
    assertEquals("It is quiet here. Say hello.", quiet.textContent());
    assertEquals(0, ann.page().locator(".log .quiet").count(), "nobody is told of it as of news");
    ann.say("hello");
    Await.until("no invitation", () -> !quiet.isVisible());
    var bob = online("", "Bob");
    Await.until("the history", () -> bob.log().contains("Ann: hello"));
    assertTrue(!bob.page().locator(".quiet").isVisible(), "where there are older messages");
  }

  @Test
  void whileJoiningTheRoomIsHintedAt() {
    watch.profile().routeWebSocket(Pattern.compile(".*"), (WebSocketRoute silent) -> {});
    var ann = seat("");
    ann.join("Ann");
    Await.until("the hint", () -> ann.page().locator(".skeleton").isVisible());
    assertTrue(!ann.page().locator(".quiet").isVisible());
    assertEquals("", ann.page().locator(".skeleton").textContent());
  }

  @Test
  void aKeyboardThatCoversThePageDoesNotCoverTheBox() {
    var ann = online("", "Ann");
    ann.page().setViewportSize(390, 800);
    assertEquals(800, bottom(ann));
    ann.page()
        .evaluate(
            """
            () => {
              Object.defineProperty(visualViewport, 'height', { configurable: true, value: 460 });
              visualViewport.dispatchEvent(new Event('resize'));
            }
            """);
    Await.until("room for the keyboard", () -> bottom(ann) == 460);
    ann.page()
        .evaluate(
            "() => { delete visualViewport.height; visualViewport.dispatchEvent(new Event('resize')); }");
    Await.until("the whole page", () -> bottom(ann) == 800);
  }

  @Test
  void theInvitationGivesWayToWhatHappens() {
    var ann = online("", "Ann");
    var quiet = ann.page().locator(".quiet");
    Await.until("the invitation", quiet::isVisible);
    ann.say("/nick Annabel");
    ann.say("/nick Annika");
    awaitLast(ann, "You are now Annika");
    Await.until("no invitation", () -> !quiet.isVisible());
  }

  @Test
  void howeverLowTheChatIsTheBoxAndItsButtonAreWhole() {
    var ann = online("", "Ann");
    ann.say("/help");
    ann.box().fill("one\ntwo\nthree\nfour\nfive\nsix\nseven");
    for (var size : List.of(List.of(640, 200), List.of(720, 360), List.of(320, 256))) {
      ann.page().setViewportSize(size.get(0), size.get(1));
      Await.until(
          size + ": the button", () -> (boolean) ann.page().locator(".send").evaluate(WHOLE));
      Await.until(size + ": the box", () -> (boolean) ann.box().evaluate(WHOLE));
    }
    ann.page().setViewportSize(900, 700);
    ann.page().locator("websocket-chat").evaluate("chat => { chat.style.height = '240px'; }");
    Await.until("the button", () -> (boolean) ann.page().locator(".send").evaluate(WHOLE));
  }

  /** There colours tell nothing apart: borders and outlines do. */
  @Test
  void withForcedColoursShapesTellWhatColoursDid() {
    online("", "Bob");
    var ann = online("", "Ann");
    ann.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    ann.say("hi");
    awaitLast(ann, "Ann: hi");
    ann.box().pressSequentially("@b");
    ann.page().locator(".names").waitFor();
    for (var shape :
        List.of(
            List.of(".text", "border-top"),
            List.of(".send", "border-top"),
            List.of(".names [aria-selected=true]", "outline"))) {
      var line =
          ann.page()
              .locator(shape.get(0))
              .evaluate(
                  """
                  (element, side) => {
                    const style = getComputedStyle(element);
                    return style.getPropertyValue(side + '-style') === 'solid'
                      && style.getPropertyValue(side + '-color') !== 'rgba(0, 0, 0, 0)'
                      && style.getPropertyValue(side + '-width') !== '0px';
                  }
                  """,
                  shape.get(1));
      assertEquals(true, line, shape.toString());
    }
  }

  /** Whether nothing of an element is beyond its chat or its page. */
  private static final String WHOLE =
      """
      element => {
        const chat = element.closest('.chat').getBoundingClientRect();
        const at = element.getBoundingClientRect();
        return at.height > 30 && at.bottom <= Math.min(chat.bottom, innerHeight) && at.top >= chat.top;
      }
      """;

  private static int bottom(ChromiumSeat seat) {
    return (int)
        seat.page()
            .locator(".composer")
            .evaluate("e => Math.round(e.getBoundingClientRect().bottom)");
  }

  @Test
  void nothingMovesWhereMotionIsReduced() {
    var ann = online("", "Ann");
    ann.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    ann.say("hello");
    awaitLast(ann, "Ann: hello");
    assertEquals(
        List.of(),
        ann.page()
            .evaluate(
                """
                () => [...document.querySelector('websocket-chat').shadowRoot.querySelectorAll('*')]
                  .filter(e => {
                    const style = getComputedStyle(e);
                    return style.animationName !== 'none' || style.transitionDuration !== '0s'
                      || style.scrollBehavior !== 'auto';
                  }).map(e => e.className)
                """));
  }

  @Test
  void fingersFindTargetsOf44Pixels() throws IOException {
    try (var phone =
        Objects.requireNonNull(watch.profile().browser())
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(320, 640)
                    .setHasTouch(true)
                    .setIsMobile(true))) {
      var ann = new ChromiumSeat(phone.newPage());
      ann.page().navigate(server.url() + "?lang=en&" + atSample());
      assertEquals(List.of(), tooSmall(ann, 44));
      online(atSample(), "Bob");
      ann.join("Ann");
      awaitStatus(ann, "Online");
      awaitPeopleCount(ann, 2);
      ann.press("People");
      ann.press("Bob");
      assertTrue(ann.button("Ignore Bob").isVisible());
      assertEquals(List.of(), tooSmall(ann, 44));
      ann.press("Close");
      sample.swallow(frame -> frame.contains("lost"));
      ann.say("lost");
      Await.until("it is sent", () -> sample.received().stream().anyMatch(f -> f.contains("lost")));
      sample.cutAll();
      Await.until("the choice", () -> ann.button("Resend").isVisible());
      assertEquals(List.of(), tooSmall(ann, 44));
      assertEquals(320, ann.page().evaluate("document.documentElement.scrollWidth"));
    }
    assertEquals(List.of(), tooSmall(online("", "Eve"), 24));
  }

  @Test
  void anAvatarStandsBesideTheMiddleOfWhatSomebodyDoes() {
    var bob = online("", "Bob");
    var ann = online("", "Ann");
    bob.say("/me waves");
    awaitLast(ann, "Bob: Bob waves");
    var apart =
        ann.page()
            .locator(".action")
            .evaluate(
                """
                row => {
                  const avatar = getComputedStyle(row, '::before');
                  const text = row.querySelector('.text').getBoundingClientRect();
                  const bottom = row.getBoundingClientRect().bottom - parseFloat(avatar.bottom);
                  return bottom - parseFloat(avatar.height) / 2 - (text.top + text.height / 2);
                }
                """);
    assertEquals(0, ((Number) apart).doubleValue(), 1);
  }

  @Test
  void onANarrowScreenTheStatusIsWhole() {
    for (int i = 1; i < 12; i++) {
      room.add("Guest " + i);
    }
    var ann = online(atRoom(), "Ann");
    ann.page().setViewportSize(320, 568);
    var state = ann.page().locator(".state");
    for (var status : List.of("Online", "Offline")) {
      awaitStatus(ann, status);
      assertEquals(status + "12 people", state.innerText().replaceAll("\\s*\n\\s*", ""));
      assertEquals(
          List.of(),
          state.evaluate(
              """
              state => {
                const end = state.getBoundingClientRect().right;
                return [...state.querySelectorAll('.status, .count, .count bdi')]
                  .filter(e => e.getBoundingClientRect().right > end || e.scrollWidth > e.clientWidth)
                  .map(e => e.className);
              }
              """));
      room.close();
    }
  }

  @Test
  void aQuestionDimsTheCardAloneAndTheSafeAnswerLooksLikeTheDefault() {
    var ann = online("", "Ann");
    ann.press("Leave");
    Await.until("the form", ann::isAskedForName);
    var form = ann.page().locator(".card");
    assertTrue(below(form.locator(".status")) <= top(form.locator(".forget")), "the status first");
    ann.press("Forget me here");
    var dialog = ann.page().locator(".dialog").boundingBox();
    var card = form.boundingBox();
    assertTrue(dialog.x > card.x && dialog.x + dialog.width < card.x + card.width, "in the card");
    assertEquals("brightness(0.6)", style(form, "filter"));
    assertEquals(NOTHING, style(ann.page().locator(".dialog-ground"), "background-color"));
    assertEquals(1, ann.page().locator(".cancel:focus").count());
    assertEquals(
        style(form.locator(".join"), "background-color"),
        style(ann.page().locator(".cancel"), "background-color"));
    assertEquals(NOTHING, style(ann.page().locator(".confirm"), "background-color"));
  }

  /** The colour of a background that is none. */
  private static final String NOTHING = "rgba(0, 0, 0, 0)";

  private static double top(Locator locator) {
    return locator.boundingBox().y;
  }

  private static double below(Locator locator) {
    return top(locator) + locator.boundingBox().height;
  }

  private static Object style(Locator locator, String property) {
    return locator.evaluate("(e, name) => getComputedStyle(e).getPropertyValue(name)", property);
  }

  private static Object tooSmall(ChromiumSeat seat, int least) {
    return seat.page()
        .evaluate(
            """
            least => [...document.querySelector('websocket-chat').shadowRoot
                .querySelectorAll('button, input, .box')]
              .filter(e => e.checkVisibility())
              .map(e => [e.className, e.closest('.composer .field') && e.matches('.box')
                ? e.closest('.field').getBoundingClientRect() : e.getBoundingClientRect()])
              .filter(([name, box]) => Math.min(box.width, box.height) < least - 0.01) // as floats go
              .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)
            """,
            least);
  }

  @Test
  void whatAScreenReaderFinds() {
    var ann = seat("");
    assertThat(ann.page().locator("main"))
        .matchesAriaSnapshot(
            """
            - main:
              - heading "Chat" [level=1]
              - heading "Chat" [level=2]
            """);
    ann.join("Ann");
    awaitStatus(ann, "Online");
    ann.say("hello");
    awaitLast(ann, "Ann: hello");
    Await.until("it is sent", () -> ann.page().getByText("Sent ").count() == 1);
    assertThat(ann.page().locator("main"))
        .matchesAriaSnapshot(
            """
            - main:
              - heading "Chat" [level=1]
              - region "Chat":
                - heading "Chat" [level=2]
            """);
  }
}
