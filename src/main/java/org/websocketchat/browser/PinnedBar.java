package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Powers;
import org.websocketchat.view.GoverningText;
import org.websocketchat.view.Quote;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/** The bar above the log that tells which message is pinned. */
final class PinnedBar {
  private final HTMLElement bar;
  private final Translator translator;

  PinnedBar(HTMLElement root, Translator translator) {
    bar = Dom.find(root, Places.PINNED_BAR);
    this.translator = translator;
  }

  /** Draws it; hidden if no message is pinned, or if it is gone. */
  void draw(Transcript transcript, Powers powers) {
    var pinned = transcript.pinned();
    boolean isThere = powers.corrects() && pinned.offset() != Body.NO_OFFSET;
    var quote = pinned.quote();
    bar.setHidden(!isThere || quote.kind() == Quote.Kind.GONE);
    if (bar.isHidden()) {
      return;
    }
    var message = quote.message();
    boolean folded = pinned.isFolded();
    Dom.show(bar, Places.PINNED, !folded);
    Dom.write(bar, Places.PINNED_AUTHOR, message == null ? "" : translator.name(message.name()));
    Dom.write(bar, Places.PINNED_TEXT, translator.quoted(quote));
    Dom.show(bar, Places.UNPIN, !folded && powers.moderates());
    var fold = Dom.find(bar, Places.FOLD);
    Dom.label(fold, translator.translate(folded ? GoverningText.UNFOLD : GoverningText.FOLD));
    fold.setAttribute("aria-expanded", folded ? "false" : "true");
  }
}
