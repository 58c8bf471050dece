package org.websocketchat.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** A window of a browser that Playwright drives. */
final class ChromiumSeat implements Visitor {
  private final Page page;

  ChromiumSeat(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  Locator box() {
    return page.locator("textarea");
  }

  @Override
  public void join(String name) {
    page.locator("input").fill(name);
    page.locator("form .join").click();
  }

  @Override
  public void say(String text) {
    box().fill(text);
    box().press("Enter");
  }

  @Override
  public void press(String button) {
    click(button(button));
  }

  /**
   * Clicks in this window. Only the foremost one draws 60 times a second; the others do so once,
   * and Playwright clicks what has stood still for two frames.
   */
  void click(Locator element) {
    page.bringToFront();
    element.click();
  }

  Locator button(String words) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
  }

  @Override
  @SuppressWarnings("unchecked") // what the script returns
  public List<String> log() {
    return (List<String>) page.locator(".rows").evaluate(SeatScripts.LOG);
  }

  /** Waits until the last that was said here has come back. */
  void awaitSent() {
    page.locator(".delivery")
        .last()
        .filter(new Locator.FilterOptions().setHasText("Sent "))
        .waitFor();
  }

  @Override
  @SuppressWarnings("unchecked") // what the script returns
  public List<String> people() {
    return (List<String>) page.locator(".people-list").evaluate(SeatScripts.PEOPLE);
  }

  @Override
  public String status() {
    return page.getByRole(AriaRole.STATUS).textContent();
  }

  @Override
  public String nameFault() {
    return page.locator(".question .fault").textContent();
  }

  @Override
  public boolean isAskedForName() {
    return page.locator("form").isVisible();
  }

  @Override
  public int count(String selector) {
    return page.locator("websocket-chat").locator(selector).count();
  }

  @Override
  public void type(String text) {
    page.keyboard().type(text);
  }

  @Override
  public void focus(String selector) {
    page.locator("websocket-chat").locator(selector).last().focus();
  }

  @Override
  public void key(String key) {
    page.keyboard().press(key);
  }

  @Override
  public String focused() {
    return (String) page.evaluate("(" + SeatScripts.FOCUSED + ")(" + SeatScripts.ROOT + ")");
  }

  @Override
  public String draft() {
    return box().inputValue();
  }

  @Override
  public String text(String selector) {
    return page.locator("websocket-chat").locator(selector).first().textContent();
  }

  @Override
  public void readUp() {
    page.getByRole(AriaRole.LOG).evaluate("log => { log.scrollTop = 0; }");
  }

  @Override
  public String get(String attribute) {
    var value = page.locator("websocket-chat").getAttribute(attribute);
    return value == null ? "" : value;
  }

  @Override
  public void set(String attribute, String value) {
    page.locator("websocket-chat")
        .evaluate(
            "(chat, [name, value]) => chat.setAttribute(name, value)", List.of(attribute, value));
  }

  @Override
  public void reload() {
    page.reload();
  }

  @Override
  public void go(String url) {
    page.navigate(url);
  }

  @Override
  public void back() {
    page.goBack();
  }
}
