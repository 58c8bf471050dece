package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Watches a profile of Chromium: a violation of the page's policy, an error in the console and a
 * request to another host fail the test.
 */
final class ChromiumWatch {
  /** What Chromium writes when a socket does not open, whatever the page does about it. */
  private static final String NO_SOCKET = "WebSocket connection to ";

  private final BrowserContext profile;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  ChromiumWatch(BrowserContext profile) {
    this.profile = profile;
    profile.onConsoleMessage(
        message -> {
          if (!message.text().startsWith(NO_SOCKET)) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    profile.onWebError(error -> complaints.add("thrown: " + error.error()));
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

  List<String> complaints() {
    return complaints;
  }

  void assertQuiet() {
    assertEquals(List.of(), complaints);
  }
}
