package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.In;

/** The promises of the element, in Firefox. */
@In(Engine.FIREFOX)
final class FirefoxElementMethodsTest extends ElementMethodsTest {
  FirefoxElementMethodsTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }
}
