package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.testing.Await;

/** The list of acts and reports, in which moderators pardon people and go to what was reported. */
final class ActsSheetTest extends MessageFixture {
  private static final String OPENER = "Acts and reports";

  private final ServerFrame.Person bob = room.person("Bob", null);
  private final ServerFrame.Person mia = room.person("Mia", null);

  ActsSheetTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  @BeforeEach
  void moderate() {
    room.role = Role.MODERATOR;
  }

  private static Locator sheet(ChromiumSeat seat) {
    return seat.page().getByRole(AriaRole.DIALOG);
  }

  private static List<String> rows(ChromiumSeat seat, String list) {
    return seat.page().locator("[data-place=" + list + "] [data-place=sentence]").allTextContents();
  }

  private ChromiumSeat opened() {
    var ann = online(atRoom(), "Ann");
    open(ann);
    return ann;
  }

  private static void open(ChromiumSeat seat) {
    seat.page().getByRole(AriaRole.BUTTON).getByText(OPENER).click();
    sheet(seat).waitFor();
  }

  private Act act(long number, Body.Correction body, boolean holds) {
    return new Act(
        number, number, 1_700_000_000_000L, "m", "Mia", body, bob.standing().who(), "Bob", holds);
  }

  private Body.Sanction sanction(SanctionKind kind) {
    return new Body.Sanction(kind, bob.standing().who(), 0, "too loud");
  }

  @Test
  void onlyModeratorsFindIt() {
    room.role = Role.MEMBER;
    var ann = online(atRoom(), "Ann");
    assertFalse(ann.page().locator("[data-place=people-acts]").isVisible());
    room.say(bob, "spam");
    awaitLast(ann, "Bob: spam");
    room.act(new Body.Report(1, "rude"), mia);
    room.say(bob, "more");
    awaitLast(ann, "Bob: more");
    assertEquals("", ann.text(".badge"));
  }

  @Test
  void itTellsWhatWasDoneAndWhatHappensMeanwhile() {
    room.acts.add(act(9, sanction(SanctionKind.QUIET), true));
    room.acts.add(act(8, new Body.Purge(bob.standing().who(), 1), false));
    room.olderActs.add(act(3, new Body.Pin(1), false));
    var ann = opened();
    await(
        "the page",
        List.of("Bob may only read", "All messages of Bob were removed"),
        () -> rows(ann, "act-list"));
    assertEquals("Bob", ann.text("[data-place=act-list] li [data-place=sentence] bdi"));
    assertEquals(List.of("Bob may only read"), rows(ann, "held"));
    assertTrue(ann.text("[data-place=act-list] li").contains("too loud"));
    assertTrue(ann.text("[data-place=act-list] li").contains("by Mia"));
    ann.press("Older");
    await("the rest", 3, () -> rows(ann, "act-list").size());
    assertEquals(new ClientFrame.Acts(8), room.frames.getLast());
    assertFalse(ann.page().locator("[data-place=more-acts]").isVisible());
    room.act(sanction(SanctionKind.BAN), mia);
    await("the ban", List.of("Bob is banned", "Bob may only read"), () -> rows(ann, "held"));
    assertTrue(ann.text("[data-place=act-list] li").contains("by Mia"));
  }

  @Test
  void whatIsOverCannotBePardonedAnyMore() {
    var who = bob.standing().who();
    var quiet = new Body.Sanction(SanctionKind.QUIET, who, 8_000, "");
    room.acts.add(new Act(9, 9, 0, "m", "Mia", quiet, who, "Bob", true)); // by the room's clock
    var ann = opened();
    await("what holds", 1, () -> rows(ann, "held").size());
    Await.until(
        "its end, which the next drawing tells",
        () -> {
          ann.page().evaluate("dispatchEvent(new Event('focus'))"); // it is drawn then
          return rows(ann, "held").isEmpty();
        });
    assertEquals(1, rows(ann, "act-list").size());
  }

  @Test
  void whoIsQuietIsPardonedAtOnceAndWhoIsBannedAfterAQuestion() {
    room.acts.add(act(9, sanction(SanctionKind.QUIET), true));
    var ann = opened();
    await("what holds", 1, () -> rows(ann, "held").size());
    ann.press("Pardon");
    var pardon = new Body.Sanction(SanctionKind.PARDON, bob.standing().who(), 0, "");
    await("what was sent", List.of(pardon), room::corrections);
    await("nothing holds", 0, () -> rows(ann, "held").size());
    room.act(sanction(SanctionKind.BAN), mia);
    await("what holds", 1, () -> rows(ann, "held").size());
    ann.press("Pardon");
    assertEquals("Pardon Bob? They may come in and write again.", ann.text(".dialog-text"));
    room.acts.set(0, act(10, sanction(SanctionKind.BAN), true));
    ann.press("Cancel");
    sheet(ann).waitFor();
    assertEquals(List.of(pardon), room.corrections());
    ann.press("Pardon");
    ann.page().getByRole(AriaRole.ALERTDIALOG).getByText("Pardon", exact()).click();
    await("what was sent", List.of(pardon, pardon), room::corrections);
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  @Test
  void aReportIsCountedAndLeadsToItsMessage() {
    var ann = online(atRoom(), "Ann");
    room.say(bob, "spam");
    awaitLast(ann, "Bob: spam");
    room.act(new Body.Report(1, "rude"), mia);
    await("the count", "1", () -> ann.text(".badge"));
    var people = ann.page().locator("[data-place=people-button]");
    assertEquals("People, 1 new report", people.getAttribute("aria-label"));
    assertTrue(ann.text("[data-place=announcement]").contains("1 new report"));
    room.acts.add(
        new Act(
            2, 2, 1_700_000_000_000L, "m", "Mia", new Body.Report(1, "rude"), "b", "Bob", false));
    open(ann);
    await("the list", List.of("A message of Bob was reported"), () -> rows(ann, "new-reports"));
    assertEquals(
        List.of("New reports"), ann.page().locator(".choices-title:visible").allTextContents());
    assertEquals(List.of(), rows(ann, "act-list"));
    assertEquals("", ann.text(".badge"));
    ann.press("Show message");
    assertFalse(sheet(ann).isVisible());
    var message = ann.page().locator("article").last();
    Await.until("the focus at the message", () -> hasFocus(message));
    ann.page().keyboard().press("Enter");
    assertTrue(
        ann.page().getByRole(AriaRole.MENUITEM).allTextContents().toString().contains("Remove"));
  }

  @Test
  void itIsUsedByKeyboardAndGivesTheFocusBack() {
    room.acts.add(act(9, sanction(SanctionKind.QUIET), true));
    var ann = opened();
    await("what holds", 1, () -> rows(ann, "held").size());
    var keys = ann.page().keyboard();
    var list = ann.page().locator("[data-place=acts]");
    assertTrue(hasFocus(list), "it scrolls by keys");
    keys.press("Tab");
    assertTrue(hasFocus(ann.page().locator("[data-place=pardon]")));
    keys.press("Tab");
    assertTrue(hasFocus(ann.button("Close").last()), "around");
    keys.press("Escape");
    assertFalse(sheet(ann).isVisible());
    assertTrue(hasFocus(ann.page().locator("[data-place=people-acts]")));
  }

  @Test
  void whatCannotBeLoadedIsSaidAndTriedAgain() {
    room.refuses = "full";
    var ann = opened();
    await("the fault", "The list cannot be loaded now.", () -> ann.text("[data-place=acts-fault]"));
    room.refuses = "";
    ann.press("Retry now");
    await("the end", true, () -> ann.page().getByText("Nothing yet.").isVisible());
    assertEquals("", ann.text("[data-place=acts-fault]"));
  }

  @Test
  void itIsMirroredWhateverTheWords() {
    room.acts.add(act(9, sanction(SanctionKind.QUIET), true));
    var ann = online(atRoom(), "Ann");
    ann.page().evaluate("document.documentElement.dir = 'rtl'");
    open(ann);
    await("what holds", 1, () -> rows(ann, "held").size());
    for (var line : ann.page().locator(".act p").all()) {
      assertEquals("rtl", line.evaluate("e => getComputedStyle(e).direction"));
      assertEquals("isolate", line.evaluate("e => getComputedStyle(e.firstChild).unicodeBidi"));
    }
  }

  @Test
  void thePageIsToldOfSanctions() {
    var ann = online(atRoom(), "Ann");
    ann.page()
        .evaluate(
            """
            () => {
              window.told = [];
              addEventListener('chat-sanction', e => told.push(Object.values(e.detail).join()));
            }
            """);
    var who = bob.standing().who();
    var by = mia.standing().who();
    room.act(new Body.Sanction(SanctionKind.BAN, who, 0, "spam"), mia);
    room.act(new Body.Sanction(SanctionKind.PARDON, who, 0, ""), mia);
    await(
        "the events",
        List.of("ban," + who + ",,spam," + by, "pardon," + who + ",,," + by),
        () -> ann.page().evaluate("told"));
    room.act(new Body.Sanction(SanctionKind.QUIET, who, 60_000, ""), mia);
    Await.until(
        "its end",
        () ->
            String.valueOf(ann.page().evaluate("told.at(-1)")).matches("quiet,[^,]*,\\d{13},,.*"));
  }

  @Test
  void aPardonThatIsRefusedIsExplainedInTheSheet() {
    room.acts.add(act(9, sanction(SanctionKind.QUIET), true));
    var ann = opened();
    await("what holds", 1, () -> rows(ann, "held").size());
    room.refuses = "forbidden";
    ann.press("Pardon");
    await(
        "the fault",
        "Not done. You may not do that here.",
        () -> ann.text("[data-place=acts-fault]"));
  }

  @Test
  void aNewActLeavesTheFocusAndAPressWhereTheyAre() {
    room.acts.add(act(9, sanction(SanctionKind.QUIET), true));
    for (int i = 0; i < 20; i++) { // the sheet is as high as it can be
      room.acts.add(act(50 - i, new Body.Pin(1), false));
    }
    var ann = opened();
    await("what holds", 1, () -> rows(ann, "held").size());
    var pardon = ann.page().locator("[data-place=pardon]");
    assertEquals("Bob may only read", described(pardon));
    pardon.focus();
    room.act(new Body.Pin(1), mia);
    await("the list", 22, () -> rows(ann, "act-list").size());
    assertTrue(hasFocus(pardon));
    pardon.hover();
    ann.page().mouse().down();
    room.act(new Body.Pin(0), mia);
    await("the list", 23, () -> rows(ann, "act-list").size());
    ann.page().mouse().up();
    await("the pardon", 1, () -> room.corrections().size());
    await("the end of what held", "Bob was made quiet", () -> rows(ann, "act-list").get(3));
    assertEquals("Bob was pardoned", rows(ann, "act-list").getFirst());
    assertTrue(hasFocus(ann.page().locator("[data-place=acts]")), "its row is gone");
  }

  private static String described(Locator button) {
    return (String)
        button.evaluate(
            "e => e.getRootNode().getElementById(e.getAttribute('aria-describedby')).textContent");
  }

  @Test
  void theFocusStaysInTheSheetWhenThereIsNoMore() {
    room.acts.add(act(8, new Body.Pin(1), false));
    room.olderActs.add(act(3, new Body.Pin(1), false));
    var ann = opened();
    await("the page", 1, () -> rows(ann, "act-list").size());
    ann.button("Older").focus();
    ann.page().keyboard().press("Enter");
    await("the rest", 2, () -> rows(ann, "act-list").size());
    assertTrue(hasFocus(ann.page().locator("[data-place=acts]")));
    ann.page().keyboard().press("Escape");
    assertFalse(sheet(ann).isVisible());
  }

  @Test
  void whileThereIsNoConnectionItSaysSoAndTakesAPardonOnce() {
    room.acts.add(act(9, sanction(SanctionKind.QUIET), true));
    room.olderActs.add(act(3, new Body.Pin(1), false));
    var ann = opened();
    await("what holds", 1, () -> rows(ann, "held").size());
    room.close();
    await("the wait", "Waits for the connection.", () -> ann.text("[data-place=acts-fault]"));
    assertFalse(ann.page().locator("[data-place=more-acts]").isVisible());
    ann.press("Pardon");
    await("what waits", 1, () -> waitingPardons(ann));
    ann.press("Pardon");
    ann.press("Pardon");
    assertEquals(1, waitingPardons(ann));
  }

  private static int waitingPardons(ChromiumSeat seat) {
    return (int)
        seat.page()
            .evaluate(
                "[localStorage, sessionStorage].map(s => Object.values(s).join()).join()"
                    + ".split('pardon').length - 1");
  }

  @Test
  void itSaysThatItCannotBeLoadedWithoutAConnection() {
    var ann = online(atRoom(), "Ann");
    room.close();
    Await.until("the end", () -> !ann.text("[data-place=status]").isEmpty());
    open(ann);
    await("the fault", "The list cannot be loaded now.", () -> ann.text("[data-place=acts-fault]"));
    assertFalse(ann.page().locator("[data-place=more-acts]").isVisible(), "it loads by itself");
  }

  @Test
  void aMessageThatIsGoneIsToldInTheSheet() {
    var ann = online(atRoom(), "Ann");
    room.say(bob, "spam");
    awaitLast(ann, "Bob: spam");
    room.act(new Body.Pin(1), mia);
    room.acts.add(act(2, new Body.Report(2, "ru\u202ede"), false));
    open(ann);
    await("the list", 1, () -> rows(ann, "act-list").size());
    assertEquals("rude", ann.text("[data-place=act-reason]"), "nothing turns it");
    ann.press("Show message");
    await("the fault", "No longer here", () -> ann.text("[data-place=acts-fault]"));
    room.act(new Body.Pin(0), mia);
    await("the list", 2, () -> rows(ann, "act-list").size());
    assertEquals("No longer here", ann.text("[data-place=acts-fault]"), "it stays");
    var reported = ann.page().locator("[data-place=reported]");
    assertEquals(rows(ann, "act-list").getLast(), described(reported));
  }
}
