package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/**
 * What is read out of what others say: each message once, and of many that came together only how
 * many. What is old, one's own, or no message is not read out.
 */
public final class Announcer {
  /** So many are read out together. */
  private static final int MOST_MESSAGES = 3;

  /** How long to wait before the next is told, so that a screen reader is not overrun. */
  public static final int PAUSE_MILLIS = 1_500;

  /** The first of those that wait. */
  private final List<Message> waiting = new ArrayList<>();

  private int count;
  private boolean pausing;

  /** Takes in what happened. */
  public void apply(Change change) {
    if (change instanceof Change.MessageArrived arrived && !arrived.message().own()) {
      count++;
      if (count <= MOST_MESSAGES) {
        waiting.add(arrived.message());
      }
    }
  }

  /**
   * What to read out now, for the first and only time; empty for nothing. If there is something,
   * nothing more comes until {@link #pauseIsOver}, which whoever asks is to tell.
   */
  public String next(Words words) {
    var said = "";
    if (!pausing && count > 0) {
      for (int i = 0; i < waiting.size(); i++) {
        var message = waiting.get(i);
        said += (i == 0 ? "" : "\n") + words.told(message);
      }
      if (count > MOST_MESSAGES) {
        said = words.count(Text.NEW_MESSAGES, count);
      }
      waiting.clear();
      count = 0;
      pausing = true;
    }
    return said;
  }

  /** {@link #PAUSE_MILLIS} are over since something was read out. */
  public void pauseIsOver() {
    pausing = false;
  }
}
