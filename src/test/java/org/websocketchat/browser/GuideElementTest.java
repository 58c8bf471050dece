package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.server.Settings;

/** The guide's chat alone, on a page of somebody else. */
final class GuideElementTest extends ElementTest {
  GuideElementTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
    site.use(GuideScript.NAME);
  }

  @Override
  String spoken() {
    return SubProtocol.JSON;
  }

  @Override
  String script() {
    return GuideScript.NAME;
  }

  @Override
  protected Settings settings(int port) {
    return GuideScript.in(super.settings(port));
  }
}
