package org.websocketchat.browser;

import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Change;
import org.websocketchat.session.Input;
import org.websocketchat.session.Message;
import org.websocketchat.session.Status;
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
  private final Composer composer;
  private final HTMLElement box;

  /** The offset of the message to go to; {@link Message#NO_OFFSET} if none is being looked for. */
  private long target;

  /** Whether it was told that a message is too far. */
  private boolean complained;

  /** Whether the message is shown even if it was removed and folded with others. */
  private boolean unfolds;

  /** How many pages may still be loaded. */
  private int pages;

  /** Whether older messages have come since the last page was asked for. */
  private boolean came;

  /**
   * Listens to this log.
   *
   * @param root the whole chat, in which whatever else the person does ends the search
   */
  QuoteJump(
      HTMLElement root,
      HTMLElement box,
      Translator translator,
      Chat chat,
      MessageLog log,
      Composer composer) {
    this.translator = translator;
    this.chat = chat;
    this.log = log;
    this.composer = composer;
    this.box = box;
    Dom.listen(root, "keydown mousedown click", this, true);
  }

  @Override
  public void handleEvent(Event event) {
    boolean isInLog = Dom.around(event, Places.LOG) != null;
    if (event.getType().equals("keydown") || !isInLog) {
      target = Message.NO_OFFSET;
    }
    if (!event.getType().equals("click") || !isInLog) {
      return;
    }
    var article = Dom.around(event, "article");
    if (article != null && Dom.action(event).equals(Actions.GO_TO_QUOTED)) {
      var row = chat.transcript().row(article.getId());
      var quote = row == null ? null : row.quote();
      if (quote != null) {
        begin(quote, false);
      }
    }
  }

  /**
   * Goes to a message that is told elsewhere than in the log.
   *
   * @param opens whether it is shown even if it was removed and folded with others
   */
  void jump(Quote quote, boolean opens) {
    log.focus(); // the search for it goes on as long as the focus is there
    begin(quote, opens);
  }

  private void begin(Quote quote, boolean opens) {
    unfolds = opens;
    pages = MOST_PAGES;
    goTo(quote);
  }

  private void goTo(Quote quote) {
    target = Message.NO_OFFSET;
    if (complained) {
      complained = false;
      composer.complain("");
    }
    switch (quote.kind()) {
      case SHOWN -> {
        if (quote.row() != null && unfolds) {
          chat.transcript().unfold(quote.row());
        }
        if (quote.row() != null) {
          log.lightUp(quote.row());
        }
      }
      case GONE, IGNORED -> log.speak(translator.quoted(quote));
      case NOT_LOADED -> load(quote.target());
    }
  }

  private void load(long offset) {
    boolean isFull = chat.transcript().older().isFull();
    if (pages == 0 || !chat.transcript().older().canLoad()) {
      complained = true;
      var problem = translator.translate(isFull ? Text.LOG_FULL : Text.TOO_FAR);
      if (chat.membership().onlyReads()) {
        log.tell(problem);
      } else {
        composer.complain(problem);
      }
    } else {
      pages--;
      target = offset;
      came = false;
      chat.feed(new Input.HistoryRequested());
    }
  }

  /** Takes a change of the session: older messages, or what ends the search for one. */
  void apply(Change change) {
    boolean isOffline =
        change instanceof Change.StateChanged(var state) && state.status() != Status.ONLINE;
    if (isOffline || change instanceof Change.Missed || change instanceof Change.Forgotten) {
      target = Message.NO_OFFSET;
    }
    came |= change instanceof Change.HistoryArrived;
  }

  /** Goes on if older messages are loaded now, as long as the person stays in the log. */
  void draw() {
    if (target != Message.NO_OFFSET && came) {
      if (Dom.hasFocus(box)) {
        goTo(chat.transcript().quote(target));
      } else {
        target = Message.NO_OFFSET;
      }
    }
  }
}
