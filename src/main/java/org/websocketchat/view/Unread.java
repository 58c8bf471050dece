package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/**
 * Counts the messages of others since the person last looked, and knows the first of them.
 *
 * <p>The person looks while the page is visible and has the focus, and the log is scrolled to its
 * end. Pass every change to {@link #apply} as it happens, not once in a frame; report the page with
 * {@link #here} and the log with {@link #atEnd}, as often as you like. After each call, {@link
 * #count} is right, in a hidden tab, too: for the title, the icon and the button of the log.
 */
public final class Unread {
  /** How many messages are kept at most, to learn of their removal. */
  static final int MOST_KEPT = 5_000;

  /** How many are given up together. */
  private static final int SPARE = 500;

  private boolean here = true;
  private boolean atEnd = true;

  /** The messages that count, as they are now; of more than {@link #MOST_KEPT}, the newest. */
  private final List<Message> messages = new ArrayList<>();

  /**
   * How many messages count that are not kept, so that nobody can tell whether they are removed.
   */
  private int unkept;

  private @Nullable Message first;
  private boolean seen;

  /** Takes a change of the session. */
  public void apply(Change change) {
    if (change instanceof Change.MessageArrived(var message)
        && !message.own()
        && !message.isRemoved()
        && !(here && atEnd)) {
      add(message);
    } else if (change instanceof Change.Corrected correction) {
      correct(correction);
    }
  }

  private void add(Message message) {
    if (count() == 0) {
      first = message;
      seen = false;
    }
    messages.add(message);
    if (messages.size() > MOST_KEPT) {
      messages.subList(0, SPARE).clear();
      unkept += SPARE;
    }
  }

  /** What was removed or withheld is not unread any more; if all was, nothing is new. */
  private void correct(Change.Corrected correction) {
    boolean isAny = !messages.isEmpty();
    int left = 0;
    for (int i = 0; i < messages.size(); i++) {
      var now = messages.get(i).after(correction);
      if (!now.isRemoved() && !now.isWithheld()) {
        messages.set(left++, now);
      }
    }
    messages.subList(left, messages.size()).clear();
    if (isAny && count() == 0) {
      first = null;
    }
  }

  private void clear() {
    messages.clear();
    unkept = 0;
  }

  /** The page is visible and has the focus, or not any more. */
  public void here(boolean now) {
    if (now && !here && count() == 0) {
      first = null;
    }
    here = now;
    look();
  }

  /** The log is scrolled to its end, or not any more. */
  public void atEnd(boolean now) {
    atEnd = now;
    look();
  }

  /** The person sent something: no message is new any more. */
  public void wrote() {
    clear();
    first = null;
  }

  private void look() {
    if (here && atEnd) {
      clear();
    }
  }

  /**
   * How many messages of others arrived since the person last looked, and were not removed since.
   */
  public int count() {
    return messages.size() + unkept;
  }

  /**
   * The first message that arrived while the person did not look; null if there is none. It stays
   * the first after the person looked, until they send something, come back once more, or miss
   * another one.
   */
  public @Nullable Message first() {
    return first;
  }

  /** The line above the first one is in view: the person has seen it, if the page has the focus. */
  public void lineInView() {
    seen |= here;
  }

  /** Whether there is a first new message whose line the person has not seen. */
  public boolean isLineUnseen() {
    return first != null && !seen;
  }
}
