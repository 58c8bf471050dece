package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.In;

/** The element as a script uses it, in Firefox. */
@In(Engine.FIREFOX)
final class FirefoxElementTest extends ElementTest {
  FirefoxElementTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }
}
