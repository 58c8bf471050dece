package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.In;

/** The layouts of the element, in Firefox. */
@In(Engine.FIREFOX)
final class FirefoxLayoutTest extends LayoutTest {
  FirefoxLayoutTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }
}
