package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.protocol.Role;
import org.websocketchat.server.ChatServer;
import org.websocketchat.testing.Await;
import org.websocketchat.token.Invitation;
import org.websocketchat.token.Signer;

/** Tokens that a page gives to the element, and that the page takes from its own address. */
final class TokenPropertyTest extends ElementFixture {
  private static final String NO_TOKEN = "chat.token = null";

  private final Signer siteKey = Signer.ed25519("site-1");

  @TempDir private Path folder;

  TokenPropertyTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }

  @BeforeEach
  void serverWithKeys() throws IOException {
    var keys = Files.writeString(folder.resolve("keys.json"), Signer.keySet(siteKey));
    server.close();
    server = ChatServer.start(settings(0).tokenKeys(keys).data(folder).build());
  }

  @Test
  void aTextSaysWhoThePersonIs() {
    open("", tag("name=Somebody") + "<script>chat.token = '" + token() + "'</script>" + SCRIPT);
    awaitState("chat", "online");
    assertEquals("Ann", name());
    assertEquals(token().length() > 0, page.evaluate("chat.token.length > 0"));
  }

  @Test
  void aFunctionIsAskedBeforeEachAttempt() throws IOException {
    open(
        SCRIPT,
        tag("")
            + "<script>let asked = 0; chat.token = async () => { asked++; return '"
            + token()
            + "' }; void chat.connect('Somebody')</script>");
    awaitState("chat", "online");
    assertEquals("Ann", name());
    assertEquals(1, page.evaluate("asked"));
    int port = server.port();
    server.close();
    awaitState("chat", "waiting");
    var keys = folder.resolve("keys.json");
    server = ChatServer.start(settings(port).tokenKeys(keys).build());
    page.evaluate("void chat.connect()");
    awaitState("chat", "online");
    assertTrue((int) page.evaluate("asked") >= 2);
  }

  @Test
  void aFunctionMayGiveATextOrNothing() {
    open(
        SCRIPT,
        tag("") + "<script>chat.token = () => window.mine; void chat.connect('Bob')</script>");
    awaitState("chat", "online");
    assertEquals("Bob", name());
    page.evaluate("void chat.disconnect()");
    awaitState("chat", "closed");
    page.evaluate("mine = '" + token() + "'; void chat.connect('Bob')");
    awaitState("chat", "online");
    assertEquals("Ann", name());
  }

  @Test
  void aFunctionThatFailsIsAskedAgainLater() {
    open(
        SCRIPT,
        tag("")
            + "<script>let fails = true; chat.token = () => { if (fails) throw new Error('no');"
            + " return '"
            + token()
            + "' }; void chat.connect('Bob')</script>");
    awaitState("chat", "waiting");
    assertEquals("no-token", cause());
    assertTrue(watch.advice().getFirst().startsWith("websocket-chat: no token: Error: no"));
    page.evaluate("fails = false");
    awaitState("chat", "online");
    assertEquals("Ann", name());
  }

  @Test
  void aTokenThatDoesNotCountIsFinalUntilThereIsAnother() {
    open(SCRIPT, tag("name=Bob") + "<script>chat.token = 'forged'</script>");
    awaitState("chat", "failed");
    assertTrue(told("chat-state", "status,code").endsWith("[\"failed\",4401]]"));
    page.evaluate("chat.token = '" + token() + "'");
    awaitState("chat", "online");
    assertEquals("Ann", name());
  }

  @Test
  void anotherTokenIsFetchedWhenTheServerAsks() {
    var claims = Signer.ann(System.currentTimeMillis());
    claims.setExpirationTime(NumericDate.fromSeconds(System.currentTimeMillis() / 1000 + 3));
    open(
        SCRIPT,
        tag("")
            + "<script>const all = ['"
            + siteKey.sign(claims)
            + "']; let asked = 0; chat.token = () => { asked++; return all.shift() || '"
            + token()
            + "' }; void chat.connect('Bob')</script>");
    awaitState("chat", "online");
    Await.until("it is asked", () -> (int) page.evaluate("asked") == 2);
    long end = System.currentTimeMillis() + 4_000;
    Await.until("the first token has ended", () -> System.currentTimeMillis() > end);
    assertEquals("online", state("chat"));
    assertFalse(told("chat-state", "status").contains("waiting"));
  }

  @Test
  void withoutATokenThePersonIsAGuest() {
    open(SCRIPT, tag("") + "<script>" + NO_TOKEN + "; void chat.connect('Bob')</script>");
    awaitState("chat", "online");
    assertEquals("Bob", name());
    assertEquals(true, page.evaluate("chat.token === null"));
  }

  @Test
  void theLinkOfAnInvitationLeadsInAndIsGoneFromTheAddress() throws IOException {
    var end = System.currentTimeMillis() + 60_000;
    var token = new Invitation("Ann", Role.OWNER, null, end).sign(folder);
    page.navigate(server.url() + "?lang=en&room=tea#token=" + token);
    awaitOnline();
    assertEquals(server.url() + "?lang=en&room=tea", page.evaluate("location.href"));
    assertTrue(list().contains("Ann"), list());
    assertFalse((boolean) page.evaluate("JSON.stringify(localStorage).includes('" + token + "')"));
    page.reload();
    awaitOnline();
    assertTrue(list().contains("Ann"), list());
    page.evaluate("document.querySelector('websocket-chat').disconnect()");
    Await.until("she has left", () -> page.locator("form .join").isVisible());
    assertFalse(
        (boolean) page.evaluate("JSON.stringify(sessionStorage).includes('" + token + "')"));
  }

  @Test
  void whoLeavesAndJoinsAgainIsTheSameAfterAReload() throws IOException {
    page.navigate(server.url() + "?lang=en&room=tea#token=" + invitation(60_000));
    awaitOnline();
    page.evaluate("document.querySelector('websocket-chat').disconnect()");
    Await.until("she has left", () -> page.locator("form .join").isVisible());
    page.evaluate("document.querySelector('websocket-chat').connect('Ann')");
    awaitOnline();
    page.reload();
    awaitOnline();
    assertTrue(isKept(), "the token is still there");
  }

  @Test
  void aLinkThatIsOpenedInATabWithThePageCounts() throws IOException {
    page.navigate(server.url() + "?lang=en&room=tea&name=Bob");
    awaitOnline();
    page.evaluate("location.hash = 'token=" + invitation(60_000) + "'");
    Await.until("it is kept", this::isKept);
    awaitOnline();
    assertEquals(server.url() + "?lang=en&room=tea&name=Bob", page.evaluate("location.href"));
  }

  @Test
  void aTokenThatHasEndedIsNotKept() throws IOException {
    page.navigate(server.url() + "?lang=en&room=tea#token=" + invitation(3_000));
    awaitOnline();
    assertTrue(isKept());
    Await.until("its end", () -> !isKept());
  }

  private String invitation(long millis) throws IOException {
    long end = System.currentTimeMillis() + millis;
    return new Invitation("Ann", Role.OWNER, null, end).sign(folder);
  }

  private boolean isKept() {
    var kept = "Object.keys(sessionStorage).some(k => k.startsWith('websocket-chat token'))";
    try {
      return (boolean) page.evaluate(kept);
    } catch (PlaywrightException loading) { // the page is being loaded anew
      return false;
    }
  }

  private void awaitOnline() {
    Await.until(
        "online", () -> page.locator("[role=status]").first().textContent().contains("Online"));
  }

  private String list() {
    return String.valueOf(
        page.evaluate("document.querySelector('websocket-chat').shadowRoot.textContent"));
  }

  private String name() {
    return String.valueOf(page.evaluate("told.filter(t => t.type === 'chat-state').at(-1).name"));
  }

  private String cause() {
    return String.valueOf(
        page.evaluate("told.filter(t => t.cause === 'no-token').length ? 'no-token' : ''"));
  }

  private String token() {
    return siteKey.sign(Signer.ann(System.currentTimeMillis()));
  }
}
