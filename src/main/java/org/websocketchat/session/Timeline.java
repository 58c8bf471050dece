package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.ServerFrame.History;
import org.websocketchat.protocol.ServerFrame.Welcome;

/**
 * What has been shown of a room's log: an unbroken run of messages up to the newest, and the runs
 * that were shown before something was missed (docs/protocol.md, "Receiving" and "Resuming").
 */
final class Timeline {
  static final int PAGE_MESSAGES = 50;
  private static final int MAX_RUNS = 20;
  private static final long NONE = -1;

  /** Messages that were shown without a hole, both ends included; empty if oldest > newest. */
  private record Run(String epoch, long oldest, long newest) {}

  private final Memory memory;

  /** The runs before the present one, oldest first. */
  private final List<Run> earlier = new ArrayList<>();

  /** The oldest offset shown of the present run; 0 before anything of it was. */
  private long oldest;

  /** Whether the server may keep messages before the oldest. */
  private boolean more;

  /** How the page before the oldest stands. */
  private enum Page {
    /** Nobody wants it. */
    UNWANTED,
    /** It is wanted, and has not been asked for on this socket. */
    WANTED,
    /** It is on its way. */
    ASKED,
    /** The server could not read it. */
    REFUSED
  }

  private Page page = Page.UNWANTED;

  Timeline(Memory memory) {
    this.memory = memory;
  }

  /** Nothing has been shown. */
  void begin() {
    earlier.clear();
    oldest = 0;
    more = false;
    page = Page.UNWANTED;
  }

  /**
   * Takes the position that the server gives this socket.
   *
   * @return whether everything that was missed follows
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
      turn.remember();
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

  /** Whether this is the message after the newest, which it then becomes. */
  boolean advance(long offset) {
    var last = memory.position();
    if (last == null || offset != last.offset() + 1) {
      return false;
    }
    memory.moveTo(new Position(last.epoch(), offset));
    return true;
  }

  /**
   * Goes on behind messages that the server does not keep any more.
   *
   * @param before the offset of the next message that can come
   * @return false if that is no further than what was shown
   */
  boolean skip(long before, Turn turn) {
    var last = memory.position();
    if (last == null || before <= last.offset() + 1) {
      return false;
    }
    memory.moveTo(new Position(last.epoch(), before - 1));
    turn.remember();
    turn.show(new Change.Gap(false));
    return true;
  }

  long newest() {
    var last = memory.position();
    return last == null ? 0 : last.offset();
  }

  /** Everything before this offset is shown no more, earlier runs included. */
  void forget(long before) {
    if (before > oldest && before <= newest() + 1) {
      oldest = before;
      more = true;
      page = Page.UNWANTED;
      earlier.clear();
    }
  }

  /** The page before the oldest is wanted, if there is one. */
  void ask() {
    if (more && (page == Page.UNWANTED || page == Page.REFUSED)) {
      page = Page.WANTED;
    }
  }

  /** The frame that asks for the page that is wanted; null if none is or it is on its way. */
  @Nullable String next() {
    if (page != Page.WANTED) {
      return null;
    }
    page = Page.ASKED;
    return ClientFrameCodec.encode(new ClientFrame.History(oldest, PAGE_MESSAGES));
  }

  /**
   * The page that was asked for does not come.
   *
   * @param later whether the server may be able to read it later
   */
  void refused(boolean later) {
    if (page == Page.ASKED) {
      page = later ? Page.REFUSED : Page.UNWANTED;
    }
  }

  /** Asks once more for a page that the server could not read. */
  void askAgain() {
    if (page == Page.REFUSED) {
      ask();
    }
  }

  /** Whether this is the page before the oldest. */
  boolean fits(History history) {
    var last = memory.position();
    return more
        && last != null
        && history.before() == oldest
        && history.epoch().equals(last.epoch());
  }

  /**
   * Shows a page that {@link #fits}; what was shown already is left out, and where messages are
   * missing a gap is told. A page that reaches what was shown before, or is empty, ends the search:
   * the server has left out what it does not keep.
   */
  void show(History history, List<Message> messages, Turn turn) {
    page = Page.UNWANTED;
    var before = earlier.isEmpty() ? null : earlier.getLast();
    long known = before != null && before.epoch().equals(history.epoch()) ? before.newest() : NONE;
    var fresh = new ArrayList<Message>();
    for (int i = 0; i < messages.size(); i++) {
      var message = messages.get(i);
      if (message.offset() > known && message.offset() < oldest) {
        fresh.add(message);
      }
    }
    int last = showNewer(fresh, turn);
    boolean reaches = !messages.isEmpty() && messages.getFirst().offset() <= known + 1;
    boolean found = known != NONE && (reaches || oldest == known + 1);
    boolean gap = found && oldest > known + 1;
    more = history.more() && !messages.isEmpty();
    if (before != null && found) {
      oldest = before.oldest();
      more = history.first() < oldest;
      earlier.removeLast();
    }
    turn.show(new Change.HistoryArrived(fresh.subList(0, last), more));
    if (gap) {
      turn.show(new Change.Gap(true));
    }
    if (found) {
      turn.show(new Change.MissedFound());
    }
  }

  /**
   * Shows the messages of a page that stand below gaps, the newest first, and makes the oldest of
   * the page the oldest that is shown.
   *
   * @return how many messages are left, which stand above all gaps
   */
  private int showNewer(List<Message> fresh, Turn turn) {
    int end = fresh.size();
    for (int i = fresh.size() - 1; i >= 0; i--) {
      if (fresh.get(i).offset() != oldest - 1) {
        if (i + 1 < end) {
          turn.show(new Change.HistoryArrived(fresh.subList(i + 1, end), true));
        }
        turn.show(new Change.Gap(true));
        end = i + 1;
      }
      oldest = fresh.get(i).offset();
    }
    return end;
  }
}
