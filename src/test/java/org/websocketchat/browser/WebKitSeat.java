package org.websocketchat.browser;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.WebKitBrowser;

/** A window of WebKitGTK. */
final class WebKitSeat implements Visitor {
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "Enter", List.of("\uE007"),
          "Shift+Enter", List.of("\uE008", "\uE007"),
          "Escape", List.of("\uE00C"),
          "ArrowUp", List.of("\uE013"),
          "ArrowDown", List.of("\uE015"));

  private final WebKitBrowser browser;
  private final String window;

  WebKitSeat(WebKitBrowser browser, String url) {
    this.browser = browser;
    window = browser.open(url);
    Await.until("the status", () -> count("[role=status]:not(:empty)") == 1);
  }

  /** What an expression is, in which {@code root} is the chat's and {@code a} is the argument. */
  private JsonElement read(String expression, String argument) {
    return browser.run(window, body(expression), argument);
  }

  private static String body(String expression) {
    return "const root = " + SeatScripts.ROOT + ", a = arguments[0]; return " + expression;
  }

  private String value(String expression, String argument) {
    return read(expression, argument).getAsString();
  }

  private List<String> texts(String expression) {
    var texts = new ArrayList<String>();
    read(expression, "").getAsJsonArray().forEach(text -> texts.add(text.getAsString()));
    return texts;
  }

  /** The chat gives the field the focus when it can be joined; before, it may empty the field. */
  @Override
  public void join(String name) {
    Await.until(
        "the field", () -> read("root.activeElement?.localName === 'input'", "").getAsBoolean());
    browser.run(
        window, body("Object.assign(root.querySelector('input'), { value: a }).focus()"), name);
    key("Enter");
  }

  @Override
  public void say(String text) {
    browser.run(
        window,
        body(
            """
            (() => {
              const box = root.querySelector('textarea');
              box.value = a;
              box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
              box.focus();
            })()
            """),
        text);
    key("Enter");
  }

  /** By keyboard: the driver's pointer misses buttons that show only under the pointer. */
  @Override
  public void press(String button) {
    read(
        """
        [...root.querySelectorAll('button')].find(button =>
          (button.getAttribute('aria-label') || button.textContent) === a).focus()
        """,
        button);
    key("Enter");
  }

  @Override
  public List<String> log() {
    return texts("(" + SeatScripts.LOG + ")(root.querySelector('.rows'))");
  }

  @Override
  public List<String> people() {
    return texts("(" + SeatScripts.PEOPLE + ")(root.querySelector('.people-list'))");
  }

  @Override
  public String status() {
    return text("[role=status]");
  }

  @Override
  public String nameFault() {
    return text(".question .fault");
  }

  @Override
  public boolean isAskedForName() {
    return read("root.querySelector('form').checkVisibility()", "").getAsBoolean();
  }

  @Override
  public int count(String selector) {
    return read("root.querySelectorAll(a).length", selector).getAsInt();
  }

  @Override
  public void type(String text) {
    text.codePoints().forEach(c -> browser.press(window, List.of(Character.toString(c))));
  }

  @Override
  public void focus(String selector) {
    read("[...root.querySelectorAll(a)].at(-1).focus()", selector);
  }

  @Override
  public void key(String key) {
    browser.press(window, Objects.requireNonNull(KEYS.get(key), key));
  }

  @Override
  public String focused() {
    return value("(" + SeatScripts.FOCUSED + ")(root)", "");
  }

  @Override
  public String draft() {
    return value("root.querySelector('textarea').value", "");
  }

  @Override
  public String text(String selector) {
    return value("root.querySelector(a)?.textContent ?? ''", selector);
  }

  @Override
  public void readUp() {
    read("root.querySelector('[role=log]').scrollTop = 0", "");
  }

  @Override
  public String get(String attribute) {
    return value("root.host.getAttribute(a) ?? ''", attribute);
  }

  @Override
  public void set(String attribute, String value) {
    read("root.host.setAttribute('" + attribute + "', a)", value);
  }

  @Override
  public void reload() {
    browser.reload(window);
  }

  @Override
  public void go(String url) {
    browser.go(window, url);
  }

  @Override
  public void back() {
    browser.back(window);
  }
}
