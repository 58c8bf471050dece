package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;

/** The page in Chromium, with ways to find messages and to choose in their menus. */
abstract class MessageFixture extends ChromiumFixture {
  MessageFixture(BrowserContext profile) throws IOException {
    super(profile);
  }

  /** The last message that has this text. */
  protected static Locator message(ChromiumSeat seat, String text) {
    return seat.page()
        .locator("article")
        .filter(new Locator.FilterOptions().setHasText(text))
        .last();
  }

  protected static Locator menu(ChromiumSeat seat) {
    return seat.page().getByRole(AriaRole.MENU);
  }

  /** Opens the menu of the last message that has this text, by its button. */
  protected static void open(ChromiumSeat seat, String text) {
    seat.page().bringToFront();
    message(seat, text).locator(".text").hover();
    message(seat, text).locator(".more").click();
    menu(seat).waitFor();
  }

  /** The items of the open menu. */
  protected static List<String> offered(ChromiumSeat seat) {
    return seat.page().getByRole(AriaRole.MENUITEM).allTextContents().stream()
        .map(String::strip)
        .toList();
  }

  /** Chooses an item of the open menu. */
  protected static void choose(ChromiumSeat seat, String item) {
    seat.page()
        .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item).setExact(true))
        .click();
  }

  /** Chooses an item in the menu of the last message that has this text; by keyboard. */
  protected static void choose(ChromiumSeat seat, String text, String item) {
    seat.page().bringToFront();
    message(seat, text).focus();
    seat.key("Enter");
    choose(seat, item);
  }

  /** Whether an element of the chat itself has the focus. */
  protected static boolean hasFocus(Locator element) {
    return (boolean) element.evaluate("e => e.getRootNode().activeElement === e");
  }
}
