package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.websocketchat.server.Settings;

/** The guide's chat alone, in Chromium, under the server's own strict policy. */
final class GuideChromiumPageTest extends ChromiumPageTest {
  GuideChromiumPageTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  /** It offers {@code json} alone. */
  @Override
  protected boolean speaksV1() {
    return false;
  }

  @Override
  protected Settings settings(int port) {
    return GuideScript.in(super.settings(port));
  }
}
