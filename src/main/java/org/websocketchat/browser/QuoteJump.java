package org.websocketchat.browser;

import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Input;
import org.websocketchat.view.Quote;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** Goes to a message that is quoted, and loads older messages until it is there. */
final class QuoteJump implements Dom.Listener {
  /** How many pages of history one jump loads at most. */
  private static final int MOST_PAGES = 20;

  private final Translator translator;
  private final Chat chat;
  private final MessageLog log;

  /** The offset of the message to go to; 0 if none is being looked for. */
  private long target;

  /** How many pages may still be loaded. */
  private int pages;

  /** How many rows there were when the last page was asked for. */
  private int before;

  /** Listens to this log. */
  QuoteJump(HTMLElement box, Translator translator, Chat chat, MessageLog log) {
    this.translator = translator;
    this.chat = chat;
    this.log = log;
    Dom.listen(box, "click", this, true);
  }

  @Override
  public void handleEvent(Event event) {
    var article = Dom.around(event, "article");
    if (article != null && Dom.action(event).equals(Actions.GO_TO_QUOTED)) {
      var row = chat.transcript().row(article.getId());
      var quote = row == null ? null : row.quote();
      if (quote != null) {
        pages = MOST_PAGES;
        goTo(quote);
      }
    }
  }

  private void goTo(Quote quote) {
    target = 0;
    switch (quote.kind()) {
      case SHOWN -> {
        if (quote.row() != null) {
          log.lightUp(quote.row());
        }
      }
      case GONE, IGNORED -> log.speak(translator.quoted(quote));
      case NOT_LOADED -> load(quote.target());
    }
  }

  private void load(long offset) {
    if (pages == 0 || !chat.transcript().hasMore()) {
      log.speak(translator.translate(Text.TOO_FAR));
    } else {
      pages--;
      target = offset;
      before = chat.transcript().rows().size();
      chat.feed(new Input.HistoryRequested());
    }
  }

  /** Goes on if more messages are loaded now. */
  void draw() {
    if (target > 0 && chat.transcript().rows().size() != before) {
      goTo(chat.transcript().quote(target));
    }
  }
}
