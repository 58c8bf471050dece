package org.websocketchat.chaos;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.websocketchat.view.Text;

/** A page with the chat in a browser, used as a person does. */
final class PageClient implements Participant {
  /** Somewhat less than {@code Transcript.MOST_ROWS}: some are about who came and went. */
  private static final int MOST_SHOWN = 4_000;

  /** What a page that speaks English shows of a message that was removed. */
  private static final String TOMBSTONE = Text.REMOVED.substring(0, Text.REMOVED.indexOf('|'));

  private final String name;
  private final OwnBrowser browser;
  private final Page page;
  private final Trace trace;

  /** Speaks to the browser itself about this page. */
  private final CDPSession devTools;

  private boolean frozen;

  /** Goes on with a page that has been opened. */
  PageClient(String name, OwnBrowser browser, Page page, Trace trace) {
    this.name = name;
    this.browser = browser;
    this.page = page;
    this.trace = trace;
    devTools = page.context().newCDPSession(page);
    watch();
  }

  static PageClient open(String name, OwnBrowser browser, String url, Trace trace) {
    var page = browser.context().newPage();
    page.navigate(url);
    return new PageClient(name, browser, page, trace);
  }

  private void watch() {
    page.onConsoleMessage(message -> trace.add(name, "console " + message.text()));
    page.onPageError(error -> trace.add(name, "error " + error));
  }

  @Override
  public String name() {
    return name;
  }

  /** Whether it can be used now. */
  boolean isAwake() {
    return !frozen && !browser.isStopped();
  }

  /** Types it and presses Enter; what is refused is taken out of the box again. */
  @Override
  public boolean say(String text) {
    var box = page.locator("textarea");
    box.fill(text);
    box.press("Enter");
    if (box.inputValue().isEmpty()) {
      return true;
    }
    box.fill("");
    return false;
  }

  /** Types this and leaves it there. */
  void type(String draft) {
    page.locator("textarea").pressSequentially(draft);
  }

  String draft() {
    return page.locator("textarea").inputValue();
  }

  /** What the one live region says. */
  String status() {
    return page.locator("[role=status]").textContent();
  }

  @Override
  public void retry() {
    page.evaluate("window.dispatchEvent(new Event('online'))");
  }

  void reload() {
    trace.add(name, "is reloaded");
    page.reload();
    page.locator("textarea").waitFor();
  }

  /** Opens a copy of this tab with its storage, as "Duplicate" does. */
  PageClient duplicate(String copyName) {
    trace.add(name, "is duplicated as " + copyName);
    var copy = page.waitForPopup(() -> page.evaluate("() => { open(location.href); }"));
    copy.locator("textarea").waitFor();
    return new PageClient(copyName, browser, copy, trace);
  }

  /** Everything that its site has stored. */
  String stored() {
    return (String) page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])");
  }

  void close() {
    trace.add(name, "is closed");
    page.close();
  }

  /** As the browser does with a tab that nobody looks at. */
  void freeze() {
    lifecycle("frozen");
    frozen = true;
  }

  void thaw() {
    lifecycle("active");
    frozen = false;
  }

  boolean isFrozen() {
    return frozen;
  }

  private void lifecycle(String state) {
    trace.add(name, state);
    var arguments = new JsonObject();
    arguments.addProperty("state", state);
    devTools.send("Page.setWebLifecycleState", arguments);
  }

  @Override
  @SuppressWarnings("unchecked") // what the script returns
  public View view() {
    var rows =
        (List<Map<String, Object>>)
            page.evaluate(
                """
                () => {
                  const root = document.querySelector('websocket-chat').shadowRoot;
                  root.querySelector('.log').scrollTop = 0;
                  root.querySelectorAll('[data-action=unfold]').forEach(fold => fold.click());
                  return [...root.querySelectorAll('.rows .message')].map(row => ({
                    text: [...row.querySelector('.text').childNodes]
                        .filter(node => node.className !== 'edited')
                        .map(node => node.textContent).join(''),
                    pending: row.classList.contains('pending'),
                    failed: !!row.querySelector('.resend')
                  }));
                }
                """);
    var arrived = new ArrayList<String>();
    var pending = new ArrayList<String>();
    var failed = new ArrayList<String>();
    for (var row : rows) {
      boolean waits = Boolean.TRUE.equals(row.get("pending"));
      var list = waits ? (Boolean.TRUE.equals(row.get("failed")) ? failed : pending) : arrived;
      var text = String.valueOf(row.get("text"));
      list.add(text.equals(TOMBSTONE) ? KeptLog.REMOVED : text);
    }
    return new View(arrived, MOST_SHOWN, pending, failed);
  }
}
