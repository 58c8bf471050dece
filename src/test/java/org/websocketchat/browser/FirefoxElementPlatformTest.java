package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.In;

/** What authors of pages expect of any element, in Firefox. */
@In(Engine.FIREFOX)
final class FirefoxElementPlatformTest extends ElementPlatformTest {
  FirefoxElementPlatformTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }
}
