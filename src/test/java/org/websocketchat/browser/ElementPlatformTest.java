package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** What authors of pages expect of any element: that it can be called at once, moved, extended. */
class ElementPlatformTest extends ElementFixture {
  /** Resolves when the browser has laid out, told sizes and painted. */
  private static final String NEXT_FRAME =
      "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
          + " setTimeout(done))))";

  private static final String LOOK_AWAY =
      "() => { document.hasFocus = () => false; dispatchEvent(new Event('blur')); }";

  ElementPlatformTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }

  private String second(String script) {
    return """
    () => {
      const other = document.createElement('websocket-chat');
      other.id = 'other';
      other.lang = 'en';
      other.server = '%s';
      document.body.append(other);
      %s
    }
    """
        .formatted(server.socketUrl(), script);
  }

  private void missThree(String attributes) {
    open(SCRIPT + "<title>Garden</title>", tag("name=Ann " + attributes));
    awaitState("chat", "online");
    var bob = online("", "Bob");
    page.evaluate(LOOK_AWAY);
    for (int i = 1; i <= 3; i++) {
      bob.say("while you were away " + i);
    }
    Await.until("three", () -> told("chat-unread", "count").equals("[[1],[2],[3]]"));
  }

  @Test
  void thePageCountsChatsOfEveryClassAndInEveryShadowRoot() {
    open(
        SCRIPT
            + """
            <title>(7) Garden</title>
            <script>
            customElements.define('loud-chat',
              class Loud extends customElements.get('websocket-chat') {});
            customElements.define('a-frame', class extends HTMLElement {
              connectedCallback() {
                const chat = document.createElement('websocket-chat');
                chat.id = 'inner';
                chat.name = 'Amy';
                chat.server = document.getElementById('chat').server;
                chat.notify = 'all';
                this.attachShadow({ mode: 'open' }).append(chat);
              }
            });
            </script>
            """,
        tag("name=Ann notify=all").replace("websocket-chat", "loud-chat") + "<a-frame></a-frame>");
    awaitState("chat", "online");
    awaitOnline(2);
    page.evaluate(LOOK_AWAY);
    online("", "Bob").say("hi");
    Await.until("both", () -> page.title().equals("(2) (7) Garden"));
    page.evaluate("document.querySelector('a-frame').remove()");
    Await.until("one", () -> page.title().equals("(1) (7) Garden"));
    page.evaluate("document.title = 'Shed'");
    page.evaluate("chat.remove()");
    page.evaluate(NEXT_FRAME);
    assertEquals("Shed", page.title());
  }

  private void awaitOnline(int chats) {
    Await.until(
        "all online",
        () -> told("chat-state", "status").split("\"online\"", -1).length == chats + 1);
  }

  @Test
  void thePagesTitleAndIconFollowTheAttributeNotify() {
    missThree("");
    var icon = "document.querySelector('link[rel=icon]').getAttribute('href')";
    page.evaluate("document.querySelector('link[rel=icon]').dataset.unread = 'data:,unread'");
    assertEquals("Garden", page.title());
    page.evaluate("chat.notify = 'all'");
    Await.until("the count", () -> page.title().equals("(3) Garden"));
    assertEquals("data:,unread", page.evaluate(icon));
    page.evaluate("chat.notify = null");
    Await.until("no count", () -> page.title().equals("Garden"));
    assertEquals("data:,", page.evaluate(icon));
    page.evaluate("chat.notify = 'off'");
    Await.until("the count", () -> page.title().equals("(3) Garden"));
  }

  @Test
  void aWrongPropertyThatWasSetEarlyDoesNotStopTheOthers() {
    open(
        "",
        tag("").replaceFirst("server='[^']*'", "")
            + """
            <script>
            chat.binaryType = 'buffer';
            chat.name = Object.create(null);
            chat.room = 'tea';
            chat.texts = { Name: 'Nom' };
            chat.server = '%s';
            </script>
            """
                .formatted(server.socketUrl())
            + SCRIPT);
    Await.until("the texts", () -> page.locator(".label").textContent().equals("Nom"));
    assertEquals("arraybuffer", page.evaluate("chat.binaryType"));
    assertEquals("tea " + server.socketUrl(), page.evaluate("chat.room + ' ' + chat.server"));
    Await.until("two warnings", () -> watch.advice().size() == 2);
    assertEquals(
        "websocket-chat: the property binaryType cannot be: buffer", watch.advice().get(0));
    assertTrue(watch.advice().get(1).startsWith("websocket-chat: the property name cannot be: "));
  }

  @Test
  void aRoomThatWasLeftTellsItsUnreadMessagesNoMore() {
    missThree("notify=all");
    assertEquals("(3) Garden", page.title());
    page.evaluate("chat.room = 'tea'");
    Await.until("the other room", () -> told("chat-state", "status,url").endsWith("tea\"]]"));
    awaitState("chat", "online");
    page.evaluate(NEXT_FRAME);
    assertEquals("[[1],[2],[3],[0]]", told("chat-unread", "count"));
    assertEquals("Garden", page.title());
  }

  @Test
  void aRemovedElementTellsOnceThatNothingIsUnread() {
    missThree("");
    page.evaluate(
        """
        () => {
          window.kept = chat;
          chat.addEventListener('chat-unread', e => told.push({ type: 'removed', ...e.detail }));
          chat.remove();
        }
        """);
    Await.until("the end", () -> !told("removed", "count").equals("[]"));
    page.evaluate(NEXT_FRAME);
    assertEquals("[[0]]", told("removed", "count"));
  }

  @Test
  void theEventsOfOneRoomEndBeforeThoseOfTheNextBegin() {
    open(
        """
        <script>
        const { close } = WebSocket.prototype;
        const held = [];
        WebSocket.prototype.close = function(...how) {
          this.addEventListener('close', () => told.push({ type: 'socket', url: this.url }));
          held.push(() => close.apply(this, how));
        };
        </script>
        """
            + SCRIPT,
        tag("name=Ann room=one"));
    awaitState("chat", "online");
    page.evaluate("chat.room = 'two'");
    Await.until("two", () -> told("chat-state", "status,url").matches(".*online[^]]*two\"]]"));
    Await.until("the goodbye to one", () -> page.evaluate("held.length").equals(1));
    page.evaluate("held.forEach(close => close())");
    Await.until("the end of one", () -> told("socket", "url").contains("room=one"));
    page.evaluate(NEXT_FRAME);
    var states = told("chat-state", "status,url");
    assertTrue(states.endsWith("two\"]]"), states);
    assertTrue(states.lastIndexOf("one\"]") < states.indexOf("two\"]"), states);
  }

  @Test
  void whatIsSaidBeforeThePlaceInStorageIsFoundIsSentInOrder() {
    open(SCRIPT, "");
    assertEquals(
        "text-too-large",
        page.evaluate(
            second(
                """
                other.connect('Zoe');
                other.send('one');
                other.send('two');
                return other.send('x'.repeat(16385)).catch(e => e.code);
                """)));
    Await.until(
        "both",
        () -> told("chat-message", "name,text").equals("[[\"Zoe\",\"one\"],[\"Zoe\",\"two\"]]"));
  }

  @Test
  void sendsAtOnceUnderTheNameOfTheTag() {
    open(SCRIPT, "");
    page.evaluate(second("other.name = 'Ann'; other.send('hi');"));
    Await.until("the text", () -> told("chat-message", "name,text").equals("[[\"Ann\",\"hi\"]]"));
  }

  @Test
  void tellsThatATextWhichWaitedCannotBeSent() {
    open(SCRIPT, "");
    page.evaluate(second("other.name = 'x'.repeat(40); other.send('hi');"));
    Await.until(
        "both", () -> told("chat-error", "code").equals("[[\"name\"],[\"text-not-joined\"]]"));
  }

  @Test
  void keepsItsStyleInAnotherDocument() {
    open(SCRIPT, tag("name=Ann") + "<iframe id=frame></iframe>");
    awaitState("chat", "online");
    page.evaluate("() => { window.kept = chat; }");
    var style =
        "getComputedStyle(kept.shadowRoot.querySelector('.root')).display + ' '"
            + " + kept.shadowRoot.adoptedStyleSheets.length";
    var before = page.evaluate(style);
    page.evaluate("frame.contentDocument.body.append(kept)");
    Await.until("its style", () -> page.evaluate(style).equals(before));
    page.evaluate("kept.send('in a frame')");
    Await.until(
        "what was said",
        () ->
            page.evaluate("kept.shadowRoot.querySelector('.message')?.textContent ?? ''")
                .toString()
                .contains("in a frame"));
    page.evaluate("document.body.append(kept)");
    Await.until("its style", () -> page.evaluate(style).equals(before));
    assertEquals("[[\"connecting\"],[\"handshaking\"],[\"online\"]]", told("chat-state", "status"));
  }

  @Test
  void canBeExtended() {
    open(
        SCRIPT
            + """
            <script>
            class Loud extends customElements.get('websocket-chat') {
              constructor() { super(); this.loud = true; }
              send(text) { super.send(text.toUpperCase()); }
            }
            customElements.define('loud-chat', Loud);
            </script>
            """,
        tag("name=Ann").replace("websocket-chat", "loud-chat"));
    awaitState("chat", "online");
    assertEquals(true, page.evaluate("chat instanceof Loud && chat.loud"));
    page.evaluate("void chat.send('hi')");
    Await.until("the text", () -> told("chat-message", "text").equals("[[\"HI\"]]"));
    page.evaluate(
        "() => { const more = new Loud(); more.id = 'more'; more.name = 'Bob';"
            + " more.server = chat.server; document.body.append(more); }");
    awaitState("more", "online");
  }

  @Test
  void itsMembersAreLikeThoseOfAnyElement() {
    open(SCRIPT, tag(""));
    assertEquals(
        "[]",
        page.evaluate(
            """
            () => {
              const { prototype } = customElements.get('websocket-chat');
              const all = Object.getOwnPropertyDescriptors(prototype);
              const wrong = Object.keys(all).filter(name => name !== 'constructor')
                .filter(name => !/Callback$/.test(name))
                .filter(name => !all[name].configurable || !all[name].enumerable
                  || 'value' in all[name] && !all[name].writable);
              return JSON.stringify(['connect', 'send', 'server', 'texts'].filter(n => !all[n])
                .concat(wrong));
            }
            """));
  }

  @Test
  void focusGoesToWhereOneWrites() {
    open(SCRIPT, tag(""));
    page.evaluate("chat.focus()");
    assertEquals("INPUT", page.evaluate("chat.shadowRoot.activeElement?.tagName"));
    page.evaluate("() => { document.activeElement.blur(); void chat.connect('Ann'); }");
    awaitState("chat", "online");
    Await.until(
        "the box",
        () -> {
          page.evaluate("chat.focus()");
          return "TEXTAREA".equals(page.evaluate("chat.shadowRoot.activeElement?.tagName"));
        });
  }

  @Test
  void twoOfOneRoomHaveADraftEach() {
    open(SCRIPT, tag("name=Ann") + tag("name=Bob").replace("id=chat", "id=other"));
    awaitState("chat", "online");
    awaitState("other", "online");
    page.locator("#chat textarea").fill("Ann's draft");
    assertEquals("", page.locator("#other textarea").inputValue());
    page.locator("#other textarea").fill("Bob's draft");
    page.reload();
    awaitState("chat", "online");
    awaitState("other", "online");
    assertEquals("Ann's draft", page.locator("#chat textarea").inputValue());
    assertEquals("Bob's draft", page.locator("#other textarea").inputValue());
    page.evaluate("() => { other.remove(); }");
    page.reload();
    assertEquals("Ann's draft", page.locator("#chat textarea").inputValue());
  }

  @Test
  void hindersNoUnloadingUnlessSomethingWouldBeLost() {
    open(
        """
        <script>
        delete Navigator.prototype.locks;
        const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
        let asking = 0, ever = 0;
        const count = (type, by) => {
          if (type === 'beforeunload') { asking += by; ever += by > 0; }
        };
        EventTarget.prototype.addEventListener = function(type, ...rest) {
          count(type, 1);
          add.call(this, type, ...rest);
        };
        EventTarget.prototype.removeEventListener = function(type, ...rest) {
          count(type, -1);
          remove.call(this, type, ...rest);
        };
        </script>
        """
            + SCRIPT,
        tag("name=Ann"));
    awaitState("chat", "online");
    assertEquals("0 0", page.evaluate("asking + ' ' + ever"));
    assertEquals(
        "1 1",
        page.evaluate("() => { chat.send('hi'); return asking + ' ' + ever; }"),
        "nothing stores it here");
    Await.until("its copy", () -> !told("chat-message", "text").equals("[]"));
    Await.until("calm", () -> page.evaluate("asking").equals(0));
  }

  private String code(String script) {
    return (String)
        page.evaluate(
            "async () => { try { await ("
                + script
                + "); return ''; } catch (e) { return [e instanceof Error, e.code, e.value].join(); }"
                + " }");
  }

  @Test
  void itsErrorsHaveCodes() {
    open(SCRIPT, tag(""));
    assertEquals("true,text-not-joined,hi", code("chat.send('hi')"));
    assertEquals("true,binary-not-joined,", code("chat.send(new ArrayBuffer(1))"));
    assertEquals("true,name,", code("chat.connect()"));
    assertEquals("true,binary-type,text", code("chat.binaryType = 'text'"));
    assertEquals("true,not-in-page,", code("document.createElement('websocket-chat').send('hi')"));
    page.evaluate("chat.server = 'wss://example.org/#x'");
    assertEquals("true,server-fragment,wss://example.org/#x", code("chat.connect('Ann')"));
  }

  private String stylable() {
    return (String)
        page.evaluate(
            "() => ['idle', 'connecting', 'handshaking', 'online', 'closing', 'closed']"
                + ".filter(s => chat.matches(`:state(${s})`)).join()");
  }

  @Test
  void aStyleSheetCanAskForItsState() {
    open(SCRIPT, tag(""));
    Await.until("idle", () -> stylable().equals("idle"));
    page.evaluate("void chat.connect('Ann')");
    awaitState("chat", "online");
    assertEquals("online", stylable());
    page.evaluate("void chat.disconnect()");
    awaitState("chat", "closed");
    assertEquals("closed", stylable());
  }

  private String found(String id, String selector) {
    return (String)
        page.evaluate(
            "([id, selector]) => document.getElementById(id).shadowRoot.querySelector(selector)"
                + ".textContent.trim()",
            List.of(id, selector));
  }

  @Test
  void chatsOnOnePageHaveALanguageAStateAndALayoutEach() {
    open(
        SCRIPT,
        tag("name=Ann room=tea")
            + tag("room=tea layout=narrow").replace("id=chat lang=en", "id=second lang=zh-CN")
            + tag("name=Cy room=club layout=bubble").replace("id=chat", "id=third"));
    awaitState("chat", "online");
    awaitState("third", "online");
    Await.until("Chinese", () -> found("second", ".label").equals("名字"));
    assertEquals("Name", found("chat", ".label"));
    assertEquals("idle", page.evaluate("second.state.status"));
    page.evaluate("void second.connect('Bea')");
    awaitState("second", "online");
    await("people", "[\"Ann\",\"Bea\"] [\"Cy\"]", () -> people("chat") + " " + people("third"));
    page.evaluate("void chat.send('hi')");
    Await.until("it in both", () -> told("chat-message", "id,own").contains("[\"second\",false]"));
    assertEquals("[[\"chat\",true],[\"second\",false]]", sorted("chat-message", "id,own"));
    page.evaluate("() => { chat.lang = 'zh-CN'; second.lang = 'en'; chat.disconnect(); }");
    awaitState("chat", "closed");
    Await.until("English", () -> found("second", ".label").equals("Name"));
    Await.until("Chinese there", () -> found("chat", ".label").equals("名字"));
    assertEquals("online", page.evaluate("second.state.status"));
    page.evaluate("second.remove()");
    assertEquals("online", page.evaluate("third.state.status"));
    page.evaluate("third.focus()");
    Await.until("the bubble opens", () -> page.locator("#third textarea").isVisible());
  }

  private String people(String id) {
    return (String)
        page.evaluate(
            "id => JSON.stringify(document.getElementById(id).people.map(p => p.name).sort())", id);
  }

  private String sorted(String type, String fields) {
    return (String)
        page.evaluate("told => JSON.stringify(JSON.parse(told).sort())", told(type, fields));
  }

  /** Where there are no frames, and time is all that goes on. */
  @Test
  void inAHiddenTabItJoinsAndCountsAndWhoComesBackSeesEverything() {
    open(
        """
        <title>Garden</title>
        <script>
        let hidden = true;
        Object.defineProperty(document, 'visibilityState',
          { get: () => hidden ? 'hidden' : 'visible' });
        document.hasFocus = () => !hidden;
        const { requestAnimationFrame: frame } = window;
        window.requestAnimationFrame = call => hidden ? 0 : frame(call);
        const come = () => { hidden = false; document.dispatchEvent(new Event('visibilitychange')); };
        </script>
        """
            + SCRIPT,
        tag("name=Ann notify=all"));
    awaitState("chat", "online");
    var bob = online("", "Bob");
    bob.say("one");
    bob.say("two");
    Await.until("the title", () -> page.title().equals("(2) Garden"));
    assertEquals(2, page.evaluate("chat.unread"));
    assertEquals(0, page.locator("#chat .message").count(), "nothing is drawn for nobody");
    page.evaluate("void chat.send('three')");
    Await.until("it is sent", () -> told("chat-sent", "text").equals("[[\"three\"]]"));
    bob.say("four");
    Await.until("it is counted", () -> page.evaluate("chat.unread").equals(1));
    page.evaluate("come()");
    Await.until("nothing unread", () -> page.title().equals("Garden"));
    assertEquals("one,two,three,four", page.evaluate("chat.messages.map(m => m.text).join()"));
    Await.until("all rows", () -> page.locator("#chat .message").count() == 4);
  }

  @Test
  void withinClosedShadowRootsItIsHeardFocusedAndLeavesWithThem() {
    open(
        SCRIPT
            + """
            <script>
            customElements.define('a-box', class extends HTMLElement {
              constructor() {
                super();
                const inner = document.createElement('div');
                this.attachShadow({ mode: 'closed' }).append(inner);
                this.chat = document.createElement('websocket-chat');
                this.chat.lang = 'en';
                this.chat.name = 'Ann';
                inner.attachShadow({ mode: 'closed' }).append(this.chat);
              }
            });
            </script>
            """,
        "<a-box id=box></a-box>");
    page.evaluate("url => { box.chat.server = url; }", server.socketUrl());
    awaitState("box", "online");
    Await.until(
        "the focus",
        () -> {
          page.evaluate("box.chat.focus()");
          return "TEXTAREA".equals(page.evaluate("box.chat.shadowRoot.activeElement?.tagName"));
        });
    page.keyboard().type("hi");
    page.keyboard().press("Enter");
    Await.until("it", () -> told("chat-message", "id,text").equals("[[\"box\",\"hi\"]]"));
    assertEquals("", page.evaluate("box.chat.shadowRoot.activeElement.value"));
    var bob = online("", "Bob");
    awaitPeople(bob, "Bob you", "Ann");
    page.evaluate("box.remove()");
    awaitPeople(bob, "Bob you");
  }
}
