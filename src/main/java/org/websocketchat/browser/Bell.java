package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.BrowserNotification;
import org.websocketchat.browser.bindings.Globals;
import org.websocketchat.browser.bindings.SecureContext;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.view.Action;
import org.websocketchat.view.IgnoreList;
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

  /** Null until it is shared. */
  private @Nullable UnreadBadge badge;

  /** How many of the badge's sum are of this chat. */
  private int marked;

  private @Nullable BrowserNotification last;

  /** What the last notification tells of; null if that may be shown no more. */
  private @Nullable Message told;

  Bell(HTMLElement host, Runnable changed) {
    this.host = host;
    this.changed = changed;
    choose();
  }

  /** Counts on this badge, too, which all chats of the page share. */
  void share(UnreadBadge shared) {
    badge = shared;
    markPage();
  }

  /**
   * Takes over the person's choice, or else the page's, if the browser allows notifications; and
   * whether the page wants to be marked.
   */
  void choose() {
    markPage();
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
    told = null;
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
      show(message, true, translator);
    }
  }

  /** Has the last notification say what its message says after this change, or closes it. */
  @SuppressWarnings("ReferenceEquality") // a message that is not changed is the same
  void correct(Change change, IgnoreList ignoreList, Translator translator) {
    if (told == null) {
      return;
    }
    if (change instanceof Change.Corrected corrected) {
      var now = told.after(corrected);
      boolean isUnwanted = now.isRemoved() || ignoreList.contains(now);
      if (now != told && (isUnwanted || !Page.isHidden())) {
        close();
      } else if (now != told) {
        show(now, false, translator);
      }
    } else if (change instanceof Change.Missed(boolean restarted) && !restarted) {
      close(); // the message may have been removed meanwhile
    }
  }

  private void show(Message message, boolean rings, Translator translator) {
    var title = translator.name(message.name());
    works = show(title, Action.plain(message.body().text()), rings);
    told = message;
  }

  private void close() {
    if (last != null) {
      last.close();
    }
    told = null;
  }

  /** The person has closed or used this notification: its message is told no more. */
  private void end(BrowserNotification notification) {
    if (Dom.isSame(notification, last)) { // else another one took its place
      told = null;
    }
  }

  /**
   * Shows a notification; returns false where the browser, as it says only now, shows none for
   * pages.
   */
  private boolean show(String title, String text, boolean rings) {
    BrowserNotification.Options options = JSObjects.create();
    options.setBody(text.substring(0, Math.min(text.length(), MOST_CHARS)));
    options.setTag("websocket-chat " + Dom.attribute(host, "server") + Dom.attribute(host, "room"));
    options.setRenotify(rings);
    try {
      var shown = new BrowserNotification(title, options);
      shown.setOnclick(
          () -> {
            Window.current().focus();
            shown.close();
            end(shown);
          });
      shown.setOnclose(() -> end(shown));
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
      if (unread == 0) {
        close();
      }
      markPage();
    }
  }

  /** Marks the page with the unread messages, if it wants that: others keep title and icon. */
  private void markPage() {
    boolean isWanted = host.hasAttribute(ChatElement.FROM_URL) || host.hasAttribute("notify");
    int marks = isWanted ? count : 0;
    if (badge != null && marks != marked) {
      badge.add(marks - marked);
      marked = marks;
    }
  }

  /** Notifications need a secure context, and a browser that lets pages show them. */
  private static boolean isAvailable() {
    var window = (SecureContext) Window.current();
    return Globals.hasFunction("Notification") && window.isIsSecureContext();
  }
}
