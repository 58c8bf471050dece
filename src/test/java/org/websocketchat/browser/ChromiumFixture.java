package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.testing.Browsers;

/** The page in Chromium, in a profile of the test's own, in which nothing may go wrong unsaid. */
@ExtendWith(Browsers.class)
abstract class ChromiumFixture extends PageFixture {
  protected final ChromiumWatch watch;

  ChromiumFixture(BrowserContext profile) throws IOException {
    watch = new ChromiumWatch(profile);
  }

  @AfterEach
  void nothingToComplainAbout() {
    watch.assertQuiet();
  }

  @Override
  protected ChromiumSeat seat(String query) {
    return watch.open(server.url() + "?" + query + "&lang=en");
  }

  @Override
  protected ChromiumSeat online(String query, String name) {
    return (ChromiumSeat) super.online(query, name);
  }
}
