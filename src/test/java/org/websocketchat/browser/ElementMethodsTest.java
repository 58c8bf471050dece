package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.OnlyIn;

/** What the methods of the element promise, and how each promise ends. */
class ElementMethodsTest extends ElementFixture {
  /** Notes how a promise ends, and what the browser reports of promises that nobody looks at. */
  private static final String NOTES =
      """
      <script>
      const unhandled = [], ends = {};
      addEventListener('unhandledrejection', e => {
        unhandled.push(e.reason.code);
        e.preventDefault();
      });
      const note = (name, promise) => promise.then(
        value => { ends[name] = value === undefined ? 'done' : value.text ?? value; },
        error => { ends[name] = error.code + (error.reason && ' ' + error.reason); });
      </script>
      """;

  ElementMethodsTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }

  private void show(String attributes) {
    open(NOTES + SCRIPT, tag(attributes));
  }

  private void run(String script) {
    page.evaluate("() => { " + script + " }");
  }

  private void awaitEnds(String ends) {
    await("the ends", ends, () -> (String) page.evaluate("JSON.stringify(ends)"));
  }

  private void awaitUnhandled(String codes) {
    await("unhandled", codes, () -> (String) page.evaluate("unhandled.join()"));
  }

  @Test
  void connectGivesTheNameThatTheServerConfirms() {
    online("", "Bob");
    show("");
    run("note('join', chat.connect('Ann'))");
    awaitEnds("{\"join\":\"Ann\"}");
    assertEquals("online", state("chat"));
    run("note('again', chat.connect()); note('rename', chat.rename(' Zoe '))");
    awaitEnds("{\"join\":\"Ann\",\"again\":\"Zoe\",\"rename\":\"Zoe\"}");
    run("note('taken', chat.rename('Bob')); note('same', chat.rename('Zoe'))");
    Await.until("both", () -> page.evaluate("Object.keys(ends).length").equals(5));
    assertEquals("Zoe", page.evaluate("ends.same"));
    run("note('taken again', chat.rename('Bob'))");
    Await.until("the refusal", () -> "name-taken".equals(page.evaluate("ends['taken again']")));
    assertEquals("Zoe", page.evaluate("chat.state.name"));
    awaitUnhandled("");
  }

  /** A socket that greets whoever asks for a name, and tells two messages in the same moment. */
  private static final String TALKATIVE =
      """
      <script>
      window.WebSocket = class extends EventTarget {
        readyState = 1;
        protocol = 'json';
        bufferedAmount = 0;
        constructor() {
          super();
          setTimeout(() => {
            this.dispatchEvent(new Event('open'));
            this.tell({ type: 'id', id: 7 });
          });
        }
        tell(frame) {
          this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
        }
        send(text) {
          setTimeout(() => {
            this.tell({ type: 'username', name: JSON.parse(text).name, id: 7, date: 1 });
            this.tell({ type: 'message', name: 'Bob', id: 1, date: 2, text: 'first' });
            this.tell({ type: 'message', name: 'Bob', id: 1, date: 3, text: 'second' });
          });
        }
        close() {}
      };
      </script>
      """;

  @Test
  void aScriptThatAwaitsConnectHearsWhatComesBehind() {
    open(
        TALKATIVE + NOTES + SCRIPT,
        "<websocket-chat id=chat lang=en server=ws://chat.test/ protocols=json></websocket-chat>");
    run(
        """
        const heard = [];
        note('heard', chat.connect('Ann').then(() => new Promise(done => {
          chat.addEventListener('chat-message', e => {
            heard.push(e.detail.text);
            heard.length === 2 && done(heard.join());
          });
        })));
        """);
    awaitEnds("{\"heard\":\"first,second\"}");
  }

  @Test
  void sendGivesTheMessageAsItIsStored() {
    show("name=Ann");
    run("note('early', chat.send('early'))");
    awaitEnds("{\"early\":\"early\"}");
    run("chat.send('hi').then(m => { ends.m = m; })");
    Await.until("the message", () -> told("chat-sent", "text").endsWith("[\"hi\"]]"));
    assertEquals(
        "hi 2 Ann true number",
        page.evaluate(
            "[ends.m.text, ends.m.offset, ends.m.name, ends.m.own, typeof ends.m.date].join(' ')"));
    run(
        "ends.m = 0; note('r', chat.reply(2, 'yes')); note('e', chat.edit(2, 'ho'));"
            + " note('d', chat.remove(1))");
    awaitEnds("{\"early\":\"early\",\"m\":0,\"r\":\"yes\",\"e\":\"done\",\"d\":\"done\"}");
    assertEquals("[[\"early\"],[\"hi\"],[\"yes\"]]", told("chat-sent", "text"));
    assertEquals("ho,yes", page.evaluate("chat.messages.map(m => m.text).join()"));
  }

  @Test
  void whatTheServerRefusesIsToldByItsCode() {
    show("name=Ann");
    awaitState("chat", "online");
    run("note('gone', chat.edit(7, 'x'))");
    awaitEnds("{\"gone\":\"text-refused unknown_target\"}");
    assertEquals(
        "[[\"text-refused\",\"unknown_target\",\"edit\",7,\"x\"]]",
        told("chat-failed", "code,reason,kind,target,value"));
    awaitUnhandled("");
  }

  @Test
  @OnlyIn(
      value = Engine.CHROMIUM,
      why = "from Firefox, Playwright tells rejections that the page has prevented")
  void aWrongCallIsRejectedAndReportedIfNobodyLooks() {
    show("");
    run(
        """
        chat.send('hi'); chat.connect(); chat.connect('x'.repeat(40)); chat.rename('Zoe');
        chat.rename(''); chat.reply('x', 'hi'); chat.send(Object.create(null)); chat.remove(0);
        document.createElement('websocket-chat').send('hi');
        """);
    // In any order: connect() without a name waits until the page knows what the browser stored.
    await(
        "unhandled",
        ",name,name,name,not-in-page,not-joined,offset,offset,text-not-joined",
        () -> (String) page.evaluate("unhandled.map(code => code ?? '').sort().join()"));
    run("note('seen', chat.send(' '))");
    awaitEnds("{\"seen\":\"text-empty\"}");
  }

  @Test
  void everyPromiseEndsWhenTheElementIsRemoved() {
    show("name=Ann");
    awaitState("chat", "online");
    run(
        """
        window.kept = chat;
        note('sent', chat.send('one')); note('name', chat.rename('Zoe')); chat.remove();
        """);
    Await.until("both", () -> page.evaluate("Object.keys(ends).length").equals(2));
    assertEquals("one", page.evaluate("ends.sent"), "it is sent before the goodbye");
    run("note('none', kept.disconnect()); note('nowhere', kept.connect('Ann'))");
    Await.until("all", () -> page.evaluate("Object.keys(ends).length").equals(4));
    assertEquals("done not-in-page", page.evaluate("ends.none + ' ' + ends.nowhere"));
    awaitUnhandled("");
  }

  @Test
  void everyPromiseEndsWhereNoServerIsReached() {
    show("name=Ann");
    awaitState("chat", "online");
    server.close();
    awaitState("chat", "waiting");
    run(
        "note('name', chat.connect('Zoe')); note('text', chat.send('hi'));"
            + " note('left', chat.disconnect())");
    awaitSorted("left=done name=left text=text-not-sent");
    awaitUnhandled("");
    assertEquals("[[\"text-not-sent\",\"hi\"]]", told("chat-failed", "code,value"));
  }

  private void awaitSorted(String ends) {
    await(
        "the ends",
        ends,
        () ->
            (String)
                page.evaluate(
                    "Object.keys(ends).sort().map(k => k + '=' + ends[k].trim()).join(' ')"));
  }

  @Test
  void everyPromiseEndsWhenTheRoomChangesOrIsForgotten() {
    show("name=Ann");
    awaitState("chat", "online");
    server.close();
    awaitState("chat", "waiting");
    run("note('name', chat.connect()); note('text', chat.send('hi')); chat.room = 'tea'");
    Await.until("both", () -> page.evaluate("Object.keys(ends).length").equals(2));
    assertEquals("left text-not-sent", page.evaluate("ends.name + ' ' + ends.text"));
    Await.until("the other room", () -> told("chat-state", "status,url").endsWith("tea\"]]"));
    run("note('next', chat.send('ho')); note('forgotten', chat.forget())");
    Await.until("both", () -> page.evaluate("Object.keys(ends).length").equals(4));
    assertEquals("text-not-sent done", page.evaluate("ends.next + ' ' + ends.forgotten"));
    awaitUnhandled("");
  }

  @Test
  void everyPromiseEndsBeforeTheStorageIsFound() {
    open(NOTES + SCRIPT, "");
    run(
        """
        const other = document.createElement('websocket-chat');
        other.server = '%s';
        other.lang = 'en';
        document.body.append(other);
        note('name', other.connect('Zoe')); note('text', other.send('hi'));
        note('forgotten', other.forget());
        const none = document.createElement('websocket-chat');
        none.server = other.server;
        document.body.append(none);
        note('nobody', none.connect()); note('left', none.disconnect());
        const wrong = document.createElement('websocket-chat');
        wrong.name = 'Ann';
        document.body.append(wrong);
        note('no server', wrong.connect()); note('nowhere', wrong.send('hi'));
        note('no leave', wrong.disconnect());
        """
            .formatted(server.socketUrl()));
    awaitSorted(
        "forgotten=done left=done name=left no leave=done no server=server-missing"
            + " nobody=name nowhere=text-not-joined text=text-not-joined");
    awaitUnhandled("");
  }

  @Test
  void aConnectionThatFailsForGoodIsRejectedWithItsCause() {
    show("protocols='a a'");
    run("note('join', chat.connect('Ann'))");
    awaitEnds("{\"join\":\"bad-address\"}");
    assertEquals("[[\"bad-address\"]]", told("chat-error", "code"));
    awaitUnhandled("");
  }

  @Test
  void theLogOfThisPageIsEmptiedAndStaysSo() {
    var bob = online("", "Bob");
    bob.say("one");
    show("name=Ann");
    Await.until("the history", () -> page.evaluate("chat.messages.length").equals(1));
    run("note('two', chat.send('two'))");
    awaitEnds("{\"two\":\"two\"}");
    run("chat.clear()");
    Await.until("nothing", () -> page.locator(".message").count() == 0);
    assertEquals(0, page.evaluate("chat.messages.length"));
    bob.say("three");
    Await.until("the new one", () -> page.locator(".message").count() == 1);
    assertEquals("three", page.evaluate("chat.messages.map(m => m.text).join()"));
    page.reload();
    Await.until("all", () -> page.evaluate("chat.messages?.length === 3").equals(true));
  }

  @Test
  void whatASubclassOverridesStillPromises() {
    show("name=Ann");
    awaitState("chat", "online");
    assertTrue((boolean) page.evaluate("chat.focus() === undefined && chat.clear() === undefined"));
    assertTrue(
        (boolean)
            page.evaluate(
                "[chat.send('x'), chat.connect(), chat.rename('Zoe'), chat.reply(1, 'y'),"
                    + " chat.disconnect()].every(p => p instanceof Promise)"));
  }
}
