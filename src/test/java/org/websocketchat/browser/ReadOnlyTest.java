package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.server.ChatServer;
import org.websocketchat.testing.Await;

/** What becomes of a person while the chat only reads (docs/embedding.md, "Read-only"). */
final class ReadOnlyTest extends ElementFixture {
  private static final String PLACES =
      "Object.keys(localStorage).filter(key => key.startsWith('websocket-chat ws')).length";

  @TempDir private Path data;

  ReadOnlyTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }

  /** With a log that outlives the server. */
  private void start(int port) throws IOException {
    server.close();
    server = ChatServer.start(settings(port).data(data).build());
  }

  /** The chat only reads from now on, and shows that. */
  private void onlyRead() {
    page.evaluate("chat.readonly = true");
    Await.until("nobody", () -> page.evaluate("chat.state.name").equals(""));
  }

  private void awaitName(String name) {
    Await.until("online", () -> page.evaluate("chat.state.status").equals("online"));
    assertEquals(name, page.evaluate("chat.state.name"));
  }

  private Object shown(String text, String field) {
    return page.evaluate(
        "chat.messages.find(m => m.text === '" + text + "')?." + field + " ?? 'none'");
  }

  @Test
  void whoIsCalledOtherwiseComesBackWithWhatWasNotSent() throws IOException {
    start(0);
    int port = server.port();
    open(SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    page.evaluate("chat.send('mine')");
    assertEquals("Bea", page.evaluate("chat.rename('Bea')"));
    server.close();
    awaitState("chat", "waiting");
    page.evaluate("() => { chat.send('precious').catch(() => {}); }");
    page.locator(".message").nth(1).waitFor();
    onlyRead();
    page.evaluate("chat.readonly = false");
    Await.until("the text", () -> page.locator("#chat .message .text").count() == 1);
    assertEquals("precious", page.locator("#chat .message .text").textContent());
    start(port);
    awaitName("Bea");
    page.locator("#chat [data-action=resend]").click();
    Await.until("the copy", () -> shown("precious", "own").equals(true));
    Await.until("the history", () -> shown("mine", "own").equals(true));
    page.evaluate("chat.edit(chat.messages.find(m => m.text === 'mine').offset, 'still mine')");
    assertEquals(true, shown("still mine", "own"));
    assertEquals(1, page.evaluate(PLACES));
  }

  @Test
  void whoseSocketStillClosesIsWaitedFor() throws IOException {
    start(0);
    open(
        "<script>const closing = []; const { close } = WebSocket.prototype;"
            + " WebSocket.prototype.close = function(...all) {"
            + " closing.push(() => close.apply(this, all)); };</script>"
            + SCRIPT,
        tag(""));
    page.evaluate("chat.connect('Ann')");
    page.evaluate("chat.send('mine')");
    onlyRead();
    awaitName("");
    page.evaluate("chat.readonly = false");
    Await.until("both close", () -> page.evaluate("closing.length").equals(2));
    page.evaluate("closing.forEach(each => each())");
    awaitName("Ann");
    Await.until("the history", () -> shown("mine", "own").equals(true));
    assertEquals(1, page.evaluate(PLACES));
  }

  @Test
  void whoIsForgottenMeanwhileDoesNotComeBack() throws IOException {
    start(0);
    open(SCRIPT, tag(""));
    page.evaluate("chat.connect('Ann')");
    page.locator("textarea").fill("a draft");
    server.close();
    awaitState("chat", "waiting");
    page.evaluate("() => { chat.send('secret').catch(() => {}); }");
    page.locator(".message").first().waitFor();
    onlyRead();
    assertEquals(1, page.evaluate(PLACES));
    page.evaluate("chat.forget()");
    assertEquals(0, page.evaluate("localStorage.length"));
    page.evaluate("chat.readonly = false");
    page.locator("#chat input").first().waitFor();
    assertEquals("", page.locator("#chat input").first().inputValue());
    assertEquals("", page.locator("#chat textarea").inputValue());
    assertEquals("idle", page.evaluate("chat.state.status"));
  }

  @Test
  void aPageToLogOutForgetsThePersonOfTheTab() throws IOException {
    start(0);
    open(SCRIPT, tag("name=Ann"));
    awaitState("chat", "online");
    Await.until("a place", () -> page.evaluate(PLACES).equals(1));
    open(SCRIPT, tag("readonly"));
    page.evaluate("chat.forget()");
    assertEquals(0, page.evaluate(PLACES));
  }

  @Test
  void whoEndsItDoesNotComeBackByItself() {
    open(SCRIPT, tag(""));
    page.evaluate("chat.connect('Ann')");
    onlyRead();
    page.evaluate("chat.disconnect()");
    page.evaluate("chat.readonly = false");
    page.locator("#chat input").first().waitFor();
    Await.until("the name", () -> page.locator("#chat input").first().inputValue().equals("Ann"));
    assertEquals("idle", page.evaluate("chat.state.status"));
  }

  @Test
  void aStayGoesOnThoughTheChatIsManual() {
    open(SCRIPT, tag("connect=manual"));
    page.evaluate("chat.connect('Ann')");
    onlyRead();
    awaitName("");
    page.evaluate("chat.readonly = false");
    Await.until("Ann", () -> page.evaluate("chat.state.name").equals("Ann"));
    awaitName("Ann");
  }

  /** The place that has the focus in the chat; empty for none. */
  private String focused() {
    return (String) page.evaluate("chat.shadowRoot.activeElement?.dataset.place ?? ''");
  }

  @Test
  void whatWasOpenAndHadTheFocusStaysSo() {
    open(SCRIPT, tag("name=Ann layout=bubble"));
    awaitState("chat", "online");
    page.evaluate("chat.focus()");
    Await.until("the box", () -> page.locator("#chat textarea").isVisible());
    onlyRead();
    awaitName("");
    Await.until("the log", () -> focused().equals("log"));
    assertTrue(page.locator("#chat [role=log]").isVisible());
    page.evaluate("chat.lang = 'zh-CN'");
    var quiet = page.locator("#chat [data-place=quiet-text]");
    Await.until("Chinese", () -> quiet.textContent().equals("还没有人发言。"));
    Await.until("the log again", () -> focused().equals("log"));
    page.evaluate("chat.readonly = false");
    Await.until("the box", () -> page.locator("#chat textarea:focus").count() == 1);
  }

  @Test
  void whatWaitsToReadHasAFocus() {
    open(SCRIPT, tag("readonly connect=manual"));
    page.locator("#chat [data-place=join-form]").waitFor();
    assertFalse(page.locator("#chat input").first().isVisible());
    page.evaluate("chat.focus()");
    assertEquals("join-form", focused());
    page.evaluate("chat.connect()");
    Await.until("the log", () -> focused().equals("log"));
  }
}
