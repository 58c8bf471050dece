package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.server.ChatServer;
import org.websocketchat.testing.Await;

/**
 * What a tab keeps and whose it is, over reloads, copies, crashes and sleep (docs/protocol.md, "The
 * client"). The page comes from another site, so that it is there when the server is not.
 */
final class KeptTest extends ChromiumFixture {

  @TempDir private Path data;

  /** Where the server that was stopped will be again. */
  private int port;

  KeptTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  @Override
  protected ChromiumSeat seat(String query) {
    site.show(
        """
        <!doctype html><meta charset="utf-8"><script src="websocket-chat.js" defer></script>
        <websocket-chat server="ws://127.0.0.1:%d/chat" lang="en" from-url></websocket-chat>
        """
            .formatted(server.port() > 0 ? server.port() : port));
    return watch.open(site.url() + "?" + query);
  }

  /** With a log that outlives the server. */
  private void start(int at) throws IOException {
    server.close();
    server = ChatServer.start(settings(at).data(data).build());
    port = server.port();
  }

  /** Ann has said what no server has heard. */
  private ChromiumSeat annWithTexts(String... texts) throws IOException {
    start(0);
    var ann = online("", "Ann");
    server.close();
    awaitStatus(ann, "Offline");
    for (var text : texts) {
      ann.say(text);
    }
    awaitLast(ann, "Ann: " + texts[texts.length - 1] + " [Waiting to be sent]");
    return ann;
  }

  private List<String> dialogs(ChromiumSeat seat, boolean accepted) {
    var types = new CopyOnWriteArrayList<String>();
    seat.page()
        .onDialog(
            dialog -> {
              types.add(dialog.type());
              if (accepted) {
                dialog.accept();
              } else {
                dialog.dismiss();
              }
            });
    return types;
  }

  private static long countOf(Seat seat, String row) {
    return seat.log().stream().filter(row::equals).count();
  }

  @Test
  void aReloadedPageIsTheSamePersonAndSendsWhatWaited() throws IOException {
    var ann = annWithTexts("one", "two");
    var dialogs = dialogs(ann, true);
    ann.page().reload();
    awaitLast(ann, "Ann: two [Waiting to be sent]");
    start(port);
    awaitStatus(ann, "Online");
    Await.until("the copies", () -> ann.log().contains("Ann: two"));
    assertEquals(1, countOf(ann, "Ann: one"));
    assertEquals(1, countOf(ann, "Ann: two"));
    var bob = online("", "Bob");
    Await.until("the history", () -> bob.log().contains("Ann: two"));
    assertEquals(bob.log().indexOf("Ann: one") + 1, bob.log().indexOf("Ann: two"));
    awaitPeople(bob, "Bob you", "Ann");
    assertEquals(List.of(), dialogs, "nothing was in danger");
  }

  @Test
  void aDuplicatedTabIsSomebodyElse() {
    var ann = online("", "Ann");
    var copy =
        new ChromiumSeat(
            ann.page().waitForPopup(() -> ann.page().evaluate("() => { open(location.href); }")));
    copy.join("Ann");
    awaitStatus(copy, "Online");
    awaitPeople(copy, "Ann1 you", "Ann");
    ann.say("still here");
    awaitLast(copy, "Ann: still here");
    awaitPeople(ann, "Ann you", "Ann1 looks like Ann");
  }

  @Test
  void eachRoomHasAKeyAndAPositionOfItsOwn() {
    var ann = online("", "Ann");
    ann.say("in the lobby");
    awaitLast(ann, "Ann: in the lobby");
    ann.awaitSent();
    var hellos = new CopyOnWriteArrayList<String>();
    ann.page()
        .onWebSocket(
            socket ->
                socket.onFrameSent(
                    frame -> {
                      if (frame.text().contains("hello")) {
                        hellos.add(frame.text());
                      }
                    }));
    for (var room : List.of("tea", "lobby", "tea", "lobby")) {
      ann.page().navigate(site.url() + "?name=Ann&room=" + room);
      awaitStatus(ann, "Online");
    }
    var keys = hellos.stream().map(hello -> hello.replaceAll(".*\"key\":\"|\".*", "")).toList();
    assertEquals(4, keys.size(), hellos::toString);
    assertEquals(keys.get(0), keys.get(2));
    assertEquals(keys.get(1), keys.get(3));
    assertFalse(keys.get(0).equals(keys.get(1)));
    assertFalse(hellos.get(0).contains("epoch"), hellos::toString);
    assertTrue(hellos.get(1).contains("\"offset\":1"), hellos::toString);
    assertTrue(hellos.get(2).contains("\"offset\":0"), hellos::toString);
  }

  @Test
  void whatAClosedTabLeftGoesOnInTheNextThatJoins() throws IOException {
    var ann = annWithTexts("left behind");
    ann.page().close();
    var next = seat("");
    Await.until("the name", () -> next.page().locator("input").inputValue().equals("Ann"));
    next.press("Join");
    awaitLast(next, "Ann: left behind [Waiting to be sent]");
    start(port);
    Await.until("its copy", () -> countOf(next, "Ann: left behind") == 1);
    awaitPeople(next, "Ann you");
  }

  @Test
  void whoJoinsUnderAnotherNameTakesNothingOver() throws IOException {
    annWithTexts("Ann's own").page().close();
    start(port);
    var zoe = seat("name=Zoe");
    awaitStatus(zoe, "Online");
    awaitPeople(zoe, "Zoe you");
    zoe.say("it is me");
    awaitLast(zoe, "Zoe: it is me");
    var eve = seat("");
    Await.until("the name", () -> eve.page().locator("input").inputValue().equals("Ann"));
    eve.join("Eve");
    awaitStatus(eve, "Online");
    awaitPeople(eve, "Eve you", "Zoe");
    Await.until("the history", () -> eve.log().contains("Zoe: it is me"));
    assertEquals(0, countOf(zoe, "Ann: Ann's own"));
    assertEquals(0, countOf(eve, "Ann: Ann's own"));
    var ann = seat("name=Ann");
    Await.until("its copy", () -> countOf(ann, "Ann: Ann's own") == 1);
    awaitPeople(ann, "Ann you", "Eve", "Zoe");
  }

  @Test
  void withoutLocksThePageWarnsBeforeItIsLeftWithSomethingUnsent() throws IOException {
    watch.profile().addInitScript("delete Navigator.prototype.locks");
    var ann = annWithTexts("in memory only");
    var dialogs = dialogs(ann, true);
    ann.page().reload();
    assertEquals(List.of("beforeunload"), dialogs);
    start(port);
    ann.join("Ann");
    awaitStatus(ann, "Online");
    ann.page().reload();
    assertEquals(1, dialogs.size(), "with nothing unsent nobody asks");
  }

  @Test
  void whoLeavesWithSomethingUnsentIsAskedAndThenItIsHeld() throws IOException {
    var ann = annWithTexts("one");
    var dialogs = dialogs(ann, false);
    var question = ann.page().getByRole(AriaRole.ALERTDIALOG);
    ann.press("Leave");
    question.waitFor();
    assertEquals(
        "Something you wrote has not been sent. Leave anyway?",
        ann.page().locator(".dialog-text").textContent());
    ann.press("Cancel");
    Await.until("no question", () -> !question.isVisible());
    awaitStatus(ann, "Offline");
    ann.press("Leave");
    ann.page().locator(".confirm").click();
    assertEquals(List.of(), dialogs, "the chat asks, not the browser");
    Await.until("the name", ann::isAskedForName);
    ann.page().reload();
    Await.until("the name", () -> ann.page().locator("input").inputValue().equals("Ann"));
    assertTrue(ann.isAskedForName(), "who has left does not join by reloading");
    start(port);
    ann.press("Join");
    awaitStatus(ann, "Online");
    awaitLast(ann, "Ann: one [Not sent]");
  }

  @Test
  void whoLeavesAndJoinsAgainIsTheSamePerson() {
    online("", "Bob"); // a room that nobody is in is forgotten, with its log
    var ann = online("", "Ann");
    ann.say("before");
    awaitLast(ann, "Ann: before");
    ann.awaitSent();
    var key = keptKey(ann);
    ann.press("Leave");
    Await.until("the name", ann::isAskedForName);
    ann.page().reload();
    Await.until("the name", () -> ann.page().locator("input").inputValue().equals("Ann"));
    ann.press("Join");
    awaitStatus(ann, "Online");
    Await.until("the history", () -> countOf(ann, "Ann: before") == 1);
    assertEquals(key, keptKey(ann));
    assertEquals(1, ann.page().locator(".message.own").count(), "it is one's own still");
  }

  @Test
  void whoIsForgottenIsAskedAndComesBackAsSomebodyNew() throws IOException {
    var ann = annWithTexts("secret");
    ann.press("Leave");
    ann.page().locator(".confirm").click();
    Await.until("the name", ann::isAskedForName);
    ann.press("Forget me here");
    ann.press("Cancel");
    assertEquals("Ann", ann.page().locator("input").inputValue());
    assertTrue(((Number) ann.page().evaluate("localStorage.length")).intValue() > 0);
    ann.press("Forget me here");
    ann.press("Forget me");
    Await.until(
        "nothing", () -> ((Number) ann.page().evaluate("localStorage.length")).intValue() == 0);
    assertEquals("", ann.page().locator("input").inputValue());
    Await.until("nothing to forget", () -> !ann.page().locator(".forget").isVisible());
    assertEquals("Name", ann.focused(), "for the next name");
    ann.page().reload();
    Await.until("the question", ann::isAskedForName);
    assertEquals("", ann.page().locator("input").inputValue());
    start(port);
    ann.join("Ann");
    awaitStatus(ann, "Online");
    assertEquals(0, ann.page().locator(".message").count());
  }

  @Test
  void aQuestionIsClosedByEscapeAfterATapOnIt() {
    var ann = online("", "Ann");
    ann.press("Leave");
    ann.press("Forget me here");
    var question = ann.page().getByRole(AriaRole.ALERTDIALOG);
    question.locator(".dialog-text").click();
    ann.key("Escape");
    Await.until("no question", () -> question.count() == 0);
    assertTrue(
        (boolean) ann.page().locator(".forget").evaluate("button => button.matches(':focus')"));
  }

  @Test
  void escapeInAQuestionLeavesThePeopleOpen() throws IOException {
    var ann = annWithTexts("one");
    ann.page().setViewportSize(360, 640);
    var people = ann.page().locator(".people");
    Await.until("the people to go", () -> !people.isVisible());
    ann.press("People");
    ann.press("Leave");
    var question = ann.page().getByRole(AriaRole.ALERTDIALOG);
    question.waitFor();
    ann.key("Escape");
    Await.until("no question", () -> question.count() == 0);
    assertTrue(people.isVisible(), "one key closes one thing");
    ann.key("Escape");
    Await.until("the people to go", () -> !people.isVisible());
  }

  @Test
  void aScriptForgetsThePersonBeforeTheStorageIsFound() {
    var ann = online("", "Ann");
    ann.page()
        .addInitScript(
            """
            document.addEventListener('DOMContentLoaded', () =>
              document.querySelector('websocket-chat').forget());
            """);
    ann.page().reload();
    Await.until("the question", ann::isAskedForName);
    Await.until(
        "nothing", () -> ((Number) ann.page().evaluate("localStorage.length")).intValue() == 0);
    assertEquals("", ann.page().locator("input").inputValue());
  }

  @Test
  void aNameThatIsTypedBeforeTheStorageIsFoundStays() {
    var ann = online("", "Ann");
    ann.page()
        .addInitScript(
            """
            const { request } = LockManager.prototype;
            const later = new Promise(found => { window.find = found; });
            LockManager.prototype.request = function(...all) {
              return later.then(() => request.apply(this, all));
            };
            """);
    ann.press("Leave");
    ann.page().reload();
    ann.page().locator("input").fill("Zo");
    ann.page().evaluate("find()");
    Await.until("the storage", () -> ann.page().locator(".forget").isVisible());
    assertEquals("Zo", ann.page().locator("input").inputValue());
  }

  @Test
  void whatFortyOneD8544KeptIsGoneOnFrom() {
    var bob = online("", "Bob");
    bob.page()
        .evaluate(
            """
            url => localStorage.setItem('websocket-chat ' + url + ' fromBefore',
              JSON.stringify({ key: 'q0Zr3yB7sWcXhU2mKf9LdA', try: 1, n: 0, name: 'Ann', said: [
                { mark: '5k2m0f9a3q7t', text: 'kept since', date: 1763878401000, held: 0,
                  failed: 0, n: 0, handed: 0 }] }))
            """,
            "ws://127.0.0.1:" + server.port() + "/chat?room=lobby");
    var ann = seat("name=Ann");
    Await.until("its copy", () -> countOf(bob, "Ann: kept since") == 1);
    var kept =
        (String)
            ann.page().evaluate("Object.keys(localStorage).find(k => k.endsWith('fromBefore'))");
    var main = (String) ann.page().evaluate("key => localStorage.getItem(key)", kept);
    assertTrue(main.contains("q0Zr3yB7sWcXhU2mKf9LdA") && !main.contains("said"), main);
  }

  @Test
  void aPageThatCallsThePersonOtherwiseHasSomebodyElseBeforeIt() {
    var ann = seat("name=Ann");
    awaitStatus(ann, "Online");
    var key = keptKey(ann);
    ann.page().navigate(site.url() + "?name=Zoe");
    awaitStatus(ann, "Online");
    awaitPeople(ann, "Zoe you", "Ann"); // who may come back yet
    ann.page().navigate(site.url() + "?name=Ann");
    awaitStatus(ann, "Online");
    assertEquals(key, keptKey(ann, "Ann"));
  }

  private static String keptKey(ChromiumSeat seat) {
    return keptKey(seat, "Ann");
  }

  /** The key that is kept for who is called so. */
  private static String keptKey(ChromiumSeat seat, String name) {
    return (String)
        seat.page()
            .evaluate(
                """
                name => Object.values(localStorage).map(JSON.parse).find(e => e.name === name).key
                """,
                name);
  }

  @Test
  void whoIsReplacedSaysSoAndDoesNotFight() {
    var ann = online("", "Ann");
    ann.page()
        .evaluate(
            """
            url => {
              const kept = JSON.parse(Object.values(localStorage)[0]);
              const twin = window.twin = new WebSocket(url, 'websocket-chat.v1');
              twin.onopen = () => twin.send(JSON.stringify({
                type: 'hello', key: kept.key, name: 'Twin' }));
            }
            """,
            "ws://127.0.0.1:" + server.port() + "/chat");
    awaitStatus(ann, "Not connected");
    var banner = ann.page().locator(".banner").textContent();
    assertTrue(banner.contains("This chat continues in another tab."), banner);
    assertFalse(banner.contains("Next try"), banner);
    assertTrue(banner.contains("Retry now"), banner);
    assertEquals(1, ann.page().evaluate("window.twin.readyState"), "the other one stays");
  }

  @Test
  void aFrozenPageHasEverythingOnceWhenItWakes() {
    var ann = online("", "Ann");
    var bob = online("", "Bob");
    lifecycle(ann, "frozen");
    for (int i = 1; i <= 5; i++) {
      bob.say("meanwhile " + i);
    }
    awaitLast(bob, "Bob: meanwhile 5");
    lifecycle(ann, "active");
    awaitLast(ann, "Bob: meanwhile 5");
    assertEquals(5, ann.log().stream().filter(row -> row.contains("meanwhile")).count());
    ann.say("awake");
    awaitLast(bob, "Ann: awake");
    assertEquals("Online", ann.status());
  }

  private static void lifecycle(ChromiumSeat seat, String state) {
    var arguments = new JsonObject();
    arguments.addProperty("state", state);
    var browser = seat.page().context().newCDPSession(seat.page());
    browser.send("Page.setWebLifecycleState", arguments);
    browser.detach();
  }

  @Test
  void aPageThatIsThawedTriesAtOnce() throws IOException {
    start(0);
    var ann = online("", "Ann");
    server.close();
    var next = ann.page().locator(".next");
    Await.until("a longer wait", () -> next.textContent().matches(".*in ([5-9]|[1-3][0-9]) s"));
    start(port);
    ann.page().evaluate("document.dispatchEvent(new Event('resume'))");
    Await.until("Online", 3_000, () -> ann.status().equals("Online"));
  }

  @Test
  void theBannerSaysSinceWhen() throws IOException {
    var ann = annWithTexts("one");
    var next = ann.page().locator(".next").textContent();
    assertTrue(
        next.matches("Offline since \\d+:\\d\\d.*\\. (Next try in \\d+ s|Trying now)"), next);
  }

  @Test
  void whoComesBackToThePageIsTheSamePerson() {
    var ann = online("", "Ann");
    ann.say("before");
    awaitLast(ann, "Ann: before");
    ann.page().navigate(site.url() + "none");
    ann.page().goBack();
    awaitStatus(ann, "Online");
    Await.until("what was said", () -> countOf(ann, "Ann: before") == 1);
    awaitPeople(ann, "Ann you");
    ann.say("after");
    awaitLast(ann, "Ann: after");
  }
}
