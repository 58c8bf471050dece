package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.testing.Browsers;

/** The compiled page in Chromium, under the server's own strict policy. */
@ExtendWith(Browsers.class)
class ChromiumPageTest extends PageContract {
  private final ChromiumWatch watch;

  ChromiumPageTest(BrowserContext profile) throws IOException {
    watch = new ChromiumWatch(profile);
  }

  @AfterEach
  void nothingToComplainAbout() {
    watch.assertQuiet();
  }

  @Override
  protected boolean speaksV1() {
    return true;
  }

  @Override
  protected Seat seat(String query) {
    return watch.open(server.url() + "?" + query + "&lang=en");
  }
}
