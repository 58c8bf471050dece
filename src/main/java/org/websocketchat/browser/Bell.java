package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Change;
import org.websocketchat.view.Action;
import org.websocketchat.view.NotificationLevel;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/**
 * Calls the person back to the page: by notifications, which only the person can turn on, by the
 * number of unread messages in the page's title, and by the page's icon.
 */
final class Bell implements Dom.Listener {
  /** The bell button; hidden where the browser has no notifications. */
  static final String DESCRIPTION =
      """
        button.icon-button.bell @hidden 1
         svg M6 9.5a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4s2-1.5 2-6.5zM10 20a2.2 2.2 0 0 0 4 0
      """;

  /** The storage key of the person's choice, for all chats of a site. */
  private static final String KEPT = "websocket-chat notify";

  private final HTMLElement host;

  /** Called when the choice has changed. */
  private final Runnable changed;

  /** Whether notifications can be shown, as far as known. */
  private boolean works = isAvailable();

  /** Whether the browser forbids notifications. */
  private boolean blocked;

  private String level = NotificationLevel.OFF;
  private int count;

  Bell(HTMLElement host, Runnable changed) {
    this.host = host;
    this.changed = changed;
    choose();
  }

  /** Takes over the person's choice, or else the page's, if the browser allows notifications. */
  void choose() {
    level = works && isAllowed() ? chosen(host) : NotificationLevel.OFF;
  }

  /** The person's choice, or else the page's. */
  private static String chosen(HTMLElement host) {
    var kept = BrowserStorage.item(KEPT);
    var wanted = kept == null ? Dom.attribute(host, "notify") : kept;
    return wanted == null ? NotificationLevel.OFF : NotificationLevel.known(wanted);
  }

  /** Changes the choice if this is the bell's value; returns whether it is. */
  boolean pressed(String button) {
    if (!button.endsWith("bell")) {
      return false;
    }
    level = NotificationLevel.next(level);
    BrowserStorage.setItem(KEPT, level);
    if (!level.equals(NotificationLevel.OFF)) {
      ask(this);
    }
    changed.run();
    return true;
  }

  /** The browser, or the person whom it asked, has decided. */
  @Override
  public void handleEvent(Event event) {
    blocked = !event.getType().equals("granted");
    choose();
    changed.run();
  }

  /** Draws the button for the present choice. */
  void draw(HTMLElement header, Translator translator) {
    Dom.show(header, ".bell", works);
    var told = translator.translate(blocked ? Text.NOTIFY_BLOCKED : NotificationLevel.label(level));
    Dom.set(header, ".bell", "title", told);
    Dom.set(header, ".bell", "aria-label", told);
    Dom.set(header, ".bell", "data-wish", level);
  }

  /** Shows a notification for this change, if it is worth one and the person is not looking. */
  void call(Change change, String ownName, Translator translator) {
    var message = NotificationLevel.toNotify(change, level, ownName);
    if (message != null) {
      works =
          works && show(host, translator.name(message.name()), Action.plain(message.body().text()));
    }
  }

  /** Sets the number of unread messages; 0 closes the last notification. */
  void count(int unread) {
    if (unread != count) {
      count = unread;
      Events.unread(host, unread);
      mark(host, ChatElement.TAG, unread);
    }
  }

  /** Notifications need a secure context, and a browser that lets pages show them. */
  @JSBody(script = "return typeof Notification === 'function' && window.isSecureContext === true;")
  private static native boolean isAvailable();

  /** Whether the person has allowed this site to show notifications. */
  @JSBody(script = "return Notification.permission === 'granted';")
  private static native boolean isAllowed();

  @JSBody(
      params = "listener",
      script =
          "Notification.requestPermission().then(answer => listener.handleEvent({ type: answer }));")
  private static native void ask(Bell listener);

  /**
   * Shows a notification; returns false where the browser, as it says only now, shows none for
   * pages.
   */
  @JSBody(
      params = {"host", "title", "text"},
      script =
          """
          try {
            const note = host.note = new Notification(title, {
              body: text.slice(0, 300), tag: 'websocket-chat ' + host.server + host.room, renotify: true
            });
            note.onclick = () => { window.focus(); note.close(); };
            return true;
          } catch (e) {
            return false;
          }
          """)
  private static native boolean show(HTMLElement host, String title, String text);

  /**
   * Puts the sum of all chats before the page's title, and switches the icon of a {@code <link
   * data-unread>}. Only on the server's own page and where {@code notify} is set; other pages keep
   * their titles.
   */
  @JSBody(
      params = {"host", "tag", "count"},
      script =
          """
          if (!count && host.note) host.note.close();
          if (!host.hasAttribute('from-url') && !host.hasAttribute('notify')) return;
          host.unread = count;
          let sum = 0;
          Array.from(document.getElementsByTagName(tag)).forEach(chat => sum += chat.unread || 0);
          const title = document.title.replace(/^\\(\\d+\\) /, '');
          document.title = sum ? '(' + sum + ') ' + title : title;
          const icon = document.querySelector('link[data-unread]');
          if (icon) {
            icon.seen = icon.seen || icon.href;
            icon.href = sum ? icon.getAttribute('data-unread') : icon.seen;
          }
          """)
  private static native void mark(HTMLElement host, String tag, int count);
}
