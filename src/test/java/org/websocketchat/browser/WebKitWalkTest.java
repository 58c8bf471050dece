package org.websocketchat.browser;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.testing.WebKit;
import org.websocketchat.testing.WebKitBrowser;

/** The walk in WebKit. */
@ExtendWith(WebKit.class)
final class WebKitWalkTest extends WalkContract {
  private final WebKitBrowser browser;

  WebKitWalkTest(WebKitBrowser browser) throws IOException {
    this.browser = browser;
  }

  @Override
  protected Visitor open(String url) {
    return new WebKitSeat(browser, url);
  }
}
