package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.testing.Await;

/** The list of people: order, look-alikes, looking for somebody, and ignoring. */
final class PeopleTest extends ChromiumFixture {
  PeopleTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  /** The window of Ann in the scripted room. */
  private ChromiumSeat ann() {
    return online(atRoom(), "Ann");
  }

  @Test
  void oneselfIsFirstAndTheOthersAreInTheirAlphabet() {
    room.add("Zoe", "Émile", "bob", "Dan");
    var ann = ann();
    awaitPeople(ann, "Ann you", "bob", "Dan", "Émile", "Zoe");
    room.add("Carl");
    awaitPeople(ann, "Ann you", "bob", "Carl", "Dan", "Émile", "Zoe");
    room.tell(new ServerFrame.Renamed(1, "Al", null));
    awaitPeople(ann, "Ann you", "Al", "bob", "Carl", "Dan", "Émile");
    room.tell(new ServerFrame.Left(4));
    awaitPeople(ann, "Ann you", "Al", "bob", "Carl", "Émile");
    room.add("Guest 143", "Guest 15", "Guest 9", "Guest 151");
    awaitPeople(
        ann,
        "Ann you",
        "Al",
        "bob",
        "Carl",
        "Émile",
        "Guest 9",
        "Guest 15",
        "Guest 143",
        "Guest 151");
  }

  @Test
  void aNameThatLooksLikeAnothersIsFlaggedAtThePerson() {
    room.add("Bob");
    var ann = ann();
    room.person("Воb", "Bob");
    awaitPeople(ann, "Ann you", "Bob", "Воb looks like Bob");
    room.tell(new ServerFrame.Renamed(2, "Eve", null));
    awaitPeople(ann, "Ann you", "Bob", "Eve");
  }

  @Test
  void rolesAndVerifiedNamesAreMarkedInTheListAndAtMessages() {
    var bob = room.known("Bob", new ServerFrame.Standing("bobs-public-id-1", Role.OWNER, true));
    room.known("Eve", new ServerFrame.Standing("eves-public-id-1", Role.GUEST, false));
    var ann = ann();
    awaitPeople(ann, "Ann you", "Bob Owner", "Eve");
    assertEquals(1, ann.count(".person .tick[aria-label='The name is verified']"));
    assertTrue(ann.button("Bob, The name is verified, Owner").isVisible());
    room.say(bob, "hello");
    awaitLast(ann, "Bob: hello");
    assertEquals("Owner", ann.text(".message .standing"));
    assertEquals(1, ann.count(".message .tick"));
    room.tell(
        new ServerFrame.Joined(
            new ServerFrame.Person(
                1,
                bob.tag(),
                "Bob",
                null,
                new ServerFrame.Standing("bobs-public-id-1", Role.MODERATOR, false))));
    awaitPeople(ann, "Ann you", "Bob Moderator", "Eve");
    Await.until("the mark", () -> ann.text(".message .standing").equals("Moderator"));
    assertEquals(0, ann.count(".tick"));
  }

  /** Also when it is gone: its public id is shorter than a person's. */
  @Test
  void botsAreMarkedInTheListAndAtWhatTheyEverSaid() {
    var robo = room.known("Robo", new ServerFrame.Standing("robos-public-id", Role.BOT, true));
    var eve = room.known("Eve", new ServerFrame.Standing("eves-public-id-1", Role.GUEST, false));
    var ann = ann();
    awaitPeople(ann, "Ann you", "Eve", "Robo Bot");
    assertTrue(ann.button("Robo, The name is verified, Bot").isVisible());
    room.say(robo, "beep");
    room.say(eve, "hello");
    awaitLast(ann, "Eve: hello");
    assertEquals(1, ann.count(".message .standing"));
    assertEquals("Bot", ann.text(".message .standing"));
    assertEquals(0, baselineGap(ann, ".by .author", ".by .role"), 1.5);
    room.tell(new ServerFrame.Left(1));
    awaitPeople(ann, "Ann you", "Eve");
    ann.say("is it still a bot?");
    awaitLast(ann, "Ann: is it still a bot?");
    assertEquals("Bot", ann.text(".message .standing"), "though it has gone");
    ann.page().evaluate("document.querySelector('websocket-chat').lang = 'zh-CN'");
    Await.until("Chinese", () -> ann.text(".message .standing").equals("机器人"));
  }

  /** How much lower the letters of one element stand than those of the other, in pixels. */
  private static double baselineGap(ChromiumSeat seat, String one, String other) {
    var place =
        """
        (root, selectors) => {
          const [one, other] = selectors.map(selector => {
            const mark = document.createElement('span');
            mark.style.display = 'inline-block';
            root.querySelector(selector).append(mark);
            const { bottom } = mark.getBoundingClientRect();
            mark.remove();
            return bottom;
          });
          return one - other;
        }
        """;
    var root = seat.page().locator(".root");
    return ((Number) root.evaluate(place, List.of(one, other))).doubleValue();
  }

  @Test
  void whoIsIgnoredVanishesFromTheLogAndComesBack() {
    var bob = room.person("Bob", null);
    var eve = room.person("Eve", null);
    var ann = ann();
    room.say(bob, "one");
    room.say(eve, "two");
    awaitLog(ann, "You joined as Ann", "Bob: one", "Eve: two");
    ignore(ann, "Ignore Bob");
    awaitLog(ann, "You joined as Ann", "Eve: two");
    room.say(bob, "three");
    room.say(eve, "four");
    awaitLog(ann, "You joined as Ann", "Eve: two", "Eve: four");
    ignore(ann, "Stop ignoring Bob");
    awaitLog(ann, "You joined as Ann", "Bob: one", "Eve: two", "Bob: three", "Eve: four");
  }

  @Test
  void ignoringGoesByTheTagAndOutlivesAReload() {
    var bob = room.person("Bob", null);
    var ann = ann();
    ignore(ann, "Ignore Bob");
    room.tell(new ServerFrame.Renamed(1, "Robert", null));
    awaitPeople(ann, "Ann you", "Robert ignored");
    ann.button("Robert").click();
    assertTrue(ann.button("Stop ignoring Robert").isVisible());
    ann.page().reload();
    awaitStatus(ann, "Online");
    awaitPeople(ann, "Ann you", "Bob ignored");
    room.say(bob, "hi");
    room.say(room.person("Eve", null), "ho");
    awaitLast(ann, "Eve: ho");
    assertFalse(ann.log().toString().contains("Bob: hi"), ann.log().toString());
  }

  @Test
  void whereThereIsNoTagTheNameIsIgnored() {
    var ann = online(atSample(), "Ann");
    var bob = online(atSample(), "Bob");
    awaitPeople(ann, "Ann you", "Bob");
    bob.say("one");
    awaitLast(ann, "Bob: one");
    ignore(ann, "Ignore Bob");
    awaitLog(ann, "You joined as Ann", "Bob joined");
    bob.say("two");
    ann.say("three");
    awaitLog(ann, "You joined as Ann", "Bob joined", "Ann: three");
    ignore(ann, "Stop ignoring Bob");
    awaitLog(ann, "You joined as Ann", "Bob joined", "Bob: one", "Bob: two", "Ann: three");
  }

  @Test
  void whoIsIgnoredAndGoneCanBeHeardAgain() {
    var bob = room.person("Bob", null);
    room.add("Eve");
    var ann = ann();
    room.say(bob, "one");
    awaitLast(ann, "Bob: one");
    ignore(ann, "Ignore Bob");
    room.tell(new ServerFrame.Left(1));
    awaitPeople(ann, "Ann you", "Eve", "Bob ignored");
    room.add("Zoe");
    awaitPeople(ann, "Ann you", "Eve", "Zoe", "Bob ignored");
    assertEquals("3 people", ann.page().locator(".count bdi").textContent());
    ann.page().reload();
    awaitStatus(ann, "Online");
    room.tell(new ServerFrame.Left(1));
    awaitPeople(ann, "Ann you", "Eve", "Zoe", "Bob ignored");
    room.say(bob, "two");
    room.say(room.person("Dan", null), "three");
    awaitLast(ann, "Dan: three");
    assertFalse(ann.log().toString().contains("Bob: two"), ann.log().toString());
    ignore(ann, "Stop ignoring Bob");
    Await.until("his text", () -> ann.log().toString().contains("Bob: two"));
    awaitPeople(ann, "Ann you", "Dan", "Eve", "Zoe");
    assertEquals("People", focused(ann));
  }

  @Test
  void whoIsIgnoredIsListedWhereNobodyElseIs() {
    room.add("Bob");
    var ann = ann();
    ignore(ann, "Ignore Bob");
    room.close();
    ann.page().reload();
    awaitStatus(ann, "Offline");
    awaitPeople(ann, "Bob ignored");
    assertEquals("People", ann.page().locator(".people-title").textContent());
    ann.set("lang", "zh");
    awaitStatus(ann, "离线");
    awaitPeople(ann, "Bob 已忽略");
  }

  @Test
  void aNameThatLooksLikeAnothersIsFlaggedWhereThatOneSpeaks() {
    room.add("Bob");
    var ann = ann();
    var evil = room.person("Воb", "Bob");
    awaitPeople(ann, "Ann you", "Bob", "Воb looks like Bob");
    room.say(evil, "send me your password");
    awaitLast(ann, "Воb: send me your password");
    assertEquals("looks like Bob", ann.page().locator(".message .like").textContent());
    room.tell(new ServerFrame.Left(1));
    awaitPeople(ann, "Ann you", "Воb");
  }

  @Test
  void whatCanBeDoneAboutWhoIsGoneStaysOpenWhileOthersType() {
    room.add("Bob", "Eve");
    var ann = ann();
    ignore(ann, "Ignore Bob");
    room.tell(new ServerFrame.Left(1));
    awaitPeople(ann, "Ann you", "Eve", "Bob ignored");
    ann.button("Bob").click();
    ann.button("Stop ignoring Bob").focus();
    room.tell(new ServerFrame.Typing(2));
    Await.until("Eve to type", () -> ann.people().contains("Eve typing"));
    assertTrue(ann.button("Stop ignoring Bob").isVisible());
    assertEquals("Stop ignoring Bob", focused(ann));
    room.add("Dan");
    Await.until("Dan", () -> ann.people().contains("Dan"));
    assertTrue(ann.button("Stop ignoring Bob").isVisible(), "Dan's row stands above");
    ann.button("Stop ignoring Bob").click();
    Await.until("Bob to go", () -> ann.people().size() == 3);
    assertEquals("People", focused(ann));
  }

  @Test
  void oneselfCannotBeIgnored() {
    room.add("Bob");
    var ann = ann();
    assertEquals(1, ann.page().locator(".people-list button").count());
    assertEquals(0, ann.button("Ann").count());
  }

  @Test
  void whoIsIgnoredIsNotCountedAsNew() {
    var bob = room.person("Bob", null);
    var eve = room.person("Eve", null);
    var ann = ann();
    for (int i = 0; i < 40; i++) {
      room.say(eve, "line " + i);
    }
    awaitLast(ann, "Eve: line 39");
    ignore(ann, "Ignore Bob");
    ann.page().getByRole(AriaRole.LOG).evaluate("log => log.scrollTop = 0");
    Await.until("the button", () -> ann.page().locator(".newest").isVisible());
    room.say(bob, "not to be counted");
    room.say(eve, "one");
    room.say(eve, "two");
    awaitLast(ann, "Eve: two");
    assertEquals("2 new messages", ann.page().locator(".newest").getAttribute("aria-label"));
  }

  @Test
  void whoIsIgnoredIsNotShownAsWriting() {
    room.add("Bob", "Eve");
    var ann = ann();
    room.tell(new ServerFrame.Typing(1));
    room.tell(new ServerFrame.Typing(2));
    awaitPeople(ann, "Ann you", "Bob typing", "Eve typing");
    ignore(ann, "Ignore Bob");
    awaitPeople(ann, "Ann you", "Bob ignored", "Eve typing");
    assertEquals("Eve is typing", ann.page().locator(".typing").textContent());
  }

  @Test
  void whatCanBeDoneShowsOnlyAtThePersonWhoWasPressed() {
    room.add("Bob", "Eve");
    var ann = ann();
    assertEquals(0, ann.button("Ignore Bob").count());
    ann.button("Bob").click();
    assertTrue(ann.button("Ignore Bob").isVisible());
    assertEquals("true", ann.button("Bob").getAttribute("aria-expanded"));
    ann.button("Eve").click();
    assertEquals(0, ann.button("Ignore Bob").count());
    assertEquals("false", ann.button("Bob").getAttribute("aria-expanded"));
    assertTrue(ann.button("Ignore Eve").isVisible());
    ann.button("Eve").click();
    assertEquals(0, ann.button("Ignore Eve").count());
  }

  @Test
  void theListIsUsedByKeyboardAlone() {
    room.add("Bob", "Eve");
    var ann = ann();
    var keys = ann.page().keyboard();
    ann.box().focus();
    keys.press("Tab");
    keys.press("Tab");
    keys.press("ArrowDown");
    assertEquals("Bob", focused(ann));
    keys.press("ArrowDown");
    assertEquals("Eve", focused(ann));
    keys.press("ArrowDown");
    keys.press("ArrowUp");
    assertEquals("Bob", focused(ann));
    keys.press("Enter");
    keys.press("ArrowDown");
    assertEquals("Ignore Bob", focused(ann));
    keys.press("Enter");
    assertEquals("Bob", focused(ann));
    awaitPeople(ann, "Ann you", "Bob ignored", "Eve");
    keys.press("Enter");
    assertTrue(ann.button("Stop ignoring Bob").isVisible());
  }

  @Test
  void theFocusDoesNotFallOutOfTheListWithThePerson() {
    room.add("Bob", "Eve");
    var ann = ann();
    ann.button("Bob").focus();
    room.tell(new ServerFrame.Left(1));
    awaitPeople(ann, "Ann you", "Eve");
    assertEquals("People", focused(ann));
  }

  @Test
  void onANarrowScreenThePeopleAreReachedByKeyboardAlone() {
    room.add("Bob", "Eve");
    var ann = ann();
    var keys = ann.page().keyboard();
    ann.page().setViewportSize(360, 640);
    var people = ann.page().locator(".people");
    Await.until("the people to go", () -> !people.isVisible());
    ann.button("People").focus();
    keys.press("Enter");
    assertEquals("People", focused(ann));
    keys.press("ArrowDown");
    assertEquals("Bob", focused(ann));
    keys.press("Enter");
    keys.press("ArrowDown");
    assertEquals("Ignore Bob", focused(ann));
    keys.press("Enter");
    assertEquals("Bob", focused(ann));
    keys.press("Escape");
    assertFalse(people.isVisible());
    assertEquals("People", focused(ann));
    keys.press("Enter");
    keys.press("Shift+Tab");
    assertEquals("Close", focused(ann));
    keys.press("Shift+Tab");
    Await.until("the people to go when left", () -> !people.isVisible());
  }

  @Test
  void onAPhoneTheListIsASheetOverADimmedGroundWithAButtonThatCloses() {
    room.add("Bartholomew-Montgomery Featherstone", "Eve");
    var ann = ann();
    ann.page().setViewportSize(360, 640);
    var people = ann.page().locator(".people");
    var backdrop = ann.page().locator(".backdrop");
    Await.until("the people to go", () -> !people.isVisible());
    assertFalse(backdrop.isVisible());
    ann.press("People");
    assertTrue(backdrop.isVisible());
    room.tell(new ServerFrame.Typing(1));
    awaitPeople(ann, "Ann you", "Bartholomew-Montgomery Featherstone typing", "Eve");
    var name = ann.page().locator(".people .who").nth(1);
    assertTrue((boolean) name.evaluate("e => e.scrollWidth <= e.clientWidth"), "it is not cut");
    ann.press("Close");
    assertFalse(people.isVisible());
    assertEquals("People", focused(ann));
    ann.press("People");
    ann.page().mouse().click(180, 120);
    Await.until("the people to go", () -> !people.isVisible());
    assertFalse(backdrop.isVisible());
    assertEquals("People", focused(ann));
    ann.press("People");
    ann.box().focus();
    assertFalse(people.isVisible());
    assertEquals(ann.box().getAttribute("aria-label"), focused(ann), "who writes on keeps the box");
    ann.page().setViewportSize(900, 640);
    Await.until("the list beside the messages", people::isVisible);
    assertFalse(backdrop.isVisible());
    assertFalse(ann.button("Close").isVisible());
  }

  @Test
  void onAPhoneTheListOpensAtItsBeginning() {
    for (int i = 1; i <= 40; i++) {
      room.add("Guest " + i);
    }
    var ann = ann();
    awaitPeopleCount(ann, 41);
    ann.page().setViewportSize(320, 568);
    Await.until("the people to go", () -> !ann.page().locator(".people").isVisible());
    ann.press("People");
    assertEquals("People", focused(ann), "and no keyboard comes up");
    assertEquals(0, ann.page().locator(".people").evaluate("people => people.scrollTop"));
  }

  @Test
  void whoReadsFurtherUpStaysThereWhenTheAuthorOfThatIsIgnored() {
    var bob = room.person("Bob", null);
    var eve = room.person("Eve", null);
    var ann = ann();
    ann.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    for (int i = 0; i < 40; i++) {
      room.say(i % 2 == 0 ? bob : eve, "line " + i);
    }
    awaitLast(ann, "Eve: line 39");
    var log = ann.page().getByRole(AriaRole.LOG);
    log.evaluate(
        """
        log => {
          const bob = [...log.querySelectorAll('.message')].find(m => /line 8/.test(m.textContent));
          log.scrollTop = bob.offsetTop + 5; // so far up that Eve's part alone fills the view, too
        }
        """);
    Await.until("the button", () -> ann.page().locator(".newest").isVisible());
    var next = ann.page().getByText("line 9", new Page.GetByTextOptions().setExact(true));
    var before = next.boundingBox().y;
    ignore(ann, "Ignore Bob");
    Await.until("Bob to go", () -> !ann.log().toString().contains("Bob"));
    assertEquals(before, next.boundingBox().y, 1);
  }

  @Test
  void manyCanBeLookedFor() {
    for (int i = 1; i <= 19; i++) {
      room.add("Guest " + i);
    }
    var ann = ann();
    awaitPeopleCount(ann, 20);
    assertEquals(0, ann.page().getByRole(AriaRole.SEARCHBOX).count());
    room.add("José Álvarez");
    awaitPeopleCount(ann, 21);
    var field = ann.page().getByRole(AriaRole.SEARCHBOX);
    assertEquals("Find people", field.getAttribute("aria-label"));
    field.fill("alv");
    assertEquals(List.of("José Álvarez"), shown(ann));
    room.add("Alva", "Zoe");
    awaitPeopleCount(ann, 23);
    assertEquals(List.of("Alva", "José Álvarez"), shown(ann));
    field.press("ArrowDown");
    assertEquals("Alva", focused(ann));
    field.fill("");
    assertEquals(23, shown(ann).size());
  }

  @Test
  void everyColourCanBeReadInBothThemes() {
    var names = new String[60];
    for (int i = 0; i < names.length; i++) {
      names[i] = "Guest " + i;
    }
    room.add(names);
    var ann = ann();
    awaitPeopleCount(ann, 61);
    for (int i = 1; i <= 60; i++) {
      room.say(new ServerFrame.Person(i, "tagtagtagtag" + (1_000 + i), names[i - 1], null), "hi");
    }
    awaitLast(ann, "Guest 59: hi");
    for (var theme : List.of("light", "dark")) {
      ann.page().locator("websocket-chat").evaluate("(e, t) => e.setAttribute('theme', t)", theme);
      var faults = ann.page().locator(".chat").evaluate(CONTRAST);
      assertEquals(List.of(), faults, theme);
    }
  }

  @Test
  void inARoomOfFiveHundredAComingTouchesNobodyElse() {
    for (int i = 1; i <= 500; i++) {
      room.add("Guest " + i);
    }
    var ann = ann();
    awaitPeopleCount(ann, 501);
    ann.page().locator(".people-list").evaluate(CHANGES);
    for (int i = 1; i <= 20; i++) {
      room.add("Late " + i);
      awaitPeopleCount(ann, 501 + i);
    }
    // Each is made at the end and moved to its place; no other line and no text in it changes.
    assertEquals("40 added, 20 removed", ann.page().evaluate("() => changes()"));
  }

  /** Tells what has changed in a list since, in the elements within its lines, too. */
  private static final String CHANGES =
      """
      list => {
        let added = 0, removed = 0;
        const others = [];
        const observer = new MutationObserver(count);
        function count(records) {
          for (const record of records) {
            if (record.target === list) {
              added += record.addedNodes.length;
              removed += record.removedNodes.length;
              continue;
            }
            const line = (record.target.closest ? record.target : record.target.parentElement)
                .closest('.person');
            if (!line?.textContent.includes('Late ')) {
              others.push(`${record.type} ${record.attributeName} of ${line?.textContent}`);
            }
          }
        }
        observer.observe(list, {
          childList: true, subtree: true, attributes: true, characterData: true });
        window.changes = () => {
          count(observer.takeRecords());
          return [`${added} added, ${removed} removed`, ...others].join('; ');
        };
      }
      """;

  private static final String CONTRAST =
      """
      chat => {
        %s
        const surface = getComputedStyle(chat).backgroundColor;
        const faults = [], colours = new Set();
        const check = (what, one, other) => {
          if (ratio(one, other) < 4.5) faults.push(what + ' ' + one + ' on ' + other);
        };
        chat.querySelectorAll('.person, .other:not(.above)').forEach(row => {
          const badge = getComputedStyle(row, '::before');
          colours.add(badge.backgroundColor);
          check('badge', badge.color, badge.backgroundColor);
          const author = row.querySelector('.author');
          if (author) check('author', getComputedStyle(author).color, surface);
        });
        if (colours.size !== 12) faults.push(colours.size + ' colours');
        return faults;
      }
      """
          .formatted(SeatScripts.RATIO);

  /** Presses the person, then a button with this name, which ends with the person's. */
  private static void ignore(ChromiumSeat seat, String button) {
    seat.press(button.substring(button.lastIndexOf(' ') + 1));
    seat.press(button);
  }

  /** The names that can be seen. */
  private static List<String> shown(ChromiumSeat seat) {
    return seat.page().locator(".people .person:not([hidden]) .who").allTextContents();
  }

  private static String focused(ChromiumSeat seat) {
    return (String)
        seat.page()
            .evaluate(
                """
                () => {
                  let at = document.activeElement;
                  while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
                  return at.getAttribute('aria-label') || at.textContent;
                }
                """);
  }
}
