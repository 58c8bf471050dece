package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.In;

/** The events of the element, in Firefox. */
@In(Engine.FIREFOX)
final class FirefoxElementEventsTest extends ElementEventsTest {
  FirefoxElementEventsTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
  }
}
