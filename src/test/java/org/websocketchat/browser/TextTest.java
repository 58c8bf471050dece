package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.testing.Await;

/** What people write, as the page draws it. */
final class TextTest extends ChromiumFixture {
  TextTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  /** Says a text, waits for it and tells its elements: {@code kind.classes(text)}. */
  private static String draw(ChromiumSeat seat, String text) {
    int before = seat.count(".text");
    seat.say(text);
    await("the text", before + 1, () -> seat.count(".text"));
    return (String)
        last(
            seat,
            """
            text => [...text.childNodes].map(n => n.nodeType === 3 ? n.data
              : [n.localName, ...n.classList].join('.') + '(' + n.textContent + ')').join('')
            """);
  }

  private static Object last(ChromiumSeat seat, String script) {
    return seat.page().locator(".text").last().evaluate(script);
  }

  @Test
  void drawsWhatIsMarkedUp() {
    var ann = online("", "Ann");
    assertEquals(
        "a span.bold(b) span.italic(c) code(d e) mark(@ann)!", draw(ann, "a *b* _c_ `d e` @ann!"));
    assertEquals("pre(  x\n\n  y)z", draw(ann, "```\n  x\n\n  y\n```\nz"));
    assertEquals("*^_^* 2*3*4 snake_case_words", draw(ann, "*^_^* 2*3*4 snake_case_words"));
    assertEquals("<b>x</b> <img src=x>", draw(ann, "<b>x</b> <img src=x>"));
  }

  @Test
  void aLinkLeadsToANewTabAndTellsItNothing() {
    var ann = online("", "Ann");
    int windows = watch.profile().pages().size();
    assertEquals(
        "see a(http://127.0.0.1:1/a_b_c), ok", draw(ann, "see http://127.0.0.1:1/a_b_c, ok"));
    assertEquals(
        "http://127.0.0.1:1/a_b_c|_blank|noopener noreferrer nofollow|http://127.0.0.1:1/a_b_c",
        last(
            ann,
            "text => (a => [a.href, a.target, a.rel, a.title].join('|'))(text.querySelector('a'))"));
    assertEquals(windows, watch.profile().pages().size(), "it opens nothing by itself");
    assertEquals("a(mailto:a@b.example)", draw(ann, "mailto:a@b.example"));
    var path = "http://127.0.0.1/" + "long/".repeat(40);
    var told = draw(ann, path + "end");
    assertTrue(told.length() < 80 && told.contains("…"), told);
    assertEquals(
        path + "end|" + path + "end",
        last(ann, "text => (a => a.href + '|' + a.title)(text.querySelector('a'))"));
  }

  /** What is only read out, pictures and buttons are no part of it. */
  @Test
  void copyingGivesWhoSaidWhatInOrderAndOnce() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    for (var text : new String[] {"hi *there*", "```\n a\n  b\n```", "/me waves"}) {
      bob.say(text);
    }
    awaitLast(ann, "Bob: Bob waves");
    ann.say("mine");
    awaitLast(ann, "Ann: mine");
    ann.awaitSent();
    var copied =
        (String)
            ann.page()
                .evaluate(
                    """
                    () => {
                      const root = document.querySelector('websocket-chat').shadowRoot;
                      getSelection().selectAllChildren(root.querySelector('.log-frame'));
                      return getSelection().toString();
                    }
                    """);
    var time = "\\d?\\d:\\d\\d\\s[AP]M";
    assertEquals(
        "Today|You joined as Ann|T|Bob joined|T|Bob|T|hi there|Bob|T| a|  b|T|Bob waves|Ann|T|mine|Sent T",
        copied.strip().replaceAll(time, "T").replaceAll("\n+", "|"));
  }

  /** Three at a time: a person cannot change their name more often at once. */
  @ParameterizedTest
  @ValueSource(strings = {"👩‍🚀 ❤️‍🔥 می‌خواهم", "क्‍ष 1️⃣"})
  void emojiThatAreJoinedStayWholeInNames(String names) {
    var ann = online("", "Ann");
    for (var name : names.split(" ", -1)) {
      ann.say("/nick " + name);
      awaitPeople(ann, name + " you");
    }
  }

  @Test
  void whatIsJoinedToLookAlikeIsShown() {
    var ann = online("", "Ann");
    ann.say("/nick 李\u200d雷");
    awaitPeople(ann, "李\ufffd雷 you");
  }

  @Test
  void whatLeadsNowhereStaysText() {
    var ann = online("", "Ann");
    for (var text :
        new String[] {
          "javascript:alert(1)",
          "javascript://x/%0aalert(1)",
          "data:text/html,x",
          "http://[",
          "http://a:99999/",
          "vbscript:x"
        }) {
      assertEquals(text, draw(ann, text));
    }
  }

  @Test
  void emojiAloneAreLarge() {
    var ann = online("", "Ann");
    for (var text : new String[] {"😀", "👩‍👩‍👧‍👦 🇨🇳", "❤️👍🏽🎉", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"}) {
      draw(ann, text);
      assertEquals("text emoji", last(ann, "text => text.className"), text);
    }
    for (var text : new String[] {"😀😀😀😀", "😀 ok", "1", "12 3", "李", "#"}) {
      draw(ann, text);
      assertEquals("text", last(ann, "text => text.className"), text);
    }
  }

  @Test
  void meIsAnAction() {
    var ann = online(atSample(), "Ann");
    assertEquals("bdi.bold(Ann) waves at span.bold(all)", draw(ann, "/me waves at *all*"));
    assertEquals("/menu", draw(ann, "//menu"));
    ann.page().evaluate("document.querySelector('websocket-chat').send('/me')");
    awaitLast(ann, "Ann: /me");
    assertEquals(1, ann.count(".action"));
  }

  @Test
  void othersAreMentionedToo() {
    var ann = online("", "Ann");
    online("", "李雷");
    awaitPeople(ann, "Ann you", "李雷");
    assertEquals("大家@Bob，b(@李雷)你好", draw(ann, "大家@Bob，@李雷你好"));
  }

  @Test
  void whoJoinsLaterIsMarkedWhereTheyWereMentioned() {
    var ann = online("", "Ann");
    assertEquals("ask @Zoe and @Bob", draw(ann, "ask @Zoe and @Bob"));
    online("", "Zoe");
    Await.until("the mark", () -> ann.count(".text b") == 1);
    assertEquals("@Zoe", ann.page().locator(".text b").textContent());
  }

  /** As {@code String.regionMatches} on the JVM compares: by each character's upper case, too. */
  @Test
  void mentionsAreFoundInAnyCaseAsOnTheJvm() {
    var ann = online("", "Ann");
    online("", "İlker");
    online("", "Σοφία");
    awaitPeople(ann, "Ann you", "İlker", "Σοφία");
    assertEquals("b(@ilker) b(@ΣΟΦΊΑ) b(@İLKER)!", draw(ann, "@ilker @ΣΟΦΊΑ @İLKER!"));
  }

  @Test
  void initialsKeepJoinedEmojiWhole() {
    var ann = online("", "👩‍🚀 Ann");
    var first = ann.page().locator(".people .person").first();
    assertEquals("👩‍🚀", first.getAttribute("data-initials"));
  }

  @Test
  void noTextTurnsAnything() {
    var ann = online("", "Ann");
    assertEquals("abcd code(e)", draw(ann, "a\u202eb\u2066c\u200fd `\u202ee`"));
    assertEquals("isolate", last(ann, "text => getComputedStyle(text.lastChild).unicodeBidi"));
  }

  @Test
  void hostileTextsAreDrawnAndTheNextOneIsToo() {
    var ann = online(atSample(), "Ann");
    for (var part :
        new String[] {"*a ", "`a", "```", "@", "http://", "http://a.b/(c)", "_*", "\n"}) {
      sample.broadcast(
          "{\"type\":\"message\",\"name\":\"E\",\"date\":1,\"text\":\""
              + part.repeat(16_384 / part.length()).replace("\n", "\\n")
              + "\"}");
    }
    ann.say("done");
    awaitLast(ann, "Ann: done");
    assertEquals(9, ann.count(".text"));
  }
}
