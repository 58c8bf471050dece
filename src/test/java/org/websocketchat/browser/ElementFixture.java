package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import org.websocketchat.testing.Await;

/** A page of somebody else with the element on it, which notes all events that it hears. */
abstract class ElementFixture extends ChromiumFixture {
  protected static final String SCRIPT = "<script src=websocket-chat.js></script>";

  protected final Page page;

  ElementFixture(BrowserContext profile, Page page) throws IOException {
    super(profile);
    this.page = page;
  }

  protected void open(String head, String body) {
    site.show(
        """
        <!doctype html><html lang="en"><head><link rel="icon" href="data:,"><script>
        const told = [];
        ['chat-state', 'chat-message', 'chat-change', 'chat-mode', 'chat-sanction', 'chat-binary', 'chat-unread', 'chat-error',
         'chat-sent', 'chat-failed', 'chat-users'].forEach(type =>
          addEventListener(type, e => told.push({ type, id: e.target.id, ...e.detail })));
        </script>%s</head><body>%s</body></html>
        """
            .formatted(head, body));
    page.navigate(site.url());
  }

  protected String tag(String attributes) {
    return "<websocket-chat id=chat lang=en server='"
        + server.socketUrl()
        + "' "
        + attributes
        + "></websocket-chat>";
  }

  protected String state(String id) {
    return (String)
        page.evaluate(
            """
            id => told.filter(t => t.type === 'chat-state' && t.id === id).at(-1)?.status || ''
            """,
            id);
  }

  protected void awaitState(String id, String state) {
    try {
      Await.until("state " + state, () -> state(id).equals(state));
    } catch (AssertionError late) {
      assertEquals(state, state(id));
    }
  }

  protected String told(String type, String fields) {
    return (String)
        page.evaluate(
            "([type, fields]) => JSON.stringify(told.filter(t => t.type === type)"
                + ".map(t => fields.split(',').map(f => t[f])))",
            List.of(type, fields));
  }

  /** The message of what the promise of this call is rejected with; empty if it is fulfilled. */
  protected String thrown(String call) {
    return (String)
        page.evaluate(
            "async () => { try { await ("
                + call
                + "); return ''; } catch (e) { return e.message; } }");
  }
}
