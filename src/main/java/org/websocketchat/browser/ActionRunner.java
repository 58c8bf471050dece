package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Input;
import org.websocketchat.session.Pending;
import org.websocketchat.view.Effect;
import org.websocketchat.view.Explainer;
import org.websocketchat.view.GoverningText;
import org.websocketchat.view.MessageAction;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** Does what was chosen in the menu of a message, after a question where it hurts. */
final class ActionRunner {
  private final HTMLElement root;
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Chat chat;
  private final MessageLog log;
  private final Composer composer;

  /** The cids of removals that came with a ban, as long as they are pending, which bounds them. */
  private final List<String> purgesOfBans = new ArrayList<>();

  ActionRunner(
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
   * Does it with the message as it is now.
   *
   * @param key of the row
   * @param focusAgain gives the focus back to the message
   */
  void run(MessageAction action, String key, Runnable focusAgain) {
    var row = chat.transcript().row(key);
    var message = row == null ? null : row.message();
    var effect = message == null ? null : action.effect(message);
    if (message == null || effect == null) {
      return;
    }
    switch (effect) {
      case Effect.Reply reply -> composer.reply(message.offset());
      case Effect.Edit edit -> composer.edit(message);
      case Effect.Copy copy -> {
        Copying.copy(root, message.body().text(), done -> copied(done, focusAgain));
        focusAgain.run();
      }
      case Effect.Send send -> {
        if (send.question().isEmpty()) {
          send(send.body());
        } else {
          ask(send, translator.name(message.name()), focusAgain);
        }
      }
    }
  }

  private void ask(Effect.Send send, String author, Runnable focusAgain) {
    int count = send.body() instanceof Body.Purge purge ? chat.transcript().count(purge) : 0;
    var counted = translator.count(GoverningText.SO_MANY, count);
    Question.ask(
        root,
        templates,
        translator.translate(send.question(), author, counted),
        translator.translate(send.answer()),
        send.also() == null ? "" : translator.translate(GoverningText.PURGE_ALSO),
        also -> {
          send(send.body());
          if (also && send.also() != null) {
            send(send.also());
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

  private void send(Body body) {
    var problem = chat.sender().send(body);
    if (problem != null) {
      composer.complain(problem);
    }
  }
}
