package org.websocketchat.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** A window of Chromium. */
final class ChromiumSeat implements Seat {
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
    button(button).click();
  }

  Locator button(String words) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
  }

  @Override
  @SuppressWarnings("unchecked") // what the script returns
  public List<String> log() {
    return (List<String>)
        page.locator(".rows")
            .evaluate(
                """
                rows => [...rows.children].filter(row => !row.matches('[hidden], .line')).map(row => {
                  const text = row.querySelector('.text');
                  if (!text) return row.firstChild.textContent;
                  const told = [...row.querySelectorAll('.delivery')].map(d => d.textContent)
                    .filter(t => !/^Sen(t .*|ding)$/.test(t));
                  return row.querySelector('.author').textContent + ': ' + text.textContent
                    + (told.length ? ' [' + told.join(', ') + ']' : '');
                })
                """);
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
    return (List<String>)
        page.locator(".people-list")
            .evaluate(
                "list => [...list.children].map(p => [...p.children].map(c => c.textContent).filter(t => t).join(' '))");
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
}
