package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.testing.Await;

/** The methods and events for scripts that reply, edit and remove. */
final class CorrectionMethodsTest extends ElementFixture {
  CorrectionMethodsTest(BrowserContext profile) throws IOException {
    super(profile, profile.newPage());
  }

  @Test
  void scriptsReplyEditAndRemoveAndAreTold() {
    open(SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    run("chat.send('one')");
    Await.until("one", () -> told("chat-message", "text").equals("[[\"one\"]]"));
    run("chat.reply(1, 'two'); chat.edit(1, 'ONE'); chat.remove('2')");
    Await.until("the removal", () -> told("chat-change", "kind").contains("remove"));
    assertEquals("[[\"one\",1,0],[\"two\",2,1]]", told("chat-message", "text,offset,re"));
    assertEquals(
        "[[\"edit\",1,\"ONE\",3,null],[\"remove\",2,null,4,\"author\"]]",
        told("chat-change", "kind,target,text,offset,by"));
    var who = told("chat-message", "who");
    assertTrue(who.matches("\\[\\[\"([\\w-]{16})\"\\],\\[\"\\1\"\\]\\]"), who);
    assertEquals("true", String.valueOf(page.evaluate("told.at(-1).date > 1e12")));
  }

  @Test
  void scriptsAreToldWhoseMessagesArePurged() {
    open(SCRIPT, tag("name=Ann").replace(server.socketUrl(), room.url()));
    awaitState("chat", "online");
    var bob = room.person("Bob", null);
    room.say(bob, "one");
    room.act(new Body.Purge(null, 1), bob);
    Await.until("the purge", () -> told("chat-change", "kind").contains("purge"));
    assertEquals("[[true]]", told("chat-message", "guest"));
    assertEquals("[[\"purge\",\"\",1]]", told("chat-change", "kind,who,since"));
  }

  @Test
  void scriptsAreToldWhatTheRoomAllowsAndWhatIsPinned() {
    room.mode = new RoomMode(10, true, false, false);
    open(SCRIPT, tag("name=Ann").replace(server.socketUrl(), room.url()));
    awaitState("chat", "online");
    room.say(room.person("Bob", null), "one");
    room.pin(1);
    room.set(new RoomMode(0, false, true, true));
    room.remove(1);
    Await.until("all", () -> told("chat-mode", "pinned").endsWith("[1],[1],[null]]"));
    assertEquals(
        "[[10,true,false,false,null],[10,true,false,false,1],"
            + "[0,false,true,true,1],[0,false,true,true,null]]",
        told("chat-mode", "slow,links,signed,readonly,pinned"));
  }

  @Test
  void whatCannotBeDoneIsThrown() {
    open(SCRIPT, tag(""));
    Await.until("the method", () -> (boolean) page.evaluate("!!document.all.chat.edit"));
    assertEquals("You have not joined yet. Join to send.", thrown("chat.edit(1, 'x')"));
    assertEquals("There is nothing to send. Write something first.", thrown("chat.edit(1, ' ')"));
    for (var offset :
        new String[] {"undefined", "null", "0", "-1", "1.5", "'x'", "{}", "2 ** 53"}) {
      var message = thrown("chat.remove(" + offset + ")");
      assertTrue(message.startsWith("offset is a whole number from 1"), offset + ": " + message);
    }
  }

  @Test
  void withoutAnOffsetTheElementIsTakenOutOfThePage() {
    open(SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    run("window.kept = chat; chat.remove()");
    assertEquals(false, page.evaluate("kept.isConnected"));
    run("kept.remove(); document.body.append(kept)");
    assertEquals(true, page.evaluate("kept.isConnected"));
  }

  @Test
  void aServerWithoutALogHasNoneOfIt() {
    open(
        SCRIPT,
        "<websocket-chat id=chat lang=en name=Ann server='" + sample.url() + "'></websocket-chat>");
    awaitState("chat", "online");
    assertEquals("This server cannot edit or delete messages.", thrown("chat.edit(1, 'x')"));
    run("chat.reply(7, 'plain')");
    Await.until("it", () -> told("chat-message", "text").equals("[[\"plain\"]]"));
    assertEquals("[[\"\",0,0]]", told("chat-message", "who,offset,re"));
    assertEquals("[]", told("chat-change", "kind"));
    assertEquals("[]", told("chat-mode", "slow"));
  }

  private void run(String script) {
    page.evaluate("() => { " + script + " }");
  }
}
