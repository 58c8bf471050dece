package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.session.TransportContract;
import org.websocketchat.testing.Browsers;
import org.websocketchat.testing.Resources;

/** The contract, compiled, in Chromium; and what only browsers have. */
@ExtendWith(Browsers.class)
final class BrowserTransportTest extends TransportContract {
  private final Page page;
  private final BrowserClient client = new BrowserClient();

  BrowserTransportTest(Page page) {
    this.page = page;
  }

  @BeforeEach
  void loadScript() throws IOException {
    page.addScriptTag(
        new AddScriptTagOptions().setContent(Resources.built("compiled-tests/tests.js")));
  }

  @Override
  protected Client client() {
    return client;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 61_440})
  void blobsGoBothWays(int size) {
    var bytes = bytes(size);
    client.open(server.url(), List.of(), "blob");
    awaitEvents("opened ");
    client.sendBlob(bytes);
    awaitSeen(binary(bytes));
    awaitEvents("opened ", binary(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"arraybuffer", "blob"})
  void binaryFramesArriveAsTheTypeAskedFor(String type) {
    client.open(server.url(), List.of(), type);
    awaitEvents("opened ");
    client.send(bytes(3));
    awaitEvents("opened ", binary(bytes(3)));
    assertEquals(type, page.evaluate("() => socket.typeOfLastBinary().toLowerCase()"));
  }

  @Test
  void tellsThatThePolicyOfThePageForbidsTheAddress() throws IOException {
    forbidAllBut("wss://allowed.test");
    client.open(server.url() + "chat?room=lobby", List.of());
    awaitEvents("blocked");
    page.evaluate( // the events of one that came later have come
        "url => new Promise(done => { new WebSocket(url).onerror = () => done(); })", server.url());
    awaitEvents("blocked");
    assertEquals(List.of(), echo.seen);
  }

  @Test
  void aPolicyThatForbidsAnotherAddressIsNotAboutThisSocket() throws IOException {
    forbidAllBut(server.url());
    page.evaluate(
        """
        url => {
          window.violation = new Promise(done => {
            document.addEventListener('securitypolicyviolation', () => done());
          });
          window.socket = openSocket(url, [], 'blob');
          new WebSocket('ws://127.0.0.1:1/');
        }
        """,
        server.url());
    page.evaluate("() => window.violation");
    awaitEvents("opened ");
  }

  @Test
  void tellsThatASecurePageMayNotOpenAnInsecureSocket() throws IOException {
    page.route(
        "https://page.test/",
        route -> route.fulfill(new FulfillOptions().setContentType("text/html").setBody("")));
    page.navigate("https://page.test/");
    loadScript();
    client.open("ws://page.test/", List.of());
    awaitEvents("refused insecure");
  }

  private void forbidAllBut(String url) throws IOException {
    page.setContent(
        "<!doctype html><meta http-equiv=Content-Security-Policy content='connect-src "
            + url
            + "'>");
    loadScript();
  }

  /** Uses the transport in the page. */
  private final class BrowserClient implements Client {
    @Override
    public void open(String url, List<String> protocols) {
      open(url, protocols, "arraybuffer");
    }

    void open(String url, List<String> protocols, String binaryType) {
      page.evaluate(
          "([url, protocols, type]) => { window.socket = openSocket(url, protocols, type); }",
          List.of(url, protocols, binaryType));
    }

    @Override
    public void openAndSend(String url, String text) {
      page.evaluate(
          """
          ([url, text]) => {
            window.socket = openSocket(url, [], 'arraybuffer');
            window.socket.sendText(text);
          }
          """,
          List.of(url, text));
    }

    @Override
    public void send(String text) {
      page.evaluate("() => socket.sendText(" + literal(text) + ")");
    }

    @Override
    public void send(byte[] bytes) {
      page.evaluate(FROM_HEX + "socket.sendBinary(bytes.buffer); }", hex(bytes));
    }

    void sendBlob(byte[] bytes) {
      page.evaluate(FROM_HEX + "socket.sendBinary(new Blob([bytes])); }", hex(bytes));
    }

    @Override
    public long bufferedBytes() {
      return ((Number) page.evaluate("() => socket.bufferedBytes()")).longValue();
    }

    @Override
    public void close(int code, String reason) {
      page.evaluate("([code, reason]) => socket.close(code, reason)", List.of(code, reason));
    }

    @Override
    public void abandon() {
      page.evaluate("() => socket.abandon()");
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<String> events() {
      return (List<String>) page.evaluate("() => socket.events()");
    }

    private static final String FROM_HEX =
        """
        hex => {
          const bytes = Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16));
        """;

    private static String hex(byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }

    /** Escaped, because the driver's own encoding does not carry lone surrogates. */
    private static String literal(String text) {
      var literal = new StringBuilder("'");
      text.chars().forEach(c -> literal.append("\\u").append(HexFormat.of().toHexDigits((char) c)));
      return literal.append("'").toString();
    }
  }
}
