package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.testing.Await;

/** A run of removed messages is one row, which opens. */
final class FoldedTest extends MessageFixture {
  FoldedTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  private static Locator fold(ChromiumSeat seat) {
    return seat.page().locator("[data-action=unfold]");
  }

  private ServerFrame.Person raid(ChromiumSeat ann, int before, int spam, int after) {
    var bob = room.person("Bob", null);
    var raider = room.person("Raider", null);
    for (int i = 0; i < before; i++) {
      room.say(bob, "before " + i);
    }
    for (int i = 0; i < spam; i++) {
      room.say(raider, "spam " + i);
    }
    for (int i = 0; i < after; i++) {
      room.say(bob, "after " + i);
    }
    awaitLast(ann, "Bob: after " + (after - 1));
    return raider;
  }

  private void purge(ServerFrame.Person raider) {
    room.act(new Body.Purge(raider.standing().who(), 1), raider);
  }

  @Test
  void aRunIsOneRowWithoutNamesAndOpensByKeyboard() {
    var ann = online(atRoom(), "Ann");
    var raider = raid(ann, 1, 12, 1);
    ann.page().locator("article").nth(1).focus();
    purge(raider);
    var told = List.of("Bob: before 0", "12 messages were deleted", "Bob: after 0");
    await("the fold", told, () -> ann.log().subList(2, ann.log().size()));
    assertFalse(
        ann.page().locator("article, .folded").allInnerTexts().toString().contains("Raider"));
    assertTrue(hasFocus(fold(ann)), "it stands where the focus was");
    assertTrue(fold(ann).boundingBox().height >= 24);
    ann.set("lang", "zh");
    await("Chinese", "12 条消息已删除", () -> fold(ann).textContent());
    ann.set("lang", "en");
    await("English", "12 messages were deleted", () -> fold(ann).textContent());
    fold(ann).focus();
    ann.key("Enter");
    Await.until("the messages", () -> ann.count("article") == 14);
    assertEquals("Raider: This message was deleted.", ann.log().get(3));
    assertTrue(hasFocus(ann.page().locator("article").nth(1)));
    assertEquals(0, fold(ann).count());
  }

  private static double top(Locator element) {
    return element.boundingBox().y;
  }

  @Test
  void theReaderStaysWhereTheReaderIs() {
    var ann = online(atRoom(), "Ann");
    var raider = raid(ann, 30, 30, 30);
    var log = ann.page().locator(".log");
    var before = ann.page().locator("article").nth(29);
    before.evaluate("row => { row.parentNode.parentNode.scrollTop = row.offsetTop - 200; }");
    Await.until("the reader to be there", () -> ann.button("Newest messages").isVisible());
    double at = top(before);
    purge(raider);
    Await.until("the fold", () -> fold(ann).count() == 1);
    assertEquals(at, top(before), 1);
    log.evaluate("log => { log.scrollTop += 190; }"); // the fold is the first that is visible
    double foldAt = top(fold(ann));
    fold(ann).click();
    var opened = ann.page().locator("article").nth(30);
    Await.until("the messages", () -> ann.count("article") == 90);
    assertEquals(foldAt, top(opened), 24, "it stands where the fold was");
    assertTrue(ann.button("Newest messages").isVisible());
  }

  @Test
  void aReaderWithinTheRunIsBroughtToTheFold() {
    var ann = online(atRoom(), "Ann");
    var raider = raid(ann, 40, 60, 40);
    var within = ann.page().locator("article").nth(70);
    within.evaluate("row => { row.parentNode.parentNode.scrollTop = row.offsetTop - 100; }");
    Await.until("the reader to be there", () -> ann.button("Newest messages").isVisible());
    purge(raider);
    Await.until("the fold", () -> fold(ann).count() == 1);
    var log = ann.page().locator(".log").boundingBox();
    double at = top(fold(ann));
    assertTrue(at > log.y && at < log.y + log.height, at + " in " + log.y + " " + log.height);
  }

  @Test
  void aRemovedMessageHasNoMenuForOthers() {
    var ann = online(atRoom(), "Ann");
    purge(raid(ann, 1, 2, 1));
    var removed = ann.page().locator("article.removed").first();
    removed.hover();
    assertFalse(removed.locator(".more").isVisible());
  }

  @Test
  void aModeratorFindsTheMenuOfARemovedMessageByMouse() {
    room.role = Role.MODERATOR;
    var mia = online(atRoom(), "Mia");
    purge(raid(mia, 1, 2, 1));
    var removed = mia.page().locator("article.removed").first();
    removed.hover();
    removed.locator(".more").click();
    Await.until("the menu", () -> mia.page().locator("[role=menu]").isVisible());
  }

  @Test
  void atTheEndTheLogStaysAtItsEndUntilTheFoldIsOpened() {
    var ann = online(atRoom(), "Ann");
    purge(raid(ann, 30, 30, 1));
    Await.until("the fold", () -> fold(ann).count() == 1);
    assertTrue(ann.page().locator("article").last().isVisible());
    assertFalse(ann.button("Newest messages").isVisible());
    double foldAt = top(fold(ann));
    fold(ann).click();
    var opened = ann.page().locator("article").nth(30);
    assertEquals(foldAt, top(opened), 24);
    assertTrue(ann.button("Newest messages").isVisible());
  }

  @Test
  void whoFollowsAQuoteIntoAFoldIsBroughtToTheFold() {
    var ann = online(atRoom(), "Ann");
    var raider = raid(ann, 1, 5, 1);
    ann.page().locator("websocket-chat").evaluate("chat => void chat.reply(4, 'why?')");
    Await.until("the reply", () -> ann.count(".quote") == 1);
    purge(raider);
    Await.until("the fold", () -> fold(ann).count() == 1);
    ann.click(ann.page().locator(".quote"));
    Await.until("the light", () -> ann.count(".folded[data-lit]") == 1);
    assertTrue(hasFocus(fold(ann)));
    assertEquals("5 messages were deleted", fold(ann).textContent());
  }

  /** Answers what the window asks for, in a log in which all was removed; returns all answers. */
  private long answerAll(ChromiumSeat seat, long before) {
    long next = before;
    while (isAsked(next)) {
      room.removedPage(next);
      long oldest = next - 50;
      Await.until(
          "the page to be drawn or the next one to be asked for",
          () -> isAsked(oldest) || older(seat).isVisible());
      next = oldest;
    }
    return next;
  }

  private boolean isAsked(long before) {
    return room.frames.contains(new ClientFrame.History(before, 50));
  }

  private static Locator older(ChromiumSeat seat) {
    return seat.page().locator(".load-older");
  }

  @Test
  void afterARaidWasRemovedANewcomerLoadsAFewPagesAndTheRestByAPress() {
    room.head = 1_000;
    var ann = online(atRoom(), "Ann");
    Await.until("the first page", () -> isAsked(1_001));
    assertEquals(1_001 - 3 * 50, answerAll(ann, 1_001));
    await("one line", List.of("150 messages were deleted"), () -> removed(ann));
    assertEquals(0, ann.count(".older"), "nothing is on its way");
    older(ann).click();
    Await.until("the next page", () -> isAsked(851));
    await("the focus, as the button is gone", "Messages", ann::focused);
    assertEquals(851 - 3 * 50, answerAll(ann, 851));
    older(ann).focus();
    ann.key("Enter");
    Await.until("the next page", () -> isAsked(701));
  }

  private static List<String> removed(ChromiumSeat seat) {
    return seat.log().stream().filter(row -> row.endsWith("deleted")).toList();
  }

  @Test
  void aReaderWhoScrollsUpGetsOlderOnes() {
    room.head = 1_000;
    var ann = online(atRoom(), "Ann");
    Await.until("the first page", () -> isAsked(1_001));
    answerAll(ann, 1_001);
    var bob = room.person("Bob", null);
    for (int i = 0; i < 30; i++) {
      room.say(bob, "line " + i);
    }
    awaitLast(ann, "Bob: line 29");
    assertFalse(isAsked(851));
    ann.page().locator(".log").evaluate("log => { log.scrollTop = 0; }");
    Await.until("the next page", () -> isAsked(851));
  }

  @Test
  void theArrowKeysReachAFoldAndEnterOpensIt() {
    var ann = online(atRoom(), "Ann");
    purge(raid(ann, 2, 5, 2));
    Await.until("the fold", () -> fold(ann).count() == 1);
    ann.page().locator("article").last().focus();
    ann.key("ArrowUp");
    ann.key("ArrowUp");
    assertTrue(hasFocus(fold(ann)));
    ann.key("ArrowUp");
    assertTrue(hasFocus(message(ann, "before 1")));
    ann.key("ArrowDown");
    assertTrue(hasFocus(fold(ann)));
    ann.key("ArrowDown");
    assertTrue(hasFocus(message(ann, "after 0")));
    ann.key("ArrowUp");
    ann.key("Enter");
    Await.until("the messages", () -> ann.count("article") == 9);
    assertTrue(hasFocus(ann.page().locator("article").nth(2)));
  }

  @Test
  void theFocusOfAFoldedMessageGoesToTheFold() {
    var ann = online(atRoom(), "Ann");
    var raider = raid(ann, 1, 5, 1);
    ann.page().locator("article").nth(3).focus();
    purge(raider);
    Await.until("the fold", () -> fold(ann).count() == 1);
    assertTrue(hasFocus(fold(ann)));
  }

  @Test
  void aFoldThatGrowsStaysTheSameButton() {
    var ann = online(atRoom(), "Ann");
    purge(raid(ann, 1, 5, 1));
    Await.until("the fold", () -> fold(ann).count() == 1);
    fold(ann).evaluate("button => { button.focus(); window.fold = button; }");
    room.remove(7);
    await("the count", "6 messages were deleted", () -> fold(ann).textContent());
    assertTrue((boolean) fold(ann).evaluate("button => button === window.fold"));
    assertTrue(hasFocus(fold(ann)));
  }
}
