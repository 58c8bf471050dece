package org.websocketchat.browser;

import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Change;
import org.websocketchat.session.Powers;
import org.websocketchat.view.Translator;

/**
 * What moderators have made of the room, and make of it: the bar with the pinned message, the mode,
 * and the list of acts and reports.
 */
final class Governing {
  private final Chat chat;
  private final MessageLog log;
  private final QuoteJump quoteJump;
  private final PinnedBar pinnedBar;
  private final ModeBar modeBar;
  private final ModeSheet modeSheet;
  private final ActsSheet actsSheet;

  Governing(
      HTMLElement root,
      TemplateRenderer templates,
      Translator translator,
      Chat chat,
      MessageLog log,
      Composer composer,
      QuoteJump quoteJump) {
    this.chat = chat;
    this.log = log;
    this.quoteJump = quoteJump;
    pinnedBar = new PinnedBar(root, translator, chat, composer);
    modeBar = new ModeBar(root, translator);
    modeSheet = new ModeSheet(root, templates, translator, chat);
    actsSheet = new ActsSheet(root, templates, translator, chat, quoteJump);
  }

  /** Takes a change of the session. */
  void apply(Change change) {
    modeSheet.apply(change);
    actsSheet.apply(change);
  }

  /** Draws everything as of this time by the session's clock. */
  void draw(Powers powers, long nowMillis) {
    pinnedBar.draw();
    modeBar.draw(chat.actions().conditions(), powers, nowMillis);
    modeSheet.draw();
    actsSheet.draw(log);
  }

  /** Takes a press, which may be of another part. */
  void press(String action, Event event) {
    switch (action) {
      case Actions.GO_TO_PINNED ->
          quoteJump.jump(chat.transcript().quote(chat.transcript().pinned().offset()), false);
      case Actions.FOLD_PINNED -> pinnedBar.fold();
      case Actions.UNPIN_NOW -> pinnedBar.unpin();
      case Actions.OPEN_MODES -> modeSheet.open(Dom.around(event, "button"));
      case Actions.OPEN_ACTS -> actsSheet.open();
      default -> {}
    }
  }
}
