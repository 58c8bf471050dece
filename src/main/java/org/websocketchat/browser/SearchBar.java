package org.websocketchat.browser;

import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.websocketchat.browser.bindings.Keystroke;
import org.websocketchat.session.Input;
import org.websocketchat.view.Search;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/**
 * The search bar: finds text in the loaded messages and loads older ones when there is no match.
 */
final class SearchBar implements Dom.Listener {
  private final HTMLElement root;
  private final HTMLElement bar;
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Chat chat;
  private final MessageLog log;
  private final Search search = new Search();

  /** How many rows there were when the search requested older messages; 0 if it did not. */
  private int before;

  SearchBar(
      HTMLElement root,
      TemplateRenderer templates,
      Translator translator,
      Chat chat,
      MessageLog log) {
    this.root = root;
    this.templates = templates;
    this.translator = translator;
    this.chat = chat;
    this.log = log;
    bar = Dom.find(root, Places.SEARCH_BAR);
    Dom.listen(bar, "click keydown input", this, true);
  }

  /** Opens, and takes the focus. */
  void open() {
    if (bar.isHidden()) {
      templates.fill(bar, "search-bar");
      bar.setHidden(false);
    }
    query().focus();
  }

  @Override
  public void handleEvent(Event event) {
    switch (action(event)) {
      case Actions.CLOSE_SEARCH -> close();
      case Actions.OLDER_MATCH -> {
        find(1);
        event.preventDefault();
      }
      case Actions.NEWER_MATCH -> {
        find(-1);
        event.preventDefault();
      }
      default -> {
        if (event.getType().equals("input")) {
          find(0);
        }
      }
    }
  }

  /** The action of the pressed button, or of a key that stands for one; else empty. */
  private static String action(Event event) {
    if (event.getType().equals("click")) {
      return Dom.action(event);
    }
    var stroke = (Keystroke) event;
    var key = Dom.key(stroke);
    if (key.equals("Escape")) {
      return Actions.CLOSE_SEARCH;
    }
    if (Dom.around(event, "button") != null) {
      return "";
    }
    return switch (key) {
      case "ArrowUp" -> Actions.OLDER_MATCH;
      case "ArrowDown" -> Actions.NEWER_MATCH;
      case "Enter" -> stroke.isShiftKey() ? Actions.NEWER_MATCH : Actions.OLDER_MATCH;
      default -> "";
    };
  }

  private void close() {
    log.mark(null);
    bar.setTextContent("");
    bar.setHidden(true);
    Dom.find(root, Places.SEARCH_BUTTON).focus();
  }

  /** Continues a search without a match, if more messages are loaded now. */
  void draw() {
    if (before > 0 && !bar.isHidden() && chat.transcript().size() > before) {
      find(1);
    }
  }

  /** Steps by this many matches; towards older ones also beyond the loaded messages. */
  private void find(int by) {
    log.draw(chat.transcript());
    var text = query().getValue();
    var rows = chat.transcript().rows();
    var row = search.find(rows, text, by, translator.formats());
    boolean goesOn = row == null && !text.isEmpty() && chat.transcript().older().canLoad();
    before = goesOn && by > 0 ? chat.transcript().size() : 0;
    if (before > 0) {
      chat.feed(new Input.HistoryRequested());
    }
    var told = text.isEmpty() ? "" : before > 0 ? "…" : result(goesOn);
    Dom.write(bar, Places.FOUND, told);
    log.mark(row);
    var message = row == null ? null : row.message();
    log.speak(message == null ? told : told + "\n" + translator.announcement(message));
  }

  private String result(boolean goesOn) {
    return goesOn ? translator.translate(Text.SEARCH_ON) : search.told(translator);
  }

  private HTMLInputElement query() {
    return (HTMLInputElement) Dom.find(bar, Places.QUERY);
  }
}
