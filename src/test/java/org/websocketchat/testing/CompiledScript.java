package org.websocketchat.testing;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import org.htmlunit.BrowserVersion;
import org.htmlunit.MockWebConnection;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;

/** What the tests have compiled to a script, in a page of either browser. */
public final class CompiledScript {
  private static final String PAGE = "<!doctype html><script src=tests.js></script>";

  private final String script = Resources.built("compiled-tests/tests.js");

  public CompiledScript() throws IOException {}

  /** Runs the script in a page of Chromium. */
  public void addTo(Page page) {
    page.addScriptTag(new AddScriptTagOptions().setContent(script));
  }

  /** Runs the script in a page of HtmlUnit, which is closed after its use. */
  public void inHtmlUnit(Consumer<HtmlPage> use) throws IOException {
    try (var client = new WebClient(BrowserVersion.CHROME)) {
      var site = new MockWebConnection();
      site.setResponse(URI.create("http://localhost/").toURL(), PAGE);
      site.setResponse(URI.create("http://localhost/tests.js").toURL(), script, "text/javascript");
      client.setWebConnection(site);
      use.accept(client.getPage("http://localhost/"));
    }
  }
}
