package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

/** The attributes of the element and the properties beside them, however they are set. */
class ElementAttributesTest extends ElementFixture {
  ElementAttributesTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }

  private String field() {
    return page.getByLabel("Name").inputValue();
  }

  private String box() {
    return String.valueOf(page.locator("textarea").getAttribute("placeholder"));
  }

  private void awaitTitle(String title) {
    await("the title", title, () -> page.locator("[data-place=room-title]").textContent());
  }

  @Test
  void theHeadingStandsInPlaceOfTheRoomAndCanChange() {
    open(SCRIPT, tag("room=r2d2 heading='Garden club'"));
    await("the card", "Garden club", () -> page.locator("[data-place=join-title]").textContent());
    page.evaluate("void chat.connect('Ann')");
    awaitState("chat", "online");
    awaitTitle("Garden club");
    assertEquals("Message Garden club", box());
    page.locator("textarea").fill("draft");
    page.evaluate("chat.heading = 'Shed <b>'");
    awaitTitle("Shed <b>");
    assertEquals("Message Shed <b>", box());
    assertEquals("Shed <b>", page.locator("[part~=chat]").getAttribute("aria-label"));
    assertEquals("draft", page.locator("textarea").inputValue());
    page.evaluate("chat.heading = null");
    awaitTitle("r2d2");
    page.evaluate("chat.lang = 'zh-CN'");
    page.evaluate("chat.heading = 'Tea'");
    awaitTitle("Tea");
  }

  @Test
  void aSuggestedNameIsOfferedAndNobodyJoins() {
    open(SCRIPT, tag("suggested-name=Ann"));
    Await.until("the suggestion", () -> field().equals("Ann"));
    page.evaluate("chat.suggestedName = 'Anna'");
    Await.until("the other", () -> field().equals("Anna"));
    page.getByLabel("Name").fill("Zoe");
    page.evaluate("chat.suggestedName = 'Amy'");
    page.evaluate("chat.lang = 'en-GB'");
    assertEquals("Zoe", field());
    page.getByLabel("Name").fill("");
    page.evaluate("chat.setAttribute('suggested-name', 'Eve')");
    assertEquals("", state("chat"));
    page.evaluate("void chat.connect('Bob')");
    page.locator("textarea").waitFor(); // the room is drawn
    page.evaluate("void chat.disconnect()");
    awaitState("chat", "closed");
    Await.until("one's own name", () -> field().equals("Bob"));
    page.evaluate("void chat.forget()");
    Await.until("what is suggested", () -> field().equals("Eve"));
  }

  @Test
  void manuallyNoSocketIsOpenedUntilItIsAskedFor() {
    open(
        "<script>const { WebSocket: Real } = window; let sockets = 0;"
            + " window.WebSocket = class extends Real {"
            + " constructor(...how) { super(...how); sockets++; } };</script>"
            + SCRIPT,
        tag("connect=manual name=Ann"));
    Await.until("the name", () -> field().equals("Ann"));
    assertEquals("text-not-joined", page.evaluate("chat.send('hi').catch(e => e.code)"));
    page.evaluate("chat.name = 'Amy'");
    Await.until("the other name", () -> field().equals("Amy"));
    page.evaluate("chat.room = 'tea'");
    Await.until(
        "the name", () -> page.locator("[data-place=join-title]").textContent().equals("tea"));
    Await.until("the other name", () -> field().equals("Amy"));
    assertEquals(0, page.evaluate("sockets"));
    page.evaluate("void chat.connect()");
    awaitState("chat", "online");
    assertTrue(
        told("chat-state", "name,url")
            .endsWith("[\"Amy\",\"" + server.socketUrl() + "?room=tea\"]]"));
    page.evaluate("chat.name = 'Zoe'");
    Await.until("the rename", () -> new ChromiumSeat(page).log().contains("You are now Zoe"));
    page.evaluate("chat.room = 'shed'");
    Await.until(
        "the join card",
        () -> page.locator("[data-place=join-title]").textContent().equals("shed"));
    assertEquals(1, page.evaluate("sockets"));
    assertEquals("manual", page.evaluate("chat.connectMode"));
  }

  @Test
  void manuallyAReloadWaitsToo() {
    open(SCRIPT, tag("connect=manual"));
    page.evaluate("void chat.connect('Ann')");
    awaitState("chat", "online");
    page.reload();
    Await.until("the name", () -> field().equals("Ann"));
    assertEquals("[]", told("chat-state", "status"));
    page.evaluate("void chat.connect()");
    awaitState("chat", "online");
    page.reload();
    page.evaluate("void chat.connect()");
    awaitState("chat", "online");
    page.evaluate("void chat.disconnect()");
    awaitState("chat", "closed");
    page.evaluate("chat.connectMode = 'auto'");
    assertEquals(
        "closed", page.evaluate("new Promise(done => setTimeout(() => done(chat.state.status)))"));
  }

  @Test
  void whatWaitsJoinsWhenItMayDoSoByItself() {
    open(SCRIPT, tag("connect=manual name=Ann"));
    Await.until("the name", () -> field().equals("Ann"));
    page.evaluate("chat.removeAttribute('connect')");
    awaitState("chat", "online");
  }

  @Test
  void frameworksSetPropertiesWithTheNamesOfAttributes() {
    open(
        "",
        tag("")
            + "<script>chat.connect = 'manual'; chat.messages = 200; chat.maxLength = 20;"
            + " chat.suggestedName = 'Ann'</script>"
            + SCRIPT);
    Await.until("the name", () -> field().equals("Ann"));
    assertEquals(
        "manual 200 200 20 Ann",
        page.evaluate(
            "[chat.getAttribute('connect'), chat.getAttribute('messages'), chat.messagesKept,"
                + " chat.maxLength, chat.getAttribute('suggested-name')].join(' ')"));
    page.evaluate("() => { chat.connect = 'auto'; chat.messages = null; chat.maxLength = null; }");
    assertEquals(
        "auto  5000 16384 function",
        page.evaluate(
            "[chat.getAttribute('connect'), chat.getAttribute('messages'), chat.messagesKept,"
                + " chat.maxLength, typeof chat.connect].join(' ')"));
    page.evaluate("() => { chat.connect = null; void chat.connect('Ann'); }");
    awaitState("chat", "online");
    assertEquals(
        "1 false",
        page.evaluate(
            "() => { chat.connect = () => 1; return chat.connect() + ' ' + chat.hasAttribute('connect'); }"));
  }

  /** The names of everybody in the room, as somebody there sees them. */
  private String peopleSeenBy(String id) {
    return (String) page.evaluate(id + ".people.map(person => person.name).join()");
  }

  @Test
  void onlyReadingTakesNoNameAndActsInNoWay() {
    var other = tag("name=Bob").replace("id=chat", "id=other");
    open(SCRIPT, tag("readonly name=Ann") + other);
    awaitState("chat", "online");
    awaitState("other", "online");
    page.evaluate("void other.send('hi')");
    page.locator("#chat .message .text").waitFor();
    Await.until("people", () -> peopleSeenBy("chat").equals("Bob"));
    assertEquals("Bob", peopleSeenBy("other"));
    assertEquals("", page.evaluate("chat.state.name"));
    for (var hidden : List.of("input", "textarea", "[data-place=leave]")) {
      assertFalse(page.locator("#chat " + hidden).first().isVisible(), hidden);
    }
    var calls =
        "['send:a', 'send:', 'reply:1:a', 'edit:1:a', 'remove:1', 'rename:Ann', 'connect:Ann']";
    assertEquals(
        "read-only ".repeat(7).strip(),
        page.evaluate(
            "async () => { const codes = []; for (const call of "
                + calls
                + ") { const [name, ...given] = call.split(':');"
                + " await chat[name](...given).catch(e => codes.push(e.code)); }"
                + " return codes.join(' '); }"));
    page.locator("#chat .message").first().press("Enter");
    assertEquals(1, page.locator("#chat [role=menuitem]").count());
    assertEquals("copy", page.locator("#chat [role=menuitem]").getAttribute("data-action"));
  }

  @Test
  void onlyReadingBeginsAndEndsAtRunTime() {
    var other = tag("name=Bob").replace("id=chat", "id=other");
    open(
        other
            + "<script>const made = document.createElement('websocket-chat'); made.id = 'chat';"
            + " made.readonly = true; made.setAttribute('lang', 'en');</script>",
        "");
    page.evaluate(
        "url => { made.setAttribute('server', url); document.body.append(made);"
            + " const script = document.createElement('script'); script.src = 'websocket-chat.js';"
            + " document.head.append(script); }",
        server.socketUrl());
    awaitState("chat", "online");
    awaitState("other", "online");
    assertTrue((Boolean) page.evaluate("made.readonly && made.hasAttribute('readonly')"));
    page.evaluate("made.readonly = false");
    Await.until("the question", () -> page.locator("#chat input").first().isVisible());
    assertFalse((Boolean) page.evaluate("made.readonly || made.hasAttribute('readonly')"));
    assertEquals("Zoe", page.evaluate("made.connect('Zoe')"));
    Await.until("Zoe", () -> peopleSeenBy("other").equals("Bob,Zoe"));
    for (var off : List.of("0", "NaN", "null", "undefined", "'false'")) {
      page.evaluate("made.readonly = " + off);
      assertFalse((Boolean) page.evaluate("made.readonly"), off);
    }
    page.evaluate("made.readonly = ''");
    assertTrue((Boolean) page.evaluate("made.readonly"), "as frameworks write it");
    page.evaluate("made.setAttribute('readonly', '')");
    Await.until("nobody", () -> peopleSeenBy("other").equals("Bob"));
    awaitState("chat", "online");
    page.evaluate("made.removeAttribute('readonly')");
    Await.until("Zoe again", () -> peopleSeenBy("other").equals("Bob,Zoe"));
  }

  @Test
  void onlyReadingWaitsWhereTheChatIsManual() {
    open(SCRIPT, tag("readonly connect=manual"));
    Await.until("the card", () -> page.locator("[data-place=join-form]").isVisible());
    assertFalse(page.locator("input").first().isVisible());
    assertEquals("", page.evaluate("chat.connect()"));
    awaitState("chat", "online");
    page.evaluate("void chat.disconnect()");
    awaitState("chat", "closed");
    assertEquals("", page.evaluate("chat.connect()"));
    assertEquals("", page.evaluate("chat.connect()"));
  }

  @Test
  void onlyReadingIsNotPossibleInJson() {
    open(SCRIPT, tag("readonly protocols=json"));
    awaitState("chat", "failed");
    assertEquals("no-spectators", page.evaluate("chat.state.cause"));
    await("the code", "[[\"no-spectators\"]]", () -> told("chat-error", "code"));
  }

  @Test
  void longerTextsThanThePageAllowsAreCountedAndNotSent() {
    open(SCRIPT, tag("name=Ann max-length=20"));
    awaitState("chat", "online");
    var box = page.locator("textarea");
    box.fill("x".repeat(15));
    Await.until("the counter", () -> left().equals("5 characters left"));
    box.fill("x".repeat(25));
    assertEquals(
        "25 characters are more than the limit of 20. Shorten the text or send it in parts.",
        page.locator("[data-place=message-fault]").textContent());
    box.press("Enter");
    assertEquals("x".repeat(25), box.inputValue());
    page.evaluate("chat.maxLength = 30");
    Await.until("the counter", () -> left().equals("5 characters left"));
    box.press("Enter");
    Await.until("the text", () -> told("chat-message", "text").contains("x".repeat(25)));
    page.evaluate("void chat.send('y'.repeat(40))");
    Await.until("a script's", () -> told("chat-message", "text").contains("y".repeat(40)));
  }

  private String left() {
    return page.locator("[data-place=bytes-left]").textContent();
  }

  @Test
  void thePageKeepsAsManyMessagesAsItIsTold() {
    open(SCRIPT, tag("name=Ann messages=100 protocols=json"));
    awaitState("chat", "online");
    crowd(6, 20);
    var heard = "told.filter(t => t.type === 'chat-message')";
    Await.until("all", () -> (int) page.evaluate(heard + ".length") == 120);
    assertTrue((int) page.evaluate("chat.messages.length") <= 100);
    assertEquals(page.evaluate(heard + ".at(-1).text"), page.evaluate("chat.messages.at(-1).text"));
  }

  @Test
  void whatCannotBeIsToldOnceAndTheUsualIsTaken() {
    open(
        SCRIPT,
        tag("name=Ann connect=later theme=sepia notify=loud max-length=99999 messages=ten"));
    awaitState("chat", "online");
    page.evaluate("chat.heading = 'other'");
    awaitTitle("other");
    assertEquals(
        List.of(
            "websocket-chat: theme is auto, light or dark, not \"sepia\"; auto is taken",
            "websocket-chat: notify is off, mentions or all, not \"loud\"; off is taken",
            "websocket-chat: connect is auto or manual, not \"later\"; auto is taken",
            "websocket-chat: max-length is a whole number from 1 to 16384, not \"99999\";"
                + " 16384 is taken",
            "websocket-chat: messages is a whole number from 100 to 5000, not \"ten\";"
                + " 5000 is taken"),
        watch.advice());
    page.evaluate("chat.theme = 'blue'");
    Await.until("the other value", () -> watch.advice().size() == 6);
  }

  @Test
  void scriptsReadWhatIsGoingOn() {
    open(SCRIPT, tag(""));
    assertEquals(
        "{\"status\":\"idle\",\"cause\":\"none\",\"code\":0,\"reason\":\"\",\"protocol\":\"\","
            + "\"url\":\"\",\"name\":\"\",\"retryAt\":0} [] 0 []",
        page.evaluate(
            "[JSON.stringify(chat.state), JSON.stringify(chat.people), chat.unread,"
                + " JSON.stringify(chat.messages)].join(' ')"));
    page.evaluate(
        "chat.addEventListener('chat-state', e => told.push({ type: 'read',"
            + " same: e.target.state.status === e.detail.status }))");
    page.evaluate("void chat.connect('Ann')");
    awaitState("chat", "online");
    assertFalse(told("read", "same").contains("false"));
    var bob = online("", "Bob");
    bob.say("hi");
    Await.until("the message", () -> told("chat-message", "text").equals("[[\"hi\"]]"));
    assertEquals(
        "Ann true guest false, Bob false guest false",
        page.evaluate(
            "chat.people.map(p => [p.name, p.you, p.role, p.verified].join(' ')).join(', ')"));
    assertEquals(
        true,
        page.evaluate(
            "() => { const { type, id, ...last } = told.filter(t => t.type === 'chat-message').at(-1);"
                + " return JSON.stringify(chat.messages) === JSON.stringify([last])"
                + " && chat.people[1].who === last.who; }"));
    page.evaluate("() => { document.hasFocus = () => false; dispatchEvent(new Event('blur')); }");
    bob.say("there");
    Await.until("the other", () -> told("chat-message", "text").endsWith("[\"there\"]]"));
    assertEquals(
        true,
        page.evaluate(
            "chat.unread > 0"
                + " && chat.unread === told.filter(t => t.type === 'chat-unread').at(-1).count"));
    page.evaluate("() => { window.kept = chat; chat.remove(); }");
    Await.until("the end", () -> page.evaluate("kept.state.status").equals("closed"));
    assertEquals(
        "0 0 0",
        page.evaluate("[kept.people.length, kept.unread, kept.messages.length].join(' ')"));
  }
}
