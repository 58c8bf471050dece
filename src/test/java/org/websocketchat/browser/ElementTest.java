package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Origin;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Resources;

/** The element on a page of somebody else, who uses it from a script. */
class ElementTest extends ElementFixture {
  ElementTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }

  @Test
  void loadsInTheHeadAtTheEndDeferredAndTwice() {
    for (var script :
        List.of(
            SCRIPT,
            "<script src=websocket-chat.js defer></script>",
            "<script src=websocket-chat.js async></script>",
            SCRIPT + SCRIPT)) {
      open(script, tag("name=Ann"));
      awaitState("chat", "online");
      open("", tag("name=Ann") + script);
      awaitState("chat", "online");
      assertEquals(1, page.locator("websocket-chat .root").count(), script);
    }
  }

  @Test
  void tellsEachStateWithWhatBelongsToIt() {
    open(SCRIPT, tag("name=Ann room=tea"));
    awaitState("chat", "online");
    assertEquals(
        "[[\"connecting\",\"none\",\"\"],[\"handshaking\",\"none\",\"P\"],[\"online\",\"none\",\"P\"]]"
            .replace("P", SubProtocol.V1),
        told("chat-state", "status,cause,protocol"));
    assertTrue(told("chat-state", "url,name").contains("/chat?room=tea\",\"Ann\"]"));
    server.close();
    awaitState("chat", "waiting");
    Await.until(
        "an attempt in the future",
        () ->
            (boolean)
                page.evaluate(
                    """
                    () => {
                      const last = told.filter(t => t.type === 'chat-state').at(-1);
                      return last.status === 'waiting' && last.retryAt > Date.now() - 1000
                        && last.retryAt < Date.now() + 60000;
                    }
                    """));
  }

  @Test
  void sendsTextsAndTellsThem() {
    open(SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    page.evaluate("void chat.send('hi')");
    Await.until(
        "the message",
        () -> told("chat-message", "name,text,own").equals("[[\"Ann\",\"hi\",true]]"));
    assertEquals("number", page.evaluate("typeof told.at(-1).date"));
  }

  @Test
  void refusesWithValueLimitAndRemedy() {
    open(SCRIPT, tag(""));
    assertEquals("You have not joined yet. Join to send.", thrown("chat.send('hi')"));
    assertEquals("Please enter a name.", thrown("chat.connect()"));
    page.evaluate("void chat.connect('Ann')");
    awaitState("chat", "online");
    assertEquals(
        "16,385 bytes are more than the limit of 16,384. Shorten the text or send it in parts.",
        thrown("chat.send('x'.repeat(16385))"));
    assertEquals(
        "binaryType is \"arraybuffer\" or \"blob\", not \"text\"",
        thrown("chat.binaryType = 'text'"));
  }

  @Test
  void sendsBinaryAsItIs() {
    open(
        SCRIPT, "<websocket-chat id=chat name=Ann server='" + sample.url() + "'></websocket-chat>");
    awaitState("chat", "online");
    page.evaluate(
        """
        () => {
          chat.send(new Uint8Array([1, 2, 3]).buffer);
          chat.send(new Blob([new Uint8Array([4, 5])]));
        }
        """);
    page.evaluate("void chat.send('after')");
    Await.until("the text behind them", () -> !told("chat-message", "text").equals("[]"));
  }

  @Test
  void attributesAreProperties() {
    open(SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    assertEquals(
        "Ann,,,dark,dark",
        page.evaluate(
            """
            () => {
              chat.theme = 'dark';
              return [chat.name, chat.room, chat.protocols, chat.theme,
                chat.getAttribute('theme')].join();
            }
            """));
    page.evaluate("chat.room = null");
    assertEquals(false, page.evaluate("chat.hasAttribute('room')"));
  }

  @Test
  void takesPropertiesThatWereSetBeforeItWasKnown() {
    open(
        "",
        "<websocket-chat id=chat></websocket-chat><script>chat.server = '"
            + server.socketUrl()
            + "'; chat.name = 'Ann'; chat.binaryType = 'blob'</script>"
            + SCRIPT);
    awaitState("chat", "online");
    assertEquals("blob", page.evaluate("chat.binaryType"));
    assertEquals(server.socketUrl(), page.evaluate("chat.getAttribute('server')"));
  }

  @Test
  void protocolsJsonOffersNothingElse() {
    open(SCRIPT, tag("name=Ann protocols=json"));
    awaitState("chat", "online");
    assertEquals(
        "[[\"\"],[\"json\"],[\"json\"]]",
        told("chat-state", "protocol"),
        "though our server prefers its own");
  }

  @Test
  void anotherRoomMeansAnotherSocketUnderTheSameName() {
    open(SCRIPT, tag(""));
    page.evaluate("void chat.connect('Ann')");
    awaitState("chat", "online");
    var bob = online("room=tea", "Bob");
    page.evaluate("chat.room = 'tea'");
    awaitPeople(bob, "Bob you", "Ann");
  }

  @Test
  void anotherNameRenamesAnotherLanguageTranslates() {
    open(SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    page.locator("textarea").fill("draft");
    page.evaluate("chat.name = 'Anna'");
    Await.until("the rename", () -> new ChromiumSeat(page).log().contains("You are now Anna"));
    page.evaluate("chat.lang = 'zh-CN'");
    Await.until("Chinese", () -> new ChromiumSeat(page).log().contains("你现在叫 Anna"));
    assertEquals("draft", page.locator("textarea").inputValue());
    assertEquals("在线", new ChromiumSeat(page).status());
  }

  @Test
  void isMovedWithoutLeaving() {
    open(SCRIPT, tag("name=Ann") + "<div id=place></div>");
    awaitState("chat", "online");
    page.evaluate("place.append(chat)");
    page.evaluate("void chat.send('still here')");
    Await.until("the message", () -> !told("chat-message", "text").equals("[]"));
    assertEquals("[[\"connecting\"],[\"handshaking\"],[\"online\"]]", told("chat-state", "status"));
  }

  @Test
  void leavesWhenItIsRemovedAndComesBackWhenItIsPutBack() {
    open(SCRIPT, tag("name=Ann"));
    var bob = online("", "Bob");
    awaitPeople(bob, "Bob you", "Ann");
    page.evaluate("window.kept = chat; chat.remove()");
    awaitPeople(bob, "Bob you");
    page.evaluate("document.body.append(kept)");
    awaitPeople(bob, "Bob you", "Ann");
    assertEquals(1, page.locator("websocket-chat .root").count());
  }

  @Test
  void twoOnOnePageDoNotMeet() {
    open(
        SCRIPT, tag("name=Ann room=one") + tag("name=Bob room=two").replace("id=chat", "id=other"));
    awaitState("chat", "online");
    awaitState("other", "online");
    page.evaluate("void chat.send('hi')");
    Await.until("the message", () -> !told("chat-message", "id").equals("[]"));
    assertEquals("[[\"chat\"]]", told("chat-message", "id"));
    assertEquals(0, page.locator("#other .message").count());
  }

  @Test
  void disconnectsAndConnects() {
    open(SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    page.evaluate("void chat.disconnect()");
    awaitState("chat", "closed");
    page.evaluate("void chat.connect()");
    awaitState("chat", "online");
  }

  @Test
  void tellsWhatIsWrongWithItsAttributes() {
    open(SCRIPT, "<websocket-chat id=chat lang=en></websocket-chat>");
    Await.until(
        "the error", () -> told("chat-error", "code,value").equals("[[\"server-missing\",\"\"]]"));
    assertTrue(page.locator("[role=status]").textContent().startsWith("This chat has no server"));
    page.evaluate("chat.server = 'wss://example.org/#x'");
    Await.until(
        "the error",
        () ->
            told("chat-error", "code,value")
                .endsWith("[\"server-fragment\",\"wss://example.org/#x\"]]"));
    page.evaluate(
        "chat.protocols = 'a a'; chat.server = '" + server.socketUrl() + "'; chat.name='A'");
    Await.until("the error", () -> told("chat-error", "code").endsWith("[\"bad-address\"]]"));
    assertEquals("failed", state("chat"));
  }

  @Test
  void tellsThatItCannotConnectWhileItIsInNoPage() {
    open(SCRIPT, tag(""));
    page.evaluate(
        """
        () => {
          const kept = chat;
          kept.remove();
          kept.addEventListener('chat-error', e => told.push({ type: 'mine', ...e.detail }));
          kept.connect('Ann');
        }
        """);
    assertEquals(
        "[[\"not-in-page\",\"This chat is not in a page. Add it to one first.\"]]",
        told("mine", "code,message"));
  }

  @Test
  void goesOnInAnotherRoomUnderANameThatWasAskedForJustBefore() {
    open(
        SCRIPT,
        tag("") + "<script>chat.connect('Zoe'); chat.send('hi'); chat.room = 'garden';</script>");
    awaitState("chat", "online");
    assertTrue(told("chat-state", "url,name").endsWith("/chat?room=garden\",\"Zoe\"]]"));
    assertEquals("[[\"text-not-joined\",\"hi\"]]", told("chat-error", "code,value"));
  }

  @Test
  void asksForANameThatCannotBeUsed() {
    open(SCRIPT, tag("name='" + "x".repeat(40) + "'"));
    Await.until("the error", () -> told("chat-error", "code").equals("[[\"name\"]]"));
    var seat = new ChromiumSeat(page);
    assertTrue(seat.isAskedForName());
    assertTrue(seat.nameFault().startsWith("A name has at most 32 characters; this one has 40."));
  }

  @Test
  void offersNoSubProtocolWhenTheListIsEmpty() {
    open(SCRIPT, tag("name=Ann protocols=''"));
    awaitState("chat", "online");
    assertEquals("\"\"", told("chat-state", "protocol").replaceAll(".*\\[(.*?)]]", "$1"));
  }

  @Test
  void leavesNoTimerAndNoListenerBehind() {
    open(
        """
        <script>
        const listening = [], timers = new Set();
        const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
        const isHost = target => target === document || target === window || !target;
        EventTarget.prototype.addEventListener = function(type, listener, options) {
          if (isHost(this)) listening.push(type);
          add.call(this, type, listener, options);
        };
        EventTarget.prototype.removeEventListener = function(type, listener, options) {
          const at = listening.lastIndexOf(type);
          if (isHost(this) && at >= 0) listening.splice(at, 1);
          remove.call(this, type, listener, options);
        };
        const { setTimeout: set, clearTimeout: clear } = window;
        window.setTimeout = (run, wait) => {
          const id = set(() => { timers.delete(id); run(); }, wait);
          timers.add(id);
          return id;
        };
        window.clearTimeout = id => { timers.delete(id); clear(id); };
        </script>
        """
            + SCRIPT,
        "");
    assertEquals(0, page.locator("websocket-chat").count()); // now the tool has its listeners
    page.evaluate("window.before = listening.length");
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", tag("name=Ann"));
    awaitState("chat", "online");
    assertTrue((int) page.evaluate("listening.length") > (int) page.evaluate("before"));
    assertTrue((int) page.evaluate("timers.size") > 0);
    page.evaluate("chat.remove()");
    await(
        "left", "0 ", () -> (String) page.evaluate("timers.size + ' ' + listening.slice(before)"));
  }

  @Test
  void worksFromAFile(@TempDir Path folder) throws IOException {
    var wider = ChatServer.start(settings(0).origin(Origin.ofSite("null")).build());
    try (wider) {
      Files.writeString(
          folder.resolve("websocket-chat.js"), Resources.built("dist/websocket-chat.js"));
      var file = folder.resolve("page.html");
      Files.writeString(
          file,
          "<!doctype html><meta charset=utf-8>"
              + tag("name=Ann").replace(server.socketUrl(), wider.socketUrl())
              + "<websocket-chat lang=en server='/chat'></websocket-chat>"
              + SCRIPT);
      page.navigate(file.toUri().toString());
      Await.until(
          "online", () -> page.locator("[role=status]").first().textContent().equals("Online"));
      assertEquals(
          "The server “/chat” has no host, and this page is a file. Write the whole address, like"
              + " wss://example.org/chat.",
          page.locator("[role=status]").last().textContent());
    }
  }

  @Test
  void theExampleOfAPageWithAChatWorks() {
    page.navigate(server.url() + "embed.html");
    var seat = new ChromiumSeat(page);
    seat.join("Ann");
    awaitStatus(seat, "Online");
  }
}
