package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.testing.Browsers;

/** The walk in Chromium. */
@ExtendWith(Browsers.class)
class ChromiumWalkTest extends WalkContract {
  private final ChromiumWatch watch;

  ChromiumWalkTest(BrowserContext profile) throws IOException {
    watch = new ChromiumWatch(profile);
  }

  @AfterEach
  void nothingToComplainAbout() {
    watch.complaints().removeIf(complaint -> complaint.contains(FORBIDDEN));
    watch.assertQuiet();
  }

  @Override
  protected Visitor open(String url) {
    return watch.open(url);
  }
}
