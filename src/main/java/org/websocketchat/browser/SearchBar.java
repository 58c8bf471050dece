package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.websocketchat.session.Input;
import org.websocketchat.view.Search;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/**
 * The search bar: finds text in the loaded messages and loads older ones when there is no match.
 */
final class SearchBar implements Dom.Listener {
  /** The button that opens it. */
  static final String BUTTON =
      ("  button.icon-button @value search @label " + Text.SEARCH + "\n")
          + "   svg M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20\n";

  /** The place where it opens. */
  static final String PLACE = "   div.finder @role search @hidden 1\n";

  private static final String DESCRIPTION =
      ("input.query @role searchbox @enterkeyhint search @placeholder "
              + Text.SEARCH_MESSAGES
              + " @aria-label "
              + Text.SEARCH_MESSAGES
              + "\n")
          + "span.found\n"
          + ("button.icon-button @value ArrowUp @label " + Text.OLDER_MATCH + "\n")
          + " svg M6 15l6-6 6 6\n"
          + ("button.icon-button @value ArrowDown @label " + Text.NEWER_MATCH + "\n")
          + " svg M6 9l6 6 6-6\n"
          + ("button.icon-button @value Escape @label " + Text.CLOSE + "\n")
          + " svg M6 6l12 12M18 6L6 18";

  private final HTMLElement root;
  private final HTMLElement bar;
  private final Translator translator;
  private final Chat chat;
  private final MessageLog log;
  private final Search search = new Search();

  /** How many rows there were when the search requested older messages; 0 if it did not. */
  private int before;

  SearchBar(HTMLElement root, Translator translator, Chat chat, MessageLog log) {
    this.root = root;
    this.translator = translator;
    this.chat = chat;
    this.log = log;
    bar = root.querySelector(".finder");
    Dom.listen(bar, "click keydown input", this, true);
  }

  /** Opens if this is the value of its button; returns whether it is. */
  boolean pressed(String value) {
    boolean opens = value.equals("search");
    if (opens) {
      if (bar.isHidden()) {
        Dom.build(bar, DESCRIPTION, "", "", "");
        bar.setHidden(false);
      }
      query(bar).focus();
    }
    return opens;
  }

  @Override
  public void handleEvent(Event event) {
    var key = key(event);
    if (key.equals("Escape")) {
      log.mark(null);
      bar.setTextContent("");
      bar.setHidden(true);
      HTMLElement button = root.querySelector("[value=search]");
      button.focus();
    } else if (key.equals("Enter") || key.equals("ArrowUp")) {
      find(1);
      event.preventDefault();
    } else if (key.equals("ArrowDown")) {
      find(-1);
      event.preventDefault();
    } else if (event.getType().equals("input")) {
      find(0);
    }
  }

  /** Continues a search without a match, if more messages are loaded now. */
  void draw() {
    if (before > 0 && !bar.isHidden() && chat.transcript().rows().size() > before) {
      find(1);
    }
  }

  /** Steps by this many matches; towards older ones also beyond the loaded messages. */
  private void find(int by) {
    log.draw(chat.transcript());
    var text = query(bar).getValue();
    var rows = chat.transcript().rows();
    var row = search.find(rows, text, by, translator.formats());
    boolean goesOn = row == null && !text.isEmpty() && chat.transcript().hasMore();
    before = goesOn && by > 0 ? rows.size() : 0;
    if (before > 0) {
      chat.feed(new Input.HistoryRequested());
    }
    var told =
        text.isEmpty()
            ? ""
            : before > 0
                ? "…"
                : goesOn ? translator.translate(Text.SEARCH_ON) : search.told(translator);
    Dom.say(bar, ".found", told);
    log.mark(row);
    var message = row == null ? null : row.message();
    log.speak(message == null ? told : told + "\n" + translator.announcement(message));
  }

  @JSBody(params = "bar", script = "return bar.querySelector('.query');")
  private static native HTMLInputElement query(HTMLElement bar);

  /** The pressed key, or the key that the pressed button stands for; else empty. */
  @JSBody(
      params = "event",
      script =
          """
          const button = event.target.closest('button');
          return event.key === 'Escape' ? event.isComposing ? '' : 'Escape'
            : event.type === 'click' ? button ? button.value : ''
            : event.isComposing || event.keyCode === 229 || button ? ''
            : event.key === 'Enter' && event.shiftKey ? 'ArrowDown' : event.key || '';
          """)
  private static native String key(Event event);
}
