package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.session.Change;
import org.websocketchat.session.Input;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.view.Explainer;
import org.websocketchat.view.GoverningText;
import org.websocketchat.view.MessageAction;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** Does what was chosen in the menu of a message, after a question where it hurts. */
final class MessageDeeds {
  /** The offset of the first message of a log. */
  private static final long FIRST_OFFSET = 1;

  private final HTMLElement root;
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Chat chat;
  private final MessageLog log;
  private final Composer composer;

  /** The cids of removals that came with a ban, as long as they are pending, which bounds them. */
  private final List<String> purgesOfBans = new ArrayList<>();

  MessageDeeds(
      HTMLElement root,
      TemplateRenderer templates,
      Translator translator,
      Chat chat,
      MessageLog log,
      Composer composer) {
    this.root = root;
    this.templates = templates;
    this.translator = translator;
    this.chat = chat;
    this.log = log;
    this.composer = composer;
  }

  /**
   * Does it with the message as it is now, which may not be as it was when the menu was opened.
   *
   * @param key of the row
   * @param focusAgain gives the focus back to the message
   */
  void act(String action, String key, Runnable focusAgain) {
    var row = chat.transcript().row(key);
    var message = row == null ? null : row.message();
    boolean isOfRemoved =
        switch (action) {
          case Actions.QUIET, Actions.BAN, Actions.PURGE_GUESTS -> true;
          default -> false;
        };
    if (message == null || (message.isRemoved() && !isOfRemoved)) {
      return;
    }
    switch (action) {
      case Actions.REPLY -> composer.reply(message.offset());
      case Actions.EDIT -> composer.edit(message);
      case Actions.COPY -> {
        Copying.copy(root, message.body().text(), done -> copied(done, focusAgain));
        focusAgain.run();
      }
      case Actions.REMOVE_OWN ->
          ask(asked(Text.REMOVE_OWN_ASKED, message), Text.DELETE, removal(message), focusAgain);
      case Actions.REMOVE ->
          ask(asked(Text.REMOVE_ASKED, message), Text.REMOVE, removal(message), focusAgain);
      case Actions.PIN -> send(new Body.Pin(message.offset()));
      case Actions.UNPIN -> send(new Body.Pin(Body.NO_OFFSET));
      case Actions.REPORT -> {
        var report = new Body.Report(message.offset(), "");
        ask(asked(GoverningText.REPORT_ASKED, message), GoverningText.REPORT, report, focusAgain);
      }
      case Actions.PURGE_GUESTS -> {
        var purge = new Body.Purge(null, message.offset());
        var counted = translator.count(GoverningText.SO_MANY, chat.transcript().count(purge));
        var asked =
            translator.translate(
                GoverningText.PURGE_GUESTS_ASKED, translator.name(message.name()), counted);
        ask(asked, Text.REMOVE, purge, focusAgain);
      }
      default -> act(action, message, message.who(), focusAgain);
    }
  }

  private static Body removal(Message message) {
    return new Body.Remove(message.offset(), Body.Remover.AUTHOR);
  }

  /** Acts upon the author of a message; null if nobody knows who that is. */
  private void act(String action, Message message, @Nullable String who, Runnable focusAgain) {
    if (who == null) {
      return;
    }
    switch (action) {
      case Actions.QUIET ->
          send(new Body.Sanction(SanctionKind.QUIET, who, MessageAction.QUIET_MILLIS, ""));
      case Actions.BAN -> ban(message, who, focusAgain);
      case Actions.PURGE ->
          ask(
              asked(GoverningText.PURGE_ASKED, message),
              Text.REMOVE,
              new Body.Purge(who, FIRST_OFFSET),
              focusAgain);
      default -> {} // nothing was chosen
    }
  }

  private void ban(Message message, String who, Runnable focusAgain) {
    boolean isGuest = Body.Purge.isOfGuest(who, message.cid());
    var question = isGuest ? GoverningText.BAN_GUEST_ASKED : GoverningText.BAN_ASKED;
    Question.ask(
        root,
        templates,
        asked(question, message),
        translator.translate(GoverningText.BAN),
        translator.translate(GoverningText.PURGE_ALSO),
        also -> {
          send(new Body.Sanction(SanctionKind.BAN, who, MessageAction.BAN_MILLIS, ""));
          if (also) {
            send(new Body.Purge(who, FIRST_OFFSET));
            noteLastPurge();
          }
        },
        focusAgain);
  }

  private void noteLastPurge() {
    var driver = chat.membership().driver();
    var pending = driver == null ? List.<Pending>of() : driver.pending();
    if (!pending.isEmpty() && pending.get(pending.size() - 1).body() instanceof Body.Purge) {
      purgesOfBans.add(pending.get(pending.size() - 1).cid());
    }
  }

  /** Takes a change of the session: a ban is done even if there was nothing to remove. */
  void apply(Change change) {
    if (change instanceof Change.PendingRemoved(var cid)) {
      forgetPurge(cid);
    } else if (change instanceof Change.PendingChanged(var said)
        && said.delivery() == Pending.Delivery.FAILED
        && forgetPurge(said.cid())
        && Explainer.isNothingLeft(said)) {
      chat.feed(new Input.DiscardRequested(said.cid()));
    }
  }

  private boolean forgetPurge(String cid) {
    for (int i = 0; i < purgesOfBans.size(); i++) {
      if (purgesOfBans.get(i).equals(cid)) {
        purgesOfBans.remove(i);
        return true;
      }
    }
    return false;
  }

  private void copied(boolean done, Runnable focusAgain) {
    log.tell(translator.translate(done ? Text.COPIED : Text.NOT_COPIED));
    if (Dom.isFocusFree()) {
      focusAgain.run(); // the field that copies had it
    }
  }

  /** A question with the author's name in its place. */
  private String asked(String question, Message message) {
    return translator.translate(question, translator.name(message.name()));
  }

  /** Sends this if the person answers so to a question. */
  private void ask(String question, String answer, Body body, Runnable focusAgain) {
    var confirm = translator.translate(answer);
    Question.ask(root, templates, question, confirm, () -> send(body), focusAgain);
  }

  private void send(Body body) {
    var problem = chat.send(body);
    if (problem != null) {
      composer.complain(problem);
    }
  }
}
