package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Draft;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** Says above the message box that the text there is a reply or an edit. */
final class Chip {
  private final HTMLElement chip;
  private final Translator translator;
  private final Chat chat;

  Chip(HTMLElement composer, Translator translator, Chat chat) {
    chip = Dom.find(composer, Places.CHIP);
    this.translator = translator;
    this.chat = chat;
  }

  /** Draws it as the draft is now; hidden for a new message, and while one may only read. */
  void draw() {
    boolean isReadOnly = chat.actions().conditions().isReadOnly(chat.actions().powers());
    var draft = chat.draft();
    boolean isMessage = draft.purpose() == Draft.Purpose.MESSAGE || isReadOnly;
    chip.setHidden(isMessage);
    if (isMessage) {
      Dom.write(chip, Places.CHIP_TITLE, "");
      Dom.write(chip, Places.CHIP_TEXT, "");
      return;
    }
    var quote = chat.transcript().quote(draft.target());
    var said = quote.message();
    var author = said == null ? "" : translator.name(said.name());
    boolean isEdit = draft.purpose() == Draft.Purpose.EDIT;
    var title =
        isEdit
            ? translator.translate(Text.EDITING)
            : translator.translate(author.isEmpty() ? Text.REPLY : Text.REPLY_TO, author);
    Dom.write(chip, Places.CHIP_TITLE, title + " "); // for a screen reader, which reads both
    Dom.write(chip, Places.CHIP_TEXT, translator.quoted(quote));
  }
}
