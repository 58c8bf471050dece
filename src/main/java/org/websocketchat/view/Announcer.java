package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/**
 * What a screen reader announces: each message of others once, and only the number of messages when
 * many arrive together. It never announces history, own messages, or anything else.
 */
public final class Announcer {
  /** How many messages are announced together; of more, only the number. */
  private static final int MOST_MESSAGES = 3;

  /** How long to wait after an announcement, so that a screen reader can keep up. */
  public static final int PAUSE_MILLIS = 1_500;

  /** The first messages that wait, at most {@link #MOST_MESSAGES}, without removed ones. */
  private final List<Message> waiting = new ArrayList<>();

  private int count;
  private boolean pausing;

  /** Takes a change of the session. */
  public void apply(Change change) {
    if (change instanceof Change.MessageArrived(var message)) {
      hear(message);
    } else if (change instanceof Change.Corrected corrected) {
      correct(corrected);
    } else if (change instanceof Change.Missed(boolean restarted) && !restarted) {
      waiting.clear(); // it may have been corrected meanwhile
      count = 0;
    }
  }

  private void hear(Message message) {
    if (!message.own() && !message.isRemoved()) {
      count++;
      if (count <= MOST_MESSAGES) {
        waiting.add(message);
      }
    }
  }

  /** What waits is announced as it is now; what was removed is not announced. */
  private void correct(Change.Corrected corrected) {
    for (int i = 0; i < waiting.size(); i++) {
      var now = waiting.get(i).after(corrected);
      waiting.set(i, now);
      if (now.isRemoved()) {
        waiting.remove(i);
        i--;
        count--;
      }
    }
  }

  /**
   * Returns the next announcement, once; empty for none. After an announcement, the caller has to
   * call {@link #pauseIsOver} when the pause is over; there is none before.
   */
  public String next(Translator translator) {
    var said = "";
    if (!pausing && count > 0) {
      for (int i = 0; i < waiting.size(); i++) {
        var message = waiting.get(i);
        said += (i == 0 ? "" : "\n") + translator.announcement(message);
      }
      if (count > waiting.size()) {
        said = translator.count(Text.NEW_MESSAGES, count);
      }
      waiting.clear();
      count = 0;
      pausing = true;
    }
    return said;
  }

  /** {@link #PAUSE_MILLIS} have passed since the last announcement. */
  public void pauseIsOver() {
    pausing = false;
  }
}
