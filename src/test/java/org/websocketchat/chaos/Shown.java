package org.websocketchat.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/** What somebody sees who shows each {@link Change} as its description tells. */
final class Shown {
  private final List<Message> messages = new ArrayList<>();

  /** Where each unbroken run begins; the last is the present one. */
  private final Deque<Integer> starts = new ArrayDeque<>(List.of(0));

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
        messages.addAll(starts.getLast(), fresh);
        more = hasMore;
      }
      case Change.Missed missed -> starts.add(messages.size());
      case Change.MissedFound found -> starts.removeLast();
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
