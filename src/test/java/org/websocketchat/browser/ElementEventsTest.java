package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.websocketchat.server.ChatServer;
import org.websocketchat.testing.Await;

/** The events by which a page changes what is sent and shown, and those about what was sent. */
class ElementEventsTest extends ElementFixture {
  private static final String HIDES_SECRETS =
      """
      <script>
      addEventListener('chat-before-display', e => {
        if (e.detail.text.includes('secret')) e.preventDefault();
        e.detail.text = e.detail.text.replace('darn', 'd**n');
      });
      </script>
      """;

  ElementEventsTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }

  private String texts() {
    return (String) page.evaluate("chat.messages.map(m => m.text).join()");
  }

  private String shown() {
    return (String) page.evaluate("chat.shadowRoot.querySelector('[part~=rows]').innerText");
  }

  @Test
  void aPageChangesWhatIsSentOrKeepsItBack() {
    open(
        SCRIPT
            + """
            <script>
            addEventListener('chat-before-send', e => {
              told.push({ type: e.type, ...e.detail });
              if (e.detail.text === 'no') e.preventDefault();
              if (e.detail.text.startsWith('/roll')) e.detail.text = '';
              e.detail.text = e.detail.text.replace(':-)', '🙂');
            });
            </script>
            """,
        tag("name=Ann"));
    awaitState("chat", "online");
    var box = page.locator("textarea");
    box.fill("hi :-)");
    box.press("Enter");
    Await.until("it", () -> told("chat-message", "text").equals("[[\"hi 🙂\"]]"));
    assertEquals("", box.inputValue());
    box.fill("no");
    box.press("Enter");
    assertEquals("no", box.inputValue(), "nothing is lost");
    box.fill("//roll 6");
    box.press("Enter");
    Await.until("taken", () -> box.inputValue().isEmpty());
    assertEquals("text-cancelled", page.evaluate("chat.send('no').catch(e => e.code)"));
    assertEquals("text-cancelled", page.evaluate("chat.send('/roll').catch(e => e.code)"));
    assertEquals("🙂", page.evaluate("chat.edit(1, ':-)').then(() => chat.messages[0].text)"));
    assertEquals("ok 🙂", page.evaluate("chat.reply(1, 'ok :-)').then(m => m.text)"));
    assertEquals(
        "[[\"hi :-)\",0,0],[\"no\",0,0],[\"/roll 6\",0,0],[\"no\",0,0],[\"/roll\",0,0],"
            + "[\":-)\",0,1],[\"ok :-)\",1,0]]",
        told("chat-before-send", "text,re,target"));
    assertEquals("🙂,ok 🙂", texts());
  }

  @Test
  void whatAPageWithholdsIsNowhere() {
    var bob = online("", "Bob");
    bob.say("my secret plan");
    bob.say("darn");
    open(HIDES_SECRETS + SCRIPT, tag("name=Ann"));
    Await.until("the history", () -> texts().equals("d**n"));
    page.evaluate("() => { document.hasFocus = () => false; dispatchEvent(new Event('blur')); }");
    bob.say("another secret");
    bob.say("hello");
    Await.until("the next", () -> texts().equals("d**n,hello"));
    assertEquals(1, page.evaluate("chat.unread"));
    page.evaluate("void chat.reply(1, 'what?')");
    page.evaluate("void chat.send('I have a secret too')");
    page.evaluate("void chat.send('end')");
    Await.until("the end", () -> texts().equals("d**n,hello,what?,end"));
    Await.until("the end in view", () -> shown().contains("end"));
    assertFalse(shown().contains("secret"), shown());
    assertFalse(
        ((String) page.evaluate("chat.shadowRoot.textContent")).contains("secret"), "anywhere");
    assertFalse(told("chat-message", "text").contains("secret"));
    assertFalse(told("chat-sent", "text").contains("secret"));
    assertEquals("[[\"hello\"],[\"what?\"],[\"end\"]]", told("chat-message", "text"));
  }

  @Test
  void anEditIsAskedAboutToo() {
    open(HIDES_SECRETS + SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    page.evaluate("chat.send('one')");
    page.evaluate("chat.edit(1, 'darn')");
    assertEquals("d**n", texts());
    page.evaluate("chat.edit(1, 'a secret')");
    Await.until("nothing", () -> page.locator(".message").count() == 0);
    assertEquals("", texts());
    page.evaluate("chat.edit(1, 'two')");
    Await.until("it is back", () -> page.locator(".message").count() == 1);
    assertEquals("two", texts());
    assertEquals(
        "[[\"edit\",\"d**n\"],[\"edit\",\"\"],[\"edit\",\"two\"]]",
        told("chat-change", "kind,text"));
  }

  @Test
  void whoEditsGetsTheirOwnWordsAndNotThePages() {
    open(HIDES_SECRETS + SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    page.evaluate("chat.send('darn it')");
    await("the text", "d**n it", this::texts);
    var box = page.locator("textarea");
    box.press("ArrowUp");
    assertEquals("darn it", box.inputValue());
    box.fill("darn that");
    box.press("Enter");
    await("the edit", "d**n that", this::texts);
    box.press("ArrowUp");
    assertEquals("darn that", box.inputValue());
    box.press("Escape");
    page.reload();
    await("the history", "d**n that", this::texts);
    box.press("ArrowUp");
    assertEquals("darn that", box.inputValue());
    box.press("Enter");
    page.evaluate("chat.send('end')");
    await("nothing was edited", "d**n that,end", this::texts);
    assertEquals("[]", told("chat-change", "kind"));
    page.evaluate("chat.edit(1, 'fine')");
    await("nothing to hide", "fine,end", this::texts);
    box.press("ArrowUp");
    box.press("Escape");
    page.evaluate("() => chat.remove(3)");
    await("the removal", "fine", this::texts);
    box.press("ArrowUp");
    assertEquals("fine", box.inputValue());
  }

  @Test
  void whoEditsWhatWaitsGetsTheirOwnWords() {
    open(HIDES_SECRETS + SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    page.evaluate("chat.send('one')");
    server.close();
    awaitState("chat", "waiting");
    var box = page.locator("textarea");
    box.press("ArrowUp");
    box.fill("darn");
    box.press("Enter");
    Await.until("it waits", () -> shown().contains("The edit waits for the connection"));
    box.press("ArrowUp");
    assertEquals("darn", box.inputValue());
  }

  @Test
  void whatAPageWithholdsIsShownToItsAuthorWhileItIsToBeDecidedAbout() throws IOException {
    open(HIDES_SECRETS + SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    int port = URI.create(server.url()).getPort();
    server.close();
    awaitState("chat", "waiting");
    page.evaluate("void chat.send('my secret').catch(() => {})");
    page.evaluate("void chat.send('another secret').catch(() => {})");
    page.evaluate("void chat.send('end').catch(() => {})");
    Await.until("the end", () -> shown().contains("end"));
    assertFalse(shown().contains("secret"), "while it is on its way");
    page.evaluate("void chat.disconnect()");
    Await.until("both", () -> shown().contains("my secret") && shown().contains("another"));
    server = ChatServer.start(settings(port).build());
    page.evaluate("void chat.connect('Ann')");
    awaitState("chat", "online");
    var row = page.locator(".message");
    var mine = new Locator.FilterOptions().setHasText("my secret");
    row.filter(mine).locator("[data-action=delete]").click();
    Await.until("it is deleted", () -> !shown().contains("my secret"));
    var another = new Locator.FilterOptions().setHasText("another secret");
    row.filter(another).locator("[data-action=resend]").click();
    Await.until("it is sent", () -> told("chat-sent", "text").contains("[\"\"]"));
    Await.until("it is hidden again", () -> !shown().contains("secret"));
    assertTrue(told("chat-failed", "code,value").contains("[\"text-not-sent\",\"my secret\"]"));
    assertEquals("another secret", online("", "Bob").text(".message .text"));
  }

  /** Whether its copy comes by itself or, after a while without a connection, with the history. */
  @Test
  void whatWasSentIsToldAsThePageShowsIt() {
    var send = "chat.send('darn').then(m => m.text)";
    for (boolean breaks : new boolean[] {false, true}) {
      room.breaksOnce = breaks;
      open(
          HIDES_SECRETS + SCRIPT,
          "<websocket-chat id=chat lang=en name=Ann server='" + room.url() + "'></websocket-chat>");
      awaitState("chat", "online");
      assertEquals("d**n", page.evaluate(send), "with its connection lost: " + breaks);
      assertEquals("[[\"d**n\"]]", told("chat-sent", "text"));
      await("the log", "d**n", this::texts);
    }
  }

  @Test
  void aPageIsToldWhyATextIsToBeShown() {
    var bob = online("", "Bob");
    bob.say("old");
    open(
        "<script>const asked = []; addEventListener('chat-before-display', e => asked.push("
            + "[e.detail.kind, e.detail.name, e.detail.text].join(' ')))</script>"
            + SCRIPT,
        tag("name=Ann"));
    Await.until("the history", () -> texts().equals("old"));
    page.evaluate("chat.send('new')");
    page.evaluate("chat.edit(2, 'newer')");
    Await.until("the edit", () -> texts().equals("old,newer"));
    assertEquals(
        "history Bob old,pending  new,message Ann new,pending  newer,edit Ann newer",
        page.evaluate("asked.join()"));
  }

  @Test
  void aListenerThatThrowsIsReportedAndHarmsNothing() {
    open(
        """
        <script>
        const reported = [];
        addEventListener('error', e => { reported.push(e.message); e.preventDefault(); });
        for (const type of ['chat-state', 'chat-message', 'chat-before-send', 'chat-before-display',
            'chat-sent', 'chat-users']) {
          addEventListener(type, () => { throw new Error('mine'); });
        }
        </script>
        """
            + SCRIPT,
        tag("name=Ann"));
    awaitState("chat", "online");
    assertEquals("hi", page.evaluate("chat.send('hi').then(m => m.text)"));
    assertEquals("hi", texts());
    Await.until("the row", () -> page.locator(".message").count() == 1);
    assertEquals(
        true, page.evaluate("reported.length >= 6 && reported.every(m => /mine/.test(m))"));
  }

  @Test
  void aListenerCanCallEveryMethod() {
    open(
        SCRIPT
            + """
            <script>
            const done = [];
            addEventListener('chat-state', ({ detail, target }) => {
              if (detail.status === 'online' && !done.length) {
                done.push('online');
                target.rename('Zoe').then(name => done.push(name))
                  .then(() => target.send('from state')).then(m => done.push(m.text));
              } else if (detail.status === 'closed' && !done.includes('again')) {
                done.push('again');
                target.connect('Amy').then(name => done.push(name));
              }
            });
            addEventListener('chat-message', ({ detail, target }) => {
              if (detail.text === 'from state') {
                target.edit(detail.offset, 'edited').then(() => {
                  done.push('edited');
                  return target.disconnect();
                }).then(() => done.push('left'));
              } else {
                target.heading = detail.text;
                target.remove();
              }
            });
            </script>
            """,
        tag("name=Ann"));
    Await.until(
        "all", () -> page.evaluate("done.includes('Amy') && done.includes('left')").equals(true));
    assertEquals(
        "Amy,Zoe,again,edited,from state,left,online", page.evaluate("done.sort().join()"));
    page.evaluate("() => { window.kept = chat; chat.send('bye'); }");
    Await.until("it is gone", () -> page.evaluate("!kept.isConnected").equals(true));
  }

  @Test
  void aPageIsToldWhoIsPresentWhenThatChanges() {
    open(SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    var bob = online("", "Bob");
    Await.until("both", () -> people().endsWith("Ann,Bob"));
    bob.type("typing");
    page.evaluate("chat.rename('Zoe')");
    Await.until("the rename", () -> people().endsWith("Zoe,Bob"));
    assertEquals("Ann;Ann,Bob;Zoe,Bob", people());
  }

  private String people() {
    return (String)
        page.evaluate(
            "told.filter(t => t.type === 'chat-users')"
                + ".map(t => t.people.map(p => p.name).join()).join(';')");
  }
}
