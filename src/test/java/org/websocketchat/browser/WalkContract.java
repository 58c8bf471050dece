package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.server.ChatServer;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.JdkClient;

/** A walk through everything that a person does, for every engine. */
abstract class WalkContract extends PageFixture {

  /** A server that the policy of a page does not allow. */
  static final String FORBIDDEN = "ws://forbidden.test";

  /** Where the page is: on our server, or on another site, where it is when the server is not. */
  private String address = server.url();

  WalkContract() throws IOException {}

  /** Opens a window. */
  protected abstract Visitor open(String url);

  @Override
  protected final Visitor seat(String query) {
    return open(address + "?" + query + "&lang=en");
  }

  @Override
  protected Visitor online(String query, String name) {
    return (Visitor) super.online(query, name);
  }

  @Test
  void writesWithKeysCommandsAndNames() {
    var bob = online("", "Bob");
    var ann = online("", "Ann");
    awaitFocus(ann, "Message");
    ann.type("one");
    ann.key("Shift+Enter");
    ann.type("two");
    ann.key("Enter");
    awaitLast(bob, "Ann: one\ntwo");
    ann.type("@bo");
    Await.until("the names", () -> ann.count(".names [role=option]") == 1);
    ann.key("Enter");
    await("the draft", "@Bob ", ann::draft);
    ann.key("Enter");
    awaitLast(bob, "Ann: @Bob ");
    ann.say("/me waves");
    awaitLast(bob, "Ann: Ann waves");
    ann.say("/nick Anna");
    awaitPeople(bob, "Bob you", "Anna");
    ann.say("/dance");
    await("the draft", "/dance", ann::draft);
    ann.say("/help");
    Await.until("the help", () -> ann.text(".help").contains("/nick"));
    ann.key("Escape");
    await("the help", "", () -> ann.text(".help"));
    ann.set("lang", "zh-CN");
    awaitStatus(ann, "在线");
    ann.say("再见");
    awaitLast(bob, "Anna: 再见");
  }

  @Test
  void repliesEditsAndDeletes() {
    var bob = online("", "Bob");
    var ann = online("", "Ann");
    bob.say("Who waters?");
    awaitLast(ann, "Bob: Who waters?");
    act(ann, "reply");
    Await.until("the chip", () -> ann.text(".chip").contains("Reply to Bob"));
    ann.say("mee");
    Await.until("the quote", () -> bob.text(".quote").equals("BobWho waters?"));
    Await.until("the copy", () -> ann.text(".own .delivery").startsWith("Sent "));
    ann.key("ArrowUp");
    await("the draft", "mee", ann::draft);
    ann.say("me");
    awaitLast(bob, "Ann: BobWho waters?meedited");
    awaitLast(ann, "Ann: BobWho waters?meedited");
    act(ann, "remove-own");
    ann.press("Delete");
    awaitLast(bob, "Ann: This message was deleted.");
    awaitLast(ann, "Ann: This message was deleted.");
    act(bob, "reply");
    assertEquals(0, bob.count(".menu"), "there is nothing to do with what was removed");
  }

  /** Chooses an item in the menu of the last message, by keyboard. */
  private static void act(Visitor seat, String item) {
    seat.focus("article:last-of-type");
    seat.key("Enter");
    for (int i = 0; i < 5 && seat.count(".item:focus[data-action=" + item + "]") == 0; i++) {
      if (seat.count(".menu") > 0) {
        seat.key("ArrowDown");
      }
    }
    if (seat.count(".menu") > 0) {
      seat.key("Enter");
    }
  }

  @Test
  void readsWhatWasBeforeAndFindsIt() {
    online("", "Bob"); // a room that nobody is in is forgotten, with its log
    for (int person = 0; person < 4; person++) {
      speak("crowd" + person, 18);
    }
    var ann = online("", "Ann");
    Await.until("the first page", () -> ann.count(".message") == 50);
    ann.readUp();
    Await.until("the history", () -> ann.count(".message") == 72);
    ann.press("Search");
    awaitFocus(ann, "Search messages");
    ann.type("crowd2 says 7");
    Await.until("the match", () -> ann.count("[aria-current]") == 1);
    assertEquals("crowd2 says 7", ann.text("[aria-current] .text"));
    ann.key("Escape");
    awaitFocus(ann, "Search");
  }

  /** Somebody comes, says this many things, and goes. */
  private void speak(String name, int messages) {
    try (var somebody = new JdkClient()) {
      somebody.open(server.socketUrl(), List.of("json"));
      Await.until("the id", () -> somebody.events().stream().anyMatch(e -> e.contains("\"id\":")));
      var id =
          somebody.events().stream()
              .filter(event -> event.contains("\"id\":"))
              .findFirst()
              .orElseThrow()
              .replaceAll(".*\"id\":(\\d+).*", "$1");
      somebody.send("{\"type\":\"username\",\"id\":" + id + ",\"name\":\"" + name + "\"}");
      for (int i = 0; i < messages; i++) {
        somebody.send(
            "{\"type\":\"message\",\"id\":%s,\"date\":0,\"text\":\"%s says %d\"}"
                .formatted(id, name, i));
      }
      var last = name + " says " + (messages - 1) + "\"";
      Await.until("the last", () -> somebody.events().stream().anyMatch(e -> e.contains(last)));
    }
  }

  @Test
  void ignoresAPersonAndListensAgain() {
    var bob = room.person("Bob", null);
    var eve = room.person("Eve", null);
    var ann = online(atRoom(), "Ann");
    room.say(bob, "one");
    room.say(eve, "two");
    awaitLog(ann, "You joined as Ann", "Bob: one", "Eve: two");
    ann.press("Bob");
    ann.press("Ignore Bob");
    awaitLog(ann, "You joined as Ann", "Eve: two");
    awaitPeople(ann, "Ann you", "Bob ignored", "Eve");
    room.say(bob, "three");
    room.say(eve, "four");
    awaitLast(ann, "Eve: four");
    ann.press("Bob");
    ann.press("Stop ignoring Bob");
    awaitLog(ann, "You joined as Ann", "Bob: one", "Eve: two", "Bob: three", "Eve: four");
  }

  @Test
  void goesOnAfterTheServerWasGoneAndThePageWasLoadedAgain(@TempDir Path data) throws IOException {
    server.close();
    server = ChatServer.start(settings(0).data(data).build());
    show();
    var bob = online("", "Bob");
    var ann = online("", "Ann");
    ann.say("before");
    awaitLast(bob, "Ann: before");
    int port = server.port();
    server.close();
    awaitStatus(ann, "Offline");
    ann.say("meanwhile");
    awaitLast(ann, "Ann: meanwhile [Waiting to be sent]");
    ann.reload();
    awaitLast(ann, "Ann: meanwhile [Waiting to be sent]");
    server = ChatServer.start(settings(port).data(data).build());
    awaitStatus(ann, "Online");
    awaitStatus(bob, "Online");
    Await.until("its copy", () -> bob.log().contains("Ann: meanwhile"));
    Await.until("its copy", () -> ann.log().contains("Ann: meanwhile"));
    assertEquals(1, countOf(ann, "Ann: meanwhile"));
    assertEquals(1, countOf(bob, "Ann: meanwhile"));
    awaitPeople(bob, "Bob you", "Ann");
  }

  @Test
  void goesAwayAndBackAndIsTheSamePersonOnce() {
    show();
    var ann = online("", "Ann");
    ann.say("before");
    awaitLast(ann, "Ann: before");
    for (int times = 1; times <= 2; times++) {
      ann.go(site.url() + "elsewhere?room=none");
      ann.back();
      awaitStatus(ann, "Online");
      Await.until("what was said", () -> ann.log().contains("Ann: before"));
      awaitPeople(ann, "Ann you");
      ann.say("after " + times);
      awaitLast(ann, "Ann: after " + times);
      assertEquals(1, countOf(ann, "Ann: before"), ann.log().toString());
      assertEquals(1, countOf(ann, "Ann: after " + times), ann.log().toString());
    }
    var other = seat("");
    other.join("Ann");
    awaitStatus(other, "Online");
    awaitPeople(other, "Ann1 you", "Ann");
    ann.say("still here");
    awaitLast(other, "Ann: still here");
    assertTrue(ann.status().equals("Online"), ann.status());
  }

  /** Firefox and WebKit throw, and tell of the policy a moment later. */
  @Test
  void isToldThatThePageMayNotReachTheServer() {
    show(
        """
        <meta http-equiv="Content-Security-Policy" content="connect-src 'none'">
        <script>
          addEventListener('chat-error', e => e.target.setAttribute('data-code', e.detail.code));
        </script>
        """,
        FORBIDDEN);
    var ann = seat("name=Ann");
    await("the code", "blocked-by-policy", () -> ann.get("data-code"));
    Await.until(
        "the banner, which is drawn later",
        () -> ann.text(".banner").startsWith("This chat is not set up correctly."));
  }

  /** From now on the page is on another site. */
  private void show() {
    show("", server.socketUrl());
  }

  private void show(String head, String chatServer) {
    address = site.url();
    site.show(
        """
        <!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
        %s<script src="websocket-chat.js" defer></script>
        <websocket-chat server="%s" lang="en" from-url></websocket-chat>
        """
            .formatted(head, chatServer));
  }

  private static long countOf(Seat seat, String row) {
    return seat.log().stream().filter(row::equals).count();
  }

  private static void awaitFocus(Visitor seat, String label) {
    await("the focus", label, seat::focused);
  }
}
