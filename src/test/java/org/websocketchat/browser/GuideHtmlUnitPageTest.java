package org.websocketchat.browser;

import java.io.IOException;
import org.websocketchat.server.Settings;

/** The guide's chat alone, in HtmlUnit. */
final class GuideHtmlUnitPageTest extends HtmlUnitPageTest {
  GuideHtmlUnitPageTest() throws IOException {}

  @Override
  protected Settings settings(int port) {
    return GuideScript.in(super.settings(port));
  }
}
