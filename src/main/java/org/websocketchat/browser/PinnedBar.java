package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Body;
import org.websocketchat.view.GoverningText;
import org.websocketchat.view.Quote;
import org.websocketchat.view.Translator;

/** The bar above the log that tells which message is pinned. */
final class PinnedBar {
  private final HTMLElement root;
  private final HTMLElement bar;
  private final Translator translator;
  private final Chat chat;
  private final Composer composer;

  PinnedBar(HTMLElement root, Translator translator, Chat chat, Composer composer) {
    this.root = root;
    bar = Dom.find(root, Places.PINNED_BAR);
    this.translator = translator;
    this.chat = chat;
    this.composer = composer;
  }

  /** Draws it; hidden if no message is pinned, or if it is gone. */
  void draw() {
    var powers = chat.actions().powers();
    var pinned = chat.transcript().pinned();
    boolean isThere = powers.corrects() && pinned.offset() != Body.NO_OFFSET;
    var quote = pinned.quote();
    boolean isHidden = !isThere || quote.kind() == Quote.Kind.GONE;
    if (isHidden && Dom.hasFocus(bar)) {
      Dom.find(root, Places.LOG).focus();
    }
    bar.setHidden(isHidden);
    if (bar.isHidden()) {
      return;
    }
    var message = quote.message();
    boolean folded = pinned.isFolded();
    Dom.show(bar, Places.PINNED, !folded);
    var author = message == null ? "" : translator.name(message.name()) + " "; // before the text
    Dom.write(bar, Places.PINNED_AUTHOR, author);
    Dom.write(bar, Places.PINNED_TEXT, translator.quoted(quote));
    Dom.show(bar, Places.UNPIN, !folded && powers.moderates());
    var fold = Dom.find(bar, Places.FOLD);
    Dom.label(fold, translator.translate(folded ? GoverningText.UNFOLD : GoverningText.FOLD));
    fold.setAttribute("aria-expanded", folded ? "false" : "true");
  }

  /** Folds the bar, or unfolds it. */
  void fold() {
    chat.transcript().pinned().fold();
    draw();
  }

  /** Unpins the message for everybody. */
  void unpin() {
    var problem = chat.sender().send(new Body.Pin(Body.NO_OFFSET));
    composer.complain(problem == null ? "" : problem);
  }
}
