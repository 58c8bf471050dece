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
      case Change.MessageArrived(var message) -> messages.add(message);
      case Change.PendingArrived(var mark, var message) -> messages.add(message);
      case Change.HistoryArrived(var page, boolean hasMore) -> {
        messages.addAll(start, page);
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

  List<Message> messages() {
    return List.copyOf(messages);
  }

  boolean hasMore() {
    return more;
  }
}
