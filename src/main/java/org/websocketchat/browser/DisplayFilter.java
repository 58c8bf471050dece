package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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
  /**
   * A text that is pending.
   *
   * @param shown what the page shows instead; empty if it shows nothing
   */
  private record Asked(String text, String shown) {}

  private final Events events;
  private final Transcript transcript;

  /** By cid. The outbox bounds it. */
  private final Map<String, Asked> pending = new HashMap<>();

  /**
   * The texts of own messages that the page shows otherwise, by offset, the oldest first; as many
   * as there can be rows.
   */
  private final Map<Long, String> originals = new LinkedHashMap<>();

  DisplayFilter(Events events, Transcript transcript) {
    this.events = events;
    this.transcript = transcript;
  }

  /** The change with the texts that may be shown. */
  Change filtered(Change change) {
    if (change instanceof Change.MessageArrived(var message)) {
      return new Change.MessageArrived(filtered(message, "message"));
    }
    if (change instanceof Change.PendingArrived(var cid, var message)) {
      return new Change.PendingArrived(cid, filtered(message, "message"));
    }
    if (change instanceof Change.PendingChanged(var said)) {
      return filtered(said);
    }
    if (change instanceof Change.HistoryArrived(var messages, boolean more)) {
      var shown = new ArrayList<Message>();
      messages.forEach(message -> shown.add(filtered(message, "history")));
      return new Change.HistoryArrived(shown, more);
    }
    if (change instanceof Change.PinnedArrived(var message)) {
      return new Change.PinnedArrived(filtered(message, "pinned"));
    }
    if (change instanceof Change.Corrected corrected
        && corrected.body() instanceof Body.Edit edit) {
      var text = filtered(edited(corrected, edit), "edit").body().text();
      return new Change.Corrected(
          corrected.offset(), new Body.Edit(edit.target(), text), corrected.dateMillis());
    }
    if (change instanceof Change.Missed(boolean restarted) && restarted) {
      originals.clear(); // another log has other offsets
    }
    return change;
  }

  /** Call this when everybody has taken the change: forgets what is pending no more. */
  void taken(Change change) {
    if (change instanceof Change.PendingArrived(var cid, var message)) {
      pending.remove(cid);
    } else if (change instanceof Change.PendingRemoved(var cid)) {
      pending.remove(cid);
    }
  }

  /** The message as the log has it, if it is an own one. */
  Message unfiltered(Message message) {
    var text = originals.get(message.offset());
    return text == null ? message : message.saying(text);
  }

  /** What is pending, as the person has sent it. */
  Pending unfiltered(Pending said) {
    var asked = pending.get(said.cid());
    return asked == null ? said : said.saying(asked.text);
  }

  /** What of this, which is pending as the person has sent it, may be shown. */
  Body shown(Pending said) {
    var asked = pending.get(said.cid());
    return asked == null ? said.body() : said.body().saying(asked.shown);
  }

  private Message filtered(Message message, String kind) {
    if (message.isRemoved() || message.isWithheld()) {
      return message;
    }
    var text = message.body().text();
    var shown = events.beforeDisplay(message, kind);
    if (message.own() && message.offset() > 0) {
      remember(message.offset(), text, shown);
    }
    return shown.equals(text) ? message : message.saying(shown);
  }

  private void remember(long offset, String text, String shown) {
    originals.remove(offset);
    if (!shown.equals(text)) {
      originals.put(offset, text);
    }
    if (originals.size() > Transcript.MOST_ROWS) {
      originals.remove(originals.keySet().iterator().next());
    }
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

  /** What the page withholds is shown nevertheless while the person must decide about it. */
  private Change filtered(Pending said) {
    var body = said.body();
    if (!(body instanceof Body.Text) && !(body instanceof Body.Edit)) {
      return new Change.PendingChanged(said);
    }
    var asked = pending.get(said.cid());
    if (asked == null) {
      long re = body instanceof Body.Text reply ? reply.re() : Message.NO_OFFSET;
      var message = new Message("", new Body.Text(body.text(), re), said.dateMillis(), true, null);
      asked = new Asked(body.text(), events.beforeDisplay(message, "pending"));
      pending.put(said.cid(), asked);
    }
    if (asked.shown.isEmpty()) {
      return said.delivery().isHeld()
          ? new Change.PendingChanged(said)
          : new Change.PendingRemoved(said.cid());
    }
    return new Change.PendingChanged(
        asked.shown.equals(asked.text) ? said : said.saying(asked.shown));
  }
}
