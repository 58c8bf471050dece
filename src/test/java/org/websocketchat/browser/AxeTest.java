package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Browsers;

/** What axe finds on our screens: nothing. A new screen is brought up, then {@link #examine}d. */
@ExtendWith(Browsers.class)
final class AxeTest extends PageFixture {
  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** Axe is a script of its own, which the page's policy would not let in. */
  private final BrowserContext profile;

  private final List<String> found = new ArrayList<>();

  AxeTest(Browser browser) throws IOException {
    profile =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBypassCSP(true)
                .setReducedMotion(ReducedMotion.REDUCE));
  }

  @AfterEach
  void nothingWasFound() {
    profile.close();
    assertEquals(List.of(), found);
  }

  @Override
  protected ChromiumSeat seat(String query) {
    var page = profile.newPage();
    page.navigate(server.url() + "?" + query);
    page.locator(".status").waitFor();
    return new ChromiumSeat(page);
  }

  @Override
  protected ChromiumSeat online(String query, String name) {
    return (ChromiumSeat) super.online(query + "&lang=en", name);
  }

  @Test
  void theQuestionForAName() {
    var ann = seat("lang=en");
    examine(ann, "the question");
    ann.join("");
    Await.until("the fault", () -> !ann.nameFault().isEmpty());
    examine(ann, "a name that cannot be");
    examine(seat("lang=zh-CN"), "the question in Chinese");
  }

  @Test
  void anAddressThatIsWrong() {
    examine(seat("lang=en&server=ftp://example.org"), "the problem");
  }

  @Test
  void aRoom() {
    var ann = online("", "Ann");
    Await.until("the invitation", () -> ann.page().locator(".quiet").isVisible());
    examine(ann, "an empty room");
    for (var name : List.of("Maya", "José", "李雷", "Okonkwo", "Thea")) {
      var other = online("", name);
      other.say("I am " + name);
      awaitLast(ann, name + ": I am " + name);
    }
    ann.say("hello");
    awaitLast(ann, "Ann: hello");
    Await.until("it is sent", () -> ann.page().getByText("Sent ").count() == 1);
    examine(ann, "a room");
    ann.page().locator(".log").evaluate("log => { log.scrollTop = 0; }");
    examine(ann, "a room, scrolled up");
    ann.page().setViewportSize(360, 640);
    Await.until("no room for people", () -> !ann.page().locator(".people").isVisible());
    examine(ann, "a phone");
    ann.press("People");
    examine(ann, "a phone with the people");
    ann.page().keyboard().press("Escape");
    ann.box().fill("x".repeat(17_000));
    examine(ann, "a text that is too long");
  }

  @Test
  void aBubble() {
    var ann = seat("lang=en&name=Ann");
    ann.set("layout", "bubble");
    var launcher = ann.page().locator(".launcher");
    launcher.waitFor();
    examine(ann, "a closed bubble");
    launcher.click();
    awaitStatus(ann, "Online");
    examine(ann, "an open bubble");
    ann.page().setViewportSize(320, 568);
    examine(ann, "a bubble on a phone");
  }

  @Test
  void theMenuOfAMessage() {
    var ann = online("", "Ann");
    ann.say("hello");
    ann.awaitSent();
    ann.page().locator("article").focus();
    examine(ann, "a message with the focus");
    ann.page().keyboard().press("Enter");
    examine(ann, "the menu of a message");
    ann.page().setViewportSize(320, 480);
    examine(ann, "the menu on a narrow screen");
    ann.page().getByRole(AriaRole.MENUITEM).getByText("Delete").click();
    examine(ann, "the question before a message is deleted");
    ann.press("Delete");
    awaitLast(ann, "Ann: This message was deleted.");
    examine(ann, "a deleted message");
  }

  @Test
  void aReplyAnEditAndMarksBesideNames() {
    var standing = new ServerFrame.Standing("bobs-public-id-1", Role.MODERATOR, true);
    var bob = room.known("Bob", standing);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "hello");
    awaitLast(ann, "Bob: hello");
    choose(ann, "Reply");
    examine(ann, "a reply that is written");
    ann.say("yes");
    ann.awaitSent();
    choose(ann, "Edit");
    examine(ann, "an edit");
    ann.say("yes!");
    Await.until("the mark", () -> ann.count(".edited") == 1);
    room.refuses = "too_late";
    choose(ann, "Delete");
    ann.press("Delete");
    Await.until("the refusal", () -> ann.log().getLast().contains("too late"));
    ann.page().setViewportSize(320, 480);
    examine(ann, "a quote, a mark, a role and a refusal");
  }

  private static void choose(ChromiumSeat seat, String item) {
    seat.page().locator("article").last().focus();
    seat.page().keyboard().press("Enter");
    seat.page().getByRole(AriaRole.MENUITEM).getByText(item).click();
  }

  @Test
  void searchCompletionHelpAndWhatIsNew() {
    var ann = online("", "Ann");
    var maya = online("", "Maya");
    ann.page()
        .evaluate("() => { document.hasFocus = () => false; dispatchEvent(new Event('blur')); }");
    maya.say("`code`, *bold*, https://example.org and @Ann");
    maya.say("/me waves");
    awaitLast(ann, "Maya: Maya waves");
    Await.until("the line", () -> ann.page().locator(".line.new").isVisible());
    examine(ann, "what is new");
    ann.press("Search");
    ann.page().keyboard().type("wave");
    Await.until("the match", () -> ann.page().locator("[aria-current]").count() == 1);
    examine(ann, "search");
    ann.page().keyboard().press("Escape");
    ann.box().focus();
    ann.page().keyboard().type("hi @m");
    Await.until("the names", () -> ann.page().locator(".names").isVisible());
    examine(ann, "names behind an at sign");
    ann.box().fill("");
    ann.say("/help");
    examine(ann, "the help");
    ann.page().setViewportSize(320, 400);
    examine(ann, "the help on a narrow screen");
  }

  @Test
  void peopleOfEveryKind() {
    for (int i = 1; i <= 24; i++) {
      room.add("Guest " + i);
    }
    var ann = online(atRoom(), "Ann");
    room.person("Guеst 1", "Guest 1");
    awaitPeopleCount(ann, 26);
    room.say(new ServerFrame.Person(25, "tagtagtagtag1025", "Guеst 1", null), "hello");
    Await.until("the flag", () -> ann.page().locator(".message .like").isVisible());
    for (var guest : List.of("Guest 2", "Guest 3")) {
      ann.button(guest).focus();
      ann.page().keyboard().press("Enter");
      examine(ann, "what can be done about a person");
      ann.button("Ignore " + guest).focus();
      ann.page().keyboard().press("Enter");
    }
    room.tell(new ServerFrame.Left(3));
    Await.until("the absent", () -> ann.page().locator(".person.ignored").count() == 2);
    room.tell(new ServerFrame.Typing(4));
    Await.until("the typist", () -> ann.page().locator(".typing span").isVisible());
    examine(ann, "many people");
    ann.page().locator(".find").fill("nobody is called this");
    examine(ann, "nobody is found");
  }

  @Test
  void fromRightToLeft() {
    var noor = online("", "Noor");
    noor.page().evaluate("document.documentElement.dir = 'rtl'");
    noor.say("السلام عليكم");
    Await.until("it is sent", () -> noor.page().getByText("Sent ").count() == 1);
    examine(noor, "right to left");
  }

  @Test
  void theBellInEachOfItsStates() {
    profile.addInitScript(
        """
        window.Notification = function() {};
        Notification.permission = 'granted';
        Notification.requestPermission = () => Promise.resolve('granted');
        """);
    var ann = online("", "Ann");
    for (var state : List.of("off", "mentions", "all")) {
      Await.until(state, () -> state.equals(ann.page().locator(".bell").getAttribute("data-wish")));
      examine(ann, "the bell, " + state);
      ann.page().locator(".bell").click();
    }
  }

  @Test
  void aRoomInChinese() {
    var li = seat("lang=zh-CN");
    li.join("李雷");
    awaitStatus(li, "在线");
    li.say("大家好");
    Await.until("it is sent", () -> li.page().getByText("已发送").isVisible());
    examine(li, "a room in Chinese");
  }

  @Test
  void aQuestion() {
    var ann = online("", "Ann");
    ann.press("Leave");
    Await.until("the form", ann::isAskedForName);
    ann.press("Forget me here");
    ann.page().getByRole(AriaRole.ALERTDIALOG).waitFor();
    examine(ann, "the question before forgetting");
  }

  @Test
  void whatTheRoomAllowsAndWhatIsPinned() {
    room.role = Role.MODERATOR;
    room.mode = new RoomMode(10, false, false, true);
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "our rules");
    room.pin(1);
    Await.until("the bar", () -> ann.page().locator(".pinned").isVisible());
    examine(ann, "a mode and a pin");
    ann.press("Fold");
    ann.press("Change");
    examine(ann, "the sheet of modes");
    ann.page().setViewportSize(320, 480);
    examine(ann, "the sheet of modes on a narrow screen");
    ann.key("Escape");
    room.role = Role.GUEST;
    ann.page().reload();
    awaitStatus(ann, "Online");
    Await.until("the reason", () -> ann.box().isDisabled());
    examine(ann, "a room in which one only reads");
  }

  @Test
  void actsAndReports() {
    room.role = Role.MODERATOR;
    var bob = room.person("Bob", null).standing().who();
    var quiet = new Body.Sanction(Body.SanctionKind.QUIET, bob, 0, "too loud");
    room.acts.add(new Act(9, 9, 1_700_000_000_000L, "m", "Mia", quiet, bob, "Bob", true));
    var report = new Body.Report(1, "spam");
    room.acts.add(new Act(8, 8, 1_700_000_000_000L, "x", "Cid", report, bob, "Bob", false));
    var ann = online(atRoom(), "Ann");
    room.act(report, room.person("Cid", null));
    Await.until("the count", () -> ann.text(".badge").equals("1"));
    examine(ann, "a new report");
    ann.page().getByRole(AriaRole.BUTTON).getByText("Acts and reports").click();
    ann.page().getByText("Show message").waitFor();
    examine(ann, "acts and reports");
  }

  @Test
  void noConnection() {
    var ann = online("", "Ann");
    server.close();
    awaitStatus(ann, "Offline");
    ann.say("into the void");
    Await.until("it waits", () -> ann.page().getByText("Waiting to be sent").isVisible());
    examine(ann, "offline");
  }

  @Test
  void whatWasNotConfirmed() {
    var ann = online(atSample(), "Ann");
    sample.swallow(frame -> frame.contains("lost"));
    ann.say("lost");
    Await.until("it is sent", () -> sample.received().stream().anyMatch(f -> f.contains("lost")));
    sample.cutAll();
    Await.until("the choice", () -> ann.button("Resend").isVisible());
    examine(ann, "not confirmed");
  }

  /** In light and dark; a page that is looked at is not changed by it. */
  private void examine(ChromiumSeat seat, String screen) {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      seat.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      new AxeBuilder(seat.page())
          .withTags(TAGS)
          .setLegacyMode(true) // without a window for each result, as nothing of ours is in frames
          .analyze()
          .getViolations()
          .forEach(
              rule ->
                  rule.getNodes()
                      .forEach(
                          node ->
                              found.add(
                                  screen
                                      + " ("
                                      + scheme
                                      + "): "
                                      + rule.getId()
                                      + ": "
                                      + node.getHtml()
                                      + node.getFailureSummary())));
    }
  }
}
