package org.websocketchat.browser;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.testing.WebKit;
import org.websocketchat.testing.WebKitBrowser;

/** The compiled page in WebKit. */
@ExtendWith(WebKit.class)
final class WebKitPageTest extends PageContract {
  private final WebKitBrowser browser;

  WebKitPageTest(WebKitBrowser browser) throws IOException {
    this.browser = browser;
  }

  @Override
  protected boolean speaksV1() {
    return true;
  }

  @Override
  protected Seat seat(String query) {
    return new WebKitSeat(browser, server.url() + "?" + query + "&lang=en");
  }
}
