package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** Replies and edits: the chip above the box, the quote in the bubble, and the mark. */
final class ReplyTest extends MessageFixture {
  ReplyTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  private static Locator chip(ChromiumSeat seat) {
    return seat.page().locator(".chip");
  }

  private static Locator quote(ChromiumSeat seat) {
    return seat.page().locator(".quote").last();
  }

  private static String words(Locator chip) {
    return chip.locator("p").textContent();
  }

  @Test
  void aReplyQuotesTheMessageAndATapLightsItUp() {
    var bob = online("", "Bob");
    var ann = online("", "Ann");
    bob.say("Who waters\non Tuesday?");
    awaitLast(ann, "Bob: Who waters\non Tuesday?");
    ann.box().fill("so far");
    choose(ann, "Tuesday", "Reply");
    assertEquals("Reply to Bob Who waters on Tuesday?", words(chip(ann)));
    assertEquals("Message", ann.focused());
    assertEquals("so far", ann.draft());
    ann.key("Escape");
    assertFalse(chip(ann).isVisible());
    assertEquals("so far", ann.draft());
    choose(ann, "Tuesday", "Reply");
    ann.press("Cancel");
    assertFalse(chip(ann).isVisible());
    choose(ann, "Tuesday", "Reply");
    ann.say("I do");
    assertFalse(chip(ann).isVisible());
    Await.until("the quote", () -> bob.count(".quote") == 1 && ann.count(".quote") == 1);
    assertEquals("BobWho waters on Tuesday?", quote(bob).textContent());
    assertEquals("In reply to Bob: Who waters on Tuesday?", quote(bob).getAttribute("aria-label"));
    ann.awaitSent();
    bob.click(quote(bob));
    var lit = bob.page().locator("[data-lit]");
    assertTrue(lit.textContent().contains("Who waters"));
    Await.until("the light to go out", () -> lit.count() == 0);
  }

  @Test
  void whatIsRemovedLeavesTheQuoteAndTheChip() {
    var bob = room.person("Bob", null);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "a secret");
    awaitLast(ann, "Bob: a secret");
    choose(ann, "a secret", "Reply");
    ann.say("I see");
    Await.until("the quote", () -> ann.count(".quote") == 1);
    ann.page().locator("article").first().focus();
    ann.key("Enter");
    ann.page().getByRole(AriaRole.MENUITEM).getByText("Reply").click();
    room.edit(1, "an edited secret");
    Await.until("the edit", () -> words(chip(ann)).equals("Reply to Bob an edited secret"));
    assertEquals("Boban edited secret", quote(ann).textContent());
    room.remove(1);
    Await.until(
        "the removal", () -> words(chip(ann)).equals("Reply to Bob This message was deleted."));
    assertEquals("BobThis message was deleted.", quote(ann).textContent());
    assertFalse(ann.page().locator("websocket-chat").innerHTML().contains("secret"));
    Await.until("what is read out to go, too", () -> ann.page().getByText("secret").count() == 0);
  }

  @Test
  void aQuoteThatIsNotLoadedIsLoadedByATap() {
    var ann = online("", "Ann");
    ann.say("the first of all");
    ann.awaitSent();
    crowd(7, 20);
    ann.readUp();
    choose(ann, "the first of all", "Reply");
    ann.say("back to you");
    ann.awaitSent();
    var bob = online("", "Bob");
    Await.until("the quote", () -> bob.count(".quote") == 1);
    assertEquals("An earlier message", quote(bob).textContent());
    bob.click(quote(bob));
    Await.until("the message", () -> bob.count("[data-lit]") == 1);
    assertTrue(bob.page().locator("[data-lit]").textContent().contains("the first of all"));
    assertTrue(bob.page().locator("[data-lit]").isVisible());
  }

  @Test
  void aTextIsEditedInTheBoxAndMarked() {
    var bob = online("", "Bob");
    var ann = online("", "Ann");
    ann.say("helo");
    awaitLast(bob, "Ann: helo");
    ann.awaitSent();
    ann.box().fill("so far");
    choose(ann, "helo", "Edit");
    assertEquals("Edit your message helo", words(chip(ann)));
    assertEquals("helo", ann.draft());
    ann.key("Escape");
    assertEquals("so far", ann.draft());
    assertFalse(chip(ann).isVisible());
    choose(ann, "helo", "Edit");
    ann.say("hello");
    awaitLast(bob, "Ann: helloedited");
    awaitLast(ann, "Ann: helloedited");
    assertEquals("so far", ann.draft());
    var title = bob.page().locator(".edited").getAttribute("title");
    assertTrue(title.contains("20"), title);
    assertEquals(1, ann.count("article"));
  }

  @Test
  void arrowUpInAnEmptyBoxEditsWhatWasSaidLast() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    ann.say("one");
    ann.say("/help");
    ann.key("Escape");
    ann.awaitSent();
    bob.say("two");
    awaitLast(ann, "Bob: two");
    ann.box().fill("x");
    ann.box().press("ArrowUp");
    assertEquals("x", ann.draft());
    ann.box().fill("");
    ann.box().press("Control+ArrowUp");
    assertEquals("", ann.draft());
    ann.box().press("ArrowUp");
    assertEquals("one", ann.draft());
    assertEquals("Edit your message", ann.text(".spoken p"));
    assertTrue(chip(ann).isVisible());
    ann.type("!");
    ann.key("Enter");
    Await.until("the edit", () -> bob.log().contains("Ann: one!edited"));
    assertEquals("", ann.draft());
  }

  @Test
  void anEditThatTheServerRefusesIsToldWithWhatWasWritten() {
    var ann = online(atRoom(), "Ann");
    ann.say("old");
    ann.awaitSent();
    room.refuses = "gone";
    choose(ann, "old", "Edit");
    ann.say("new");
    var told = "Not edited. The message was deleted already. You wrote: new";
    awaitLast(ann, "Ann: old [" + told + "]");
    Await.until("it to be read out", () -> ann.text(".spoken p").equals(told));
    ann.press("Discard");
    awaitLast(ann, "Ann: old");
  }

  @Test
  void anEditSurvivesAnotherLanguageAndEndsWithItsMessage() {
    var ann = online(atRoom(), "Ann");
    ann.say("old");
    ann.awaitSent();
    ann.box().fill("so far");
    choose(ann, "old", "Edit");
    ann.set("lang", "zh");
    Await.until("Chinese", () -> words(chip(ann)).equals("编辑你的消息 old"));
    assertEquals("old", ann.draft());
    room.remove(1);
    Await.until("the end of the edit", () -> !chip(ann).isVisible());
    assertEquals("so far", ann.draft());
    assertEquals("这条消息已被删除。", ann.text("[data-place=message-fault]"));
    ann.type("!");
    assertEquals("", ann.text("[data-place=message-fault]"));
  }

  @Test
  void oneEscapeEndsOneThing() {
    var ann = online("", "Ann");
    ann.say("one");
    ann.awaitSent();
    ann.say("/help");
    choose(ann, "one", "Edit");
    var help = ann.page().locator(".help");
    ann.key("Escape");
    assertFalse(chip(ann).isVisible());
    assertEquals("Not edited", ann.text(".spoken p"));
    assertTrue(help.isVisible());
    ann.key("Escape");
    assertFalse(help.isVisible());
  }

  @Test
  void aQuoteThatWasLeftTakesNoFocus() {
    var ann = online("", "Ann");
    ann.say("the first of all");
    ann.awaitSent();
    crowd(7, 20);
    ann.page().locator("websocket-chat").evaluate("chat => void chat.reply(1, 'back to you')");
    ann.awaitSent();
    var bob = online("", "Bob");
    Await.until("the quote", () -> bob.count(".quote") == 1);
    assertEquals("An earlier message", quote(bob).textContent());
    quote(bob)
        .evaluate(
            "quote => { quote.focus(); quote.click();"
                + " quote.getRootNode().querySelector('textarea').focus(); }");
    Await.until(
        "the first message",
        () -> {
          bob.readUp();
          return message(bob, "the first of all").count() == 1;
        });
    assertEquals("Message", bob.focused());
    assertEquals(0, bob.count("[data-lit]"));
  }
}
