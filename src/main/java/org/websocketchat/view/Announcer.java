package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.Remover;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/**
 * What a screen reader announces: each message of others once, and only the number of messages when
 * many arrive together; and each correction of what the person has read or said, unless it is the
 * person's own. It never announces history, own messages, or anything else.
 */
public final class Announcer {
  /** How many messages are announced together; of more, only the number. */
  private static final int MOST_MESSAGES = 3;

  /** How long to wait after an announcement, so that a screen reader can keep up. */
  public static final int PAUSE_MILLIS = 1_500;

  /** How many messages count as read at most; of more, the latest. */
  private static final int MOST_READ = 200;

  /** The first messages that wait, at most {@link #MOST_MESSAGES}, without removed ones. */
  private final List<Message> waiting = new ArrayList<>();

  /** What the person has read or said, as it was told last; the latest at the end. */
  private final List<Message> read = new ArrayList<>();

  /** The messages of these whose correction waits to be announced, as they are now. */
  private final List<Message> corrected = new ArrayList<>();

  private final IgnoreList ignoreList;
  private int count;
  private boolean pausing;

  /** Tells no correction of what people in this list have said. */
  public Announcer(IgnoreList ignoreList) {
    this.ignoreList = ignoreList;
  }

  /** Takes a change of the session. */
  public void apply(Change change) {
    if (change instanceof Change.MessageArrived(var message)) {
      hear(message);
    } else if (change instanceof Change.PendingArrived(var cid, var message)) {
      read(message);
    } else if (change instanceof Change.Corrected correction) {
      correct(correction);
    } else if (change instanceof Change.Missed(boolean restarted)) {
      missed(restarted);
    } else if (change instanceof Change.Forgotten) {
      clear();
    }
  }

  /** Nothing that came so far is announced, or told of later. */
  public void clear() {
    missed(true);
    missed(false);
  }

  private void missed(boolean restarted) {
    corrected.clear(); // it may have been removed meanwhile
    if (restarted) {
      read.clear(); // nobody can correct it any more
    } else {
      waiting.clear(); // it may have been corrected meanwhile
      count = 0;
    }
  }

  /** The person has read this message, or it is the person's own: its corrections are told. */
  public void read(Message message) {
    if (message.offset() == Message.NO_OFFSET || message.isRemoved()) {
      return;
    }
    for (int i = 0; i < read.size(); i++) {
      if (read.get(i).offset() == message.offset()) {
        return;
      }
    }
    read.add(message);
    if (read.size() > MOST_READ) {
      read.remove(0);
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

  /** What waits is announced as it is now; what was removed or withheld is not announced. */
  private void correct(Change.Corrected correction) {
    for (int i = 0; i < waiting.size(); i++) {
      var now = waiting.get(i).after(correction);
      waiting.set(i, now);
      if (now.isRemoved() || now.isWithheld()) {
        waiting.remove(i);
        i--;
        count--;
      }
    }
    for (int i = 0; i < read.size(); i++) {
      correct(i, read.get(i).after(correction));
    }
  }

  @SuppressWarnings("ReferenceEquality") // a message that is not changed is the same
  private void correct(int at, Message now) {
    var before = read.get(at);
    if (now == before) {
      return;
    }
    read.set(at, now);
    if (now.rev() == before.rev()) {
      return; // what it says is the same
    }
    for (int i = corrected.size() - 1; i >= 0; i--) {
      if (corrected.get(i).offset() == now.offset()) {
        corrected.remove(i);
      }
    }
    boolean isModerated = now.body() instanceof Body.Removed(var by) && by == Remover.MODERATOR;
    if ((!now.own() || isModerated) && !ignoreList.contains(now)) {
      corrected.add(now);
    }
  }

  /**
   * Returns the next announcement, once; empty for none. After an announcement, the caller has to
   * call {@link #pauseIsOver} when the pause is over; there is none before.
   */
  public String next(Translator translator) {
    if (pausing || (count == 0 && corrected.isEmpty())) {
      return "";
    }
    var said = new StringBuilder();
    for (int i = 0; i < waiting.size(); i++) {
      if (count == waiting.size()) {
        read(waiting.get(i));
        line(said, translator.announcement(waiting.get(i)));
      }
    }
    if (count > waiting.size()) {
      line(said, translator.count(Text.NEW_MESSAGES, count));
    }
    boolean areFew = corrected.size() <= MOST_MESSAGES;
    for (int i = 0; i < corrected.size() && areFew; i++) {
      line(said, translator.correction(corrected.get(i)));
    }
    if (!areFew) {
      line(said, translator.count(Text.CHANGED_MESSAGES, corrected.size()));
    }
    waiting.clear();
    corrected.clear();
    count = 0;
    pausing = true;
    return said.toString();
  }

  private static void line(StringBuilder said, String line) {
    said.append(said.length() == 0 ? "" : "\n").append(line);
  }

  /** {@link #PAUSE_MILLIS} have passed since the last announcement. */
  public void pauseIsOver() {
    pausing = false;
  }
}
