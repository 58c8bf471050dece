package org.websocketchat.browser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.HtmlUnitSocket;

/** The compiled page in HtmlUnit: without custom elements, shadow roots and style. */
final class HtmlUnitPageTest extends PageContract {
  /**
   * The class is there, but its objects compare nothing: without the class, the page compares the
   * names by itself.
   */
  private static final String NO_COLLATOR = "delete Intl.Collator;\n";

  private final List<WebClient> browsers = new ArrayList<>();

  HtmlUnitPageTest() throws IOException {}

  @AfterEach
  void closeBrowsers() {
    browsers.forEach(WebClient::close);
  }

  /** HtmlUnit never tells which sub-protocol was picked. */
  @Override
  protected boolean speaksV1() {
    return false;
  }

  @Override
  protected Seat seat(String query) {
    @SuppressWarnings("resource") // closed after the test
    var browser = new WebClient(BrowserVersion.CHROME);
    browsers.add(browser);
    browser.setWebSocketAdapter(HtmlUnitSocket::new);
    browser.setScriptPreProcessor(
        (page, code, name, line, element) ->
            name.endsWith("/websocket-chat.js") ? NO_COLLATOR + code : code);
    try {
      return new HtmlUnitSeat(browser.getPage(server.url() + "?" + query + "&lang=en"));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  /** Two others have to be compared. */
  @Test
  void othersStandInOrder() {
    online("", "Cid");
    online("", "Ben");
    awaitPeople(online("", "Ann"), "Ann you", "Ben", "Cid");
  }

  /** A window of HtmlUnit, whose scripts run while the page is held. */
  private static final class HtmlUnitSeat implements Seat {
    private final HtmlPage page;

    HtmlUnitSeat(HtmlPage page) {
      this.page = page;
    }

    @Override
    public void join(String name) {
      synchronized (page) {
        HtmlInput field = one("input");
        field.setValue(name);
        click(one("form .join"));
      }
    }

    @Override
    public void say(String text) {
      synchronized (page) {
        HtmlTextArea box = one("textarea");
        box.setText(text);
        try {
          box.type('\n');
        } catch (IOException failure) {
          throw new java.io.UncheckedIOException(failure);
        }
      }
    }

    @Override
    public void press(String words) {
      synchronized (page) {
        for (DomNode node : page.querySelectorAll("button")) {
          var button = (HtmlButton) node;
          if (button.getTextContent().equals(words)
              || button.getAttribute("aria-label").equals(words)) {
            click(button);
            return;
          }
        }
        throw new AssertionError("no button " + words);
      }
    }

    private static void click(HtmlElement element) {
      try {
        element.click();
      } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      }
    }

    @Override
    public List<String> log() {
      synchronized (page) {
        var rows = new ArrayList<String>();
        for (DomNode node : page.querySelectorAll(".rows > *:not([hidden]):not(.line)")) {
          var text = node.querySelector(".text");
          var author = node.querySelector(".author");
          if (text == null) {
            rows.add(node.getFirstChild().getTextContent());
          } else {
            var told = new ArrayList<String>();
            for (DomNode line : node.querySelectorAll(".delivery")) {
              if (!line.getTextContent().matches("Sen(t .*|ding)")) {
                told.add(line.getTextContent());
              }
            }
            rows.add(
                author.getTextContent()
                    + ": "
                    + text.getTextContent()
                    + (told.isEmpty() ? "" : " " + told));
          }
        }
        return rows;
      }
    }

    @Override
    public List<String> people() {
      synchronized (page) {
        var names = new ArrayList<String>();
        for (DomNode item :
            page.querySelectorAll("[aria-label=People] > li, [aria-label=成员] > li")) {
          var parts = new ArrayList<String>();
          item.getChildNodes().forEach(part -> parts.add(part.getTextContent()));
          parts.removeIf(String::isEmpty);
          names.add(String.join(" ", parts));
        }
        return names;
      }
    }

    @Override
    public String status() {
      synchronized (page) {
        return this.<HtmlElement>one("[role=status]").getTextContent();
      }
    }

    @Override
    public String nameFault() {
      synchronized (page) {
        var field = this.<HtmlElement>one("input");
        return page.getElementById(field.getAttribute("aria-describedby")).getTextContent();
      }
    }

    @Override
    public boolean isAskedForName() {
      synchronized (page) {
        var form = page.querySelector("form");
        return form instanceof DomElement element && !element.hasAttribute("hidden");
      }
    }

    @Override
    public int count(String selector) {
      synchronized (page) {
        return page.querySelectorAll(selector).size();
      }
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the caller knows what it asks for
    private <T extends HtmlElement> T one(String selector) {
      T found = page.querySelector(selector);
      if (found == null) {
        throw new AssertionError("no " + selector + " in " + page.asXml());
      }
      return found;
    }
  }
}
