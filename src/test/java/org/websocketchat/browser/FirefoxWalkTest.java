package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.In;

/** The walk in Firefox. */
@In(Engine.FIREFOX)
final class FirefoxWalkTest extends ChromiumWalkTest {
  FirefoxWalkTest(BrowserContext profile) throws IOException {
    super(profile);
  }
}
