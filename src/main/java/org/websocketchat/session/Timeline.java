package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.ServerFrame.History;
import org.websocketchat.protocol.ServerFrame.Item;
import org.websocketchat.protocol.ServerFrame.Welcome;

/**
 * Which part of a room's log has been shown: an unbroken run of messages up to the newest one, and
 * earlier runs, each from before messages were missed (docs/protocol.md, "Receiving and resuming").
 */
final class Timeline {
  static final int PAGE_MESSAGES = 50;
  private static final int MAX_RUNS = 20;
  private static final long NONE = -1;

  /**
   * A run of messages that was shown without a gap, from the oldest to the newest offset; empty if
   * oldest is above newest.
   */
  private record Run(String epoch, long oldest, long newest) {}

  private final Memory memory;

  /** The earlier runs, the oldest first. */
  private final List<Run> earlier = new ArrayList<>();

  /** The oldest offset of the present run; 0 before any of it was shown. */
  private long oldest;

  /** Whether the server may have messages before the oldest one. */
  private boolean more;

  /** The state of the page of history before the oldest message. */
  private enum Page {
    /** It is not wanted. */
    UNWANTED,
    /** It is wanted, and was not asked for on this socket. */
    WANTED,
    /** It was asked for on this socket. */
    ASKED,
    /** It is wanted, but the server could not read it. */
    REFUSED
  }

  private Page page = Page.UNWANTED;

  Timeline(Memory memory) {
    this.memory = memory;
  }

  /** Forgets everything that was shown. */
  void begin() {
    earlier.clear();
    oldest = 0;
    more = false;
    page = Page.UNWANTED;
  }

  /**
   * Takes from the welcome where the log stands.
   *
   * @return whether all missed messages follow on this socket
   */
  boolean welcomed(Welcome frame, Turn turn) {
    boolean askAgain = page == Page.WANTED || page == Page.ASKED;
    page = Page.UNWANTED;
    var last = memory.position();
    boolean sameEpoch = last != null && last.epoch().equals(frame.epoch());
    boolean continues = frame.recovered() && sameEpoch;
    if (!continues) {
      if (last != null && oldest > 0) {
        missed(new Run(last.epoch(), oldest, last.offset()), !sameEpoch, turn);
      }
      memory.moveTo(new Position(frame.epoch(), frame.head()));
      turn.storeMain();
      oldest = 0;
    }
    if (oldest == 0) {
      oldest = newest() + 1;
      more = frame.first() < oldest;
      askAgain = true;
    }
    if (askAgain) {
      ask();
    }
    return continues;
  }

  private void missed(Run run, boolean restarted, Turn turn) {
    earlier.add(run);
    if (earlier.size() > MAX_RUNS) {
      earlier.remove(0);
    }
    turn.show(new Change.Missed(restarted));
  }

  /** Whether this offset follows the newest one; then it is the newest from now on. */
  boolean advance(long offset) {
    var last = memory.position();
    if (last == null || offset != last.offset() + 1) {
      return false;
    }
    memory.moveTo(new Position(last.epoch(), offset));
    return true;
  }

  /**
   * Moves past messages that the server does not keep any more, and shows the gap.
   *
   * @param before the offset of the next message that can come
   * @return false if all messages before it were shown
   */
  boolean skip(long before, Turn turn) {
    var last = memory.position();
    if (last == null || before <= last.offset() + 1) {
      return false;
    }
    memory.moveTo(new Position(last.epoch(), before - 1));
    turn.show(new Change.Gap(false));
    return true;
  }

  /** The offset of the newest message that was shown; 0 if there is none. */
  long newest() {
    var last = memory.position();
    return last == null ? 0 : last.offset();
  }

  /** The messages before this offset are not shown any more, nor are the earlier runs. */
  void forget(long before) {
    if (before > oldest && before <= newest() + 1) {
      oldest = before;
      more = true;
      page = Page.UNWANTED;
      earlier.clear();
    }
  }

  /** Wants the page before the oldest message, if the server may have one. */
  void ask() {
    if (more && (page == Page.UNWANTED || page == Page.REFUSED)) {
      page = Page.WANTED;
    }
  }

  /** The frame that asks for the page; null if it is not wanted, or was asked for. */
  @Nullable String next() {
    if (page != Page.WANTED) {
      return null;
    }
    page = Page.ASKED;
    return ClientFrameCodec.encode(new ClientFrame.History(oldest, PAGE_MESSAGES));
  }

  /**
   * The server has refused the page that was asked for.
   *
   * @param later whether it may be able to read it later
   */
  void refused(boolean later) {
    if (page == Page.ASKED) {
      page = later ? Page.REFUSED : Page.UNWANTED;
    }
  }

  /** Wants the page again, if the server could not read it. */
  void askAgain() {
    if (page == Page.REFUSED) {
      ask();
    }
  }

  /** Whether this is the page before the oldest message of the present run. */
  boolean fits(History history) {
    var last = memory.position();
    return more
        && last != null
        && history.before() == oldest
        && history.epoch().equals(last.epoch());
  }

  /**
   * Shows a page that {@link #fits}, without the messages that were shown before, and with a gap
   * wherever entries are missing in it: the server does not keep those. If the page is empty or
   * reaches an earlier run, nothing between the two is asked for any more. If nothing of the page
   * can be shown, the one before it is wanted.
   *
   * @param messages those entries of the page that can be shown
   */
  void show(History history, List<Message> messages, Turn turn) {
    page = Page.UNWANTED;
    var items = history.items();
    var before = earlier.isEmpty() ? null : earlier.getLast();
    long known = before != null && before.epoch().equals(history.epoch()) ? before.newest() : NONE;
    long asked = oldest;
    long end = showNewer(items, known, messages, turn);
    var fresh = part(messages, oldest, end);
    boolean passesOver = oldest < asked && part(messages, oldest, asked).isEmpty();
    boolean reaches = !items.isEmpty() && items.getFirst().offset() <= known + 1;
    boolean found = known != NONE && (reaches || oldest == known + 1);
    boolean gap = found && oldest > known + 1;
    more = history.more() && !items.isEmpty();
    if (before != null && found) {
      oldest = before.oldest();
      more = history.first() < oldest;
      earlier.removeLast();
    } else if (passesOver) {
      ask();
    }
    turn.show(new Change.HistoryArrived(fresh, more));
    if (gap) {
      turn.show(new Change.Gap(true));
    }
    if (found) {
      turn.show(new Change.MissedFound());
    }
  }

  /**
   * Shows the messages of a page that stand after a gap, from the newest one on, and makes the
   * oldest entry of the page the oldest one shown.
   *
   * @param known the entries up to this offset were shown before
   * @return the offset from which on the messages are shown; those before it stand before every gap
   */
  private long showNewer(
      List<? extends Item> items, long known, List<Message> messages, Turn turn) {
    long end = oldest;
    for (int i = items.size() - 1; i >= 0; i--) {
      long offset = items.get(i).offset();
      if (offset <= known || offset >= oldest) {
        continue;
      }
      if (offset != oldest - 1) {
        var newer = part(messages, oldest, end);
        if (!newer.isEmpty()) {
          turn.show(new Change.HistoryArrived(newer, true));
        }
        turn.show(new Change.Gap(true));
        end = oldest;
      }
      oldest = offset;
    }
    return end;
  }

  /** The messages from one offset up to another, which is left out. */
  private static List<Message> part(List<Message> messages, long from, long end) {
    var part = new ArrayList<Message>();
    for (int i = 0; i < messages.size(); i++) {
      var message = messages.get(i);
      if (message.offset() >= from && message.offset() < end) {
        part.add(message);
      }
    }
    return part;
  }
}
