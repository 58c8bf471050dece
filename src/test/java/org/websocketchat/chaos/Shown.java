package org.websocketchat.chaos;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/** What somebody sees who shows each {@link Change} as its description tells. */
final class Shown {
  private final List<Message> messages = new ArrayList<>();

  /** Where the messages of the present log begin. */
  private int start;

  /** Whether older ones can be had. */
  private boolean more;

  void apply(Change change) {
    switch (change) {
      case Change.MessageArrived(var message) -> arrive(message);
      case Change.PendingArrived(var mark, var message) -> arrive(message);
      case Change.HistoryArrived(var page, boolean hasMore) -> {
        var fresh = new ArrayList<Message>();
        page.forEach(
            message -> {
              if (!replace(message)) {
                fresh.add(message);
              }
            });
        messages.addAll(start, fresh);
        more = hasMore;
      }
      case Change.Corrected corrected -> messages.replaceAll(message -> message.after(corrected));
      case Change.Missed(boolean restarted) -> {
        if (restarted) {
          start = messages.size();
        } else {
          messages.subList(start, messages.size()).clear();
        }
      }
      default -> {
        // Is not about messages.
      }
    }
  }

  private void arrive(Message message) {
    if (!replace(message)) {
      messages.add(message);
    }
  }

  /** Whether a message with its cid, known by its acknowledgement only, has made place for it. */
  private boolean replace(Message message) {
    for (int i = 0; i < messages.size() && message.cid() != null; i++) {
      if (message.cid().equals(messages.get(i).cid())
          && messages.get(i).offset() == Message.NO_OFFSET) {
        messages.set(i, message);
        return true;
      }
    }
    return false;
  }

  List<Message> messages() {
    return List.copyOf(messages);
  }

  boolean hasMore() {
    return more;
  }
}
