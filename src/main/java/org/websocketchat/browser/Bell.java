package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLLinkElement;
import org.websocketchat.browser.bindings.BrowserNotification;
import org.websocketchat.browser.bindings.Globals;
import org.websocketchat.browser.bindings.SecureContext;
import org.websocketchat.browser.bindings.UnreadCounter;
import org.websocketchat.browser.bindings.Values;
import org.websocketchat.session.Change;
import org.websocketchat.view.Action;
import org.websocketchat.view.NotificationLevel;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/**
 * Calls the person back to the page: by notifications, which only the person can turn on, by the
 * number of unread messages in the page's title, and by the page's icon.
 */
final class Bell {
  /** The storage key of the person's choice, for all chats of a site. */
  private static final String STORAGE_KEY = "websocket-chat notify";

  private static final String GRANTED = "granted";

  /** How much of a text a notification shows. */
  private static final int MOST_CHARS = 300;

  private final HTMLElement host;

  /** Called when the choice has changed. */
  private final Runnable changed;

  /** Whether notifications can be shown, as far as known. */
  private boolean works = isAvailable();

  /** Whether the browser forbids notifications. */
  private boolean blocked;

  private String level = NotificationLevel.OFF;
  private int count;
  private @Nullable BrowserNotification last;

  Bell(HTMLElement host, Runnable changed) {
    this.host = host;
    this.changed = changed;
    choose();
  }

  /** Takes over the person's choice, or else the page's, if the browser allows notifications. */
  void choose() {
    boolean isAllowed = works && BrowserNotification.getPermission().equals(GRANTED);
    level = isAllowed ? chosen(host) : NotificationLevel.OFF;
  }

  /** The person's choice, or else the page's. */
  private static String chosen(HTMLElement host) {
    var stored = BrowserStorage.item(STORAGE_KEY);
    var wanted = stored == null ? Dom.attribute(host, "notify") : stored;
    return wanted == null ? NotificationLevel.OFF : NotificationLevel.known(wanted);
  }

  /** Changes the choice to the next one; the browser may ask the person first. */
  void change() {
    level = NotificationLevel.next(level);
    BrowserStorage.setItem(STORAGE_KEY, level);
    if (!level.equals(NotificationLevel.OFF)) {
      BrowserNotification.requestPermission().then(this::decided);
    }
    changed.run();
  }

  /** The browser, or the person whom it asked, has decided. */
  private void decided(String permission) {
    blocked = !permission.equals(GRANTED);
    choose();
    changed.run();
  }

  /** Draws the button for the present choice. */
  void draw(HTMLElement root, Translator translator) {
    var button = Dom.find(root, Places.BELL);
    button.setHidden(!works);
    Dom.label(
        button,
        translator.translate(blocked ? Text.NOTIFY_BLOCKED : NotificationLevel.label(level)));
    button.setAttribute("data-wish", level);
  }

  /** Shows a notification for this change, if it is worth one and the person is not looking. */
  void call(Change change, String ownName, Translator translator) {
    var message = NotificationLevel.toNotify(change, level, ownName);
    if (message != null && works) {
      works = show(translator.name(message.name()), Action.plain(message.body().text()));
    }
  }

  /**
   * Shows a notification; returns false where the browser, as it says only now, shows none for
   * pages.
   */
  private boolean show(String title, String text) {
    BrowserNotification.Options options = JSObjects.create();
    options.setBody(text.substring(0, Math.min(text.length(), MOST_CHARS)));
    options.setTag("websocket-chat " + Dom.attribute(host, "server") + Dom.attribute(host, "room"));
    options.setRenotify(true);
    try {
      var shown = new BrowserNotification(title, options);
      shown.setOnclick(
          () -> {
            Window.current().focus();
            shown.close();
          });
      last = shown;
      return true;
    } catch (RuntimeException unsupported) {
      return false;
    }
  }

  /** Sets the number of unread messages; 0 closes the last notification. */
  void count(int unread) {
    if (unread != count) {
      count = unread;
      Events.unread(host, unread);
      if (unread == 0 && last != null) {
        last.close();
      }
      // Other pages keep their titles and icons.
      if (host.hasAttribute(ChatElement.FROM_URL) || host.hasAttribute("notify")) {
        ((UnreadCounter) host).setUnread(unread);
        markPage();
      }
    }
  }

  /**
   * Puts the sum of all chats before the page's title, and switches the icon of a {@code <link
   * data-unread>}.
   */
  private static void markPage() {
    var document = HTMLDocument.current();
    var chats = (Values) (JSObject) document.querySelectorAll(ChatElement.TAG);
    int sum = 0;
    for (int i = 0; i < chats.getLength(); i++) {
      if (JSObjects.hasProperty(chats.get(i), "unread")) {
        sum += ((UnreadCounter) chats.get(i)).getUnread();
      }
    }
    var title = withoutCount(document.getTitle());
    document.setTitle(sum == 0 ? title : "(" + sum + ") " + title);
    var icon = (HTMLLinkElement) document.querySelector("link[data-unread]");
    if (icon != null) {
      var seen = icon.getAttribute("data-seen");
      if (seen == null) {
        seen = icon.getHref();
        icon.setAttribute("data-seen", seen);
      }
      icon.setHref(sum == 0 ? seen : icon.getAttribute("data-unread"));
    }
  }

  /** A title without the number in brackets at its beginning. */
  private static String withoutCount(String title) {
    int end = 1;
    while (end < title.length() && title.charAt(end) >= '0' && title.charAt(end) <= '9') {
      end++;
    }
    boolean hasCount = end > 1 && title.charAt(0) == '(' && title.startsWith(") ", end);
    return hasCount ? title.substring(end + 2) : title;
  }

  /** Notifications need a secure context, and a browser that lets pages show them. */
  private static boolean isAvailable() {
    var window = (SecureContext) Window.current();
    return Globals.hasFunction("Notification") && window.isIsSecureContext();
  }
}
