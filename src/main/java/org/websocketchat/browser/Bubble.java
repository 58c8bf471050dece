package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.DrawnText;
import org.websocketchat.session.Message;
import org.websocketchat.view.Avatar;
import org.websocketchat.view.Quote;
import org.websocketchat.view.Row;
import org.websocketchat.view.Translator;

/**
 * Draws the bubble of a message: what it replies to, its text, and whether that was edited. It is
 * drawn anew only if something in it is another.
 */
final class Bubble {
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Chat chat;
  private final MarkupRenderer markup;

  Bubble(TemplateRenderer templates, Translator translator, Chat chat) {
    this.templates = templates;
    this.translator = translator;
    this.chat = chat;
    markup = new MarkupRenderer(translator);
  }

  /** Draws the message of a row in this place. */
  void draw(HTMLElement place, Row row, Message message) {
    var version = translator.version(row);
    var drawn = (DrawnText) place;
    if (version.equals(drawn.getVersion())) {
      return;
    }
    drawn.setVersion(version);
    place.setTextContent("");
    var quote = row.quote();
    if (quote != null) {
      draw(place, quote);
    }
    markup.draw(place, message, chat.people());
    if (quote != null) {
      place.setClassName("text"); // few emoji are not large below a quote
    }
    if (row.isEdited()) {
      var mark = templates.append(place, "edited");
      mark.setTitle(translator.formats().date(message.editedMillis()));
    }
  }

  private void draw(HTMLElement place, Quote quote) {
    var element = templates.append(place, "quote");
    var said = quote.message();
    var author = said == null ? "" : translator.name(said.name());
    var text = translator.quoted(quote);
    if (said != null) {
      element.setClassName("quote c" + Avatar.of(said.name(), translator.formats()).colour());
    }
    Dom.write(element, Places.QUOTED_AUTHOR, author);
    Dom.write(element, Places.QUOTED_TEXT, text);
    element.setAttribute("aria-label", translator.replyTo(quote));
  }
}
