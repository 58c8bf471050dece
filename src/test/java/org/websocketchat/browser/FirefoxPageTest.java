package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.In;

/** The compiled page in Firefox. */
@In(Engine.FIREFOX)
final class FirefoxPageTest extends ChromiumPageTest {
  FirefoxPageTest(BrowserContext profile) throws IOException {
    super(profile);
  }
}
