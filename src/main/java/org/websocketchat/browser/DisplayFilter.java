package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.view.Transcript;

/**
 * Asks the page about each text before anything shows it: the page may change the text, or withhold
 * it, which leaves an empty one. Whatever shows texts takes the changes of the session from here.
 */
final class DisplayFilter {
  private final Events events;
  private final Transcript transcript;

  /** What the page has made of the texts that are pending, by cid. The outbox bounds it. */
  private final Map<String, String> pending = new HashMap<>();

  DisplayFilter(Events events, Transcript transcript) {
    this.events = events;
    this.transcript = transcript;
  }

  /** The change with the texts that may be shown; null if nothing of it may be. */
  @Nullable Change filtered(Change change) {
    if (change instanceof Change.MessageArrived(var message)) {
      return new Change.MessageArrived(filtered(message, "message"));
    }
    if (change instanceof Change.PendingArrived(var cid, var message)) {
      pending.remove(cid);
      return new Change.PendingArrived(cid, filtered(message, "message"));
    }
    if (change instanceof Change.PendingChanged(var said)) {
      var shown = filtered(said);
      return shown == null ? null : new Change.PendingChanged(shown);
    }
    if (change instanceof Change.PendingRemoved(var cid)) {
      pending.remove(cid);
    } else if (change instanceof Change.HistoryArrived(var messages, boolean more)) {
      var shown = new ArrayList<Message>();
      messages.forEach(message -> shown.add(filtered(message, "history")));
      return new Change.HistoryArrived(shown, more);
    } else if (change instanceof Change.PinnedArrived(var message)) {
      return new Change.PinnedArrived(filtered(message, "pinned"));
    } else if (change instanceof Change.Corrected corrected
        && corrected.body() instanceof Body.Edit edit) {
      var text = events.beforeDisplay(edited(corrected, edit), "edit");
      return new Change.Corrected(
          corrected.offset(), new Body.Edit(edit.target(), text), corrected.dateMillis());
    }
    return change;
  }

  private Message filtered(Message message, String kind) {
    if (message.isRemoved() || message.isWithheld()) {
      return message;
    }
    var text = events.beforeDisplay(message, kind);
    return text.equals(message.body().text()) ? message : message.saying(text);
  }

  /** The message as the edit makes it; of one that is not loaded, only that is known. */
  private Message edited(Change.Corrected corrected, Body.Edit edit) {
    var row = transcript.find(edit.target());
    var before = row == null ? null : row.message();
    return before == null || before.isRemoved()
        ? new Message(
            "",
            new Body.Text(edit.text()),
            corrected.dateMillis(),
            false,
            null,
            edit.target(),
            null)
        : before.saying(edit.text());
  }

  /** Null if nothing of it may be shown. */
  private @Nullable Pending filtered(Pending said) {
    var body = said.body();
    if (!(body instanceof Body.Text) && !(body instanceof Body.Edit)) {
      return said;
    }
    var text = pending.get(said.cid());
    if (text == null) {
      long re = body instanceof Body.Text reply ? reply.re() : Message.NO_OFFSET;
      var message = new Message("", new Body.Text(body.text(), re), said.dateMillis(), true, null);
      text = events.beforeDisplay(message, "pending");
      pending.put(said.cid(), text);
    }
    if (text.isEmpty()) {
      return null;
    }
    return text.equals(body.text())
        ? said
        : new Pending(
            said.cid(), body.saying(text), said.dateMillis(), said.delivery(), said.fault());
  }
}
