package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Watches a profile of a browser: a violation of the page's policy, an error in the console and a
 * request to another host fail the test.
 */
final class ChromiumWatch {
  /** What Chromium and Firefox write when a socket ends, whatever the page does about it. */
  private static final Pattern NO_SOCKET =
      Pattern.compile(
          "(: )?(WebSocket connection to |Firefox can’t establish a connection to the server at ws"
              + "|The connection to ws\\S+ was interrupted )(?s:.*)");

  /** How what the chat tells developers begins. */
  private static final String ADVICE = "websocket-chat: ";

  private final BrowserContext profile;
  private final List<String> advice = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  ChromiumWatch(BrowserContext profile) {
    this.profile = profile;
    profile.onConsoleMessage(
        message -> {
          if (message.text().startsWith(ADVICE)) {
            advice.add(message.text());
          } else if (!NO_SOCKET.matcher(message.text()).matches()) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    profile.onWebError(
        error -> {
          if (!NO_SOCKET.matcher(error.error()).matches()) {
            complaints.add("thrown: " + error.error());
          }
        });
    profile.onRequest(
        request -> {
          var url = request.url();
          boolean here = url.startsWith("data:") || url.startsWith("file:");
          if (!here && !"127.0.0.1".equals(URI.create(url).getHost())) {
            complaints.add("foreign request: " + request.url());
          }
        });
  }

  ChromiumSeat open(String url) {
    var page = profile.newPage();
    page.navigate(url);
    page.getByRole(AriaRole.STATUS).waitFor();
    return new ChromiumSeat(page);
  }

  BrowserContext profile() {
    return profile;
  }

  /** What the chat told developers in the console. */
  List<String> advice() {
    return advice;
  }

  List<String> complaints() {
    return complaints;
  }

  void assertQuiet() {
    assertEquals(List.of(), complaints);
  }
}
