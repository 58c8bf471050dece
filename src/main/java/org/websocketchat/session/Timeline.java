package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.ServerFrame.History;
import org.websocketchat.protocol.ServerFrame.Item;
import org.websocketchat.protocol.ServerFrame.Welcome;

/**
 * Which part of a room's log has been shown: an unbroken run of messages up to the newest one
 * (docs/protocol.md, "Receiving and resuming"). When messages were missed, another run begins: what
 * was shown before may have been corrected meanwhile, so it is shown no more.
 */
final class Timeline {
  /** How many corrections are held at most while a page is on its way: of more, the newest. */
  private static final int MOST_HELD = 1_000;

  private final Memory memory;

  /**
   * The corrections of messages above the oldest one that came while a page was on its way, the
   * oldest first: the page may have been read before them.
   */
  private final List<Change.Corrected> held = new ArrayList<>();

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
    held.clear();
    oldest = 0;
    more = false;
    page = Page.UNWANTED;
  }

  /** Takes from the welcome where the log stands. */
  void welcomed(Welcome frame, Turn turn) {
    boolean askAgain = page == Page.WANTED || page == Page.ASKED;
    page = Page.UNWANTED;
    var last = memory.position();
    boolean sameEpoch = last != null && last.epoch().equals(frame.epoch());
    if (sameEpoch) {
      showHeld(turn);
    }
    held.clear();
    boolean continues = frame.recovered() && sameEpoch;
    if (!continues) {
      if (last != null && oldest > 0) {
        turn.show(new Change.Missed(!sameEpoch));
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
   * Moves past messages that the server does not keep any more. Corrections of what was shown may
   * be among them, so another run begins, with the page before it.
   *
   * @param before the offset of the next message that can come; if all before it were shown,
   *     nothing changes
   */
  void skip(long before, Turn turn) {
    var last = memory.position();
    if (last == null || before <= last.offset() + 1) {
      return;
    }
    memory.moveTo(new Position(last.epoch(), before - 1));
    showHeld(turn);
    if (oldest <= last.offset()) {
      turn.show(new Change.Missed(false));
    }
    oldest = before;
    more = true;
    page = Page.WANTED;
  }

  /** The offset of the newest message that was shown; 0 if there is none. */
  long newest() {
    var last = memory.position();
    return last == null ? 0 : last.offset();
  }

  /** Whether the entry at this offset is one of those that were shown. */
  boolean shows(long offset) {
    return oldest > 0 && offset >= oldest;
  }

  /** The messages before this offset are not shown any more. */
  void forget(long before) {
    if (before > oldest && before <= newest() + 1) {
      oldest = before;
      more = true;
      page = Page.UNWANTED;
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
    return ClientFrameCodec.encode(
        new ClientFrame.History(oldest, Change.HistoryArrived.MOST_MESSAGES));
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

  /** Whether a page is on its way. */
  boolean isAsked() {
    return page == Page.ASKED;
  }

  /** Whether a page is wanted that has not come. */
  boolean awaitsPage() {
    return page != Page.UNWANTED;
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
   * Shows a correction. One of a message that a page on its way may bring is shown after that page;
   * a purge, which may be about others as well, both now and then.
   */
  void correct(Change.Corrected correction, Turn turn) {
    boolean holds = page == Page.ASKED && correction.body().from() < oldest;
    if (holds) {
      held.add(correction);
      if (held.size() > MOST_HELD) {
        held.remove(0);
      }
    }
    if (!holds || correction.body() instanceof Body.Purge) {
      turn.show(correction);
    }
  }

  /**
   * Shows the corrections that were held for a page that does not come any more. The one that is
   * asked for instead is read after them, and has what they made of it.
   */
  private void showHeld(Turn turn) {
    for (int i = 0; i < held.size(); i++) {
      var correction = held.get(i);
      if (!(correction.body() instanceof Body.Purge)) { // those were shown when they came
        turn.show(correction);
      }
    }
    held.clear();
  }

  /**
   * Shows a page that {@link #fits}, with a gap wherever entries are missing in it: the server does
   * not keep those. If nothing of the page can be shown, the one before it is wanted.
   *
   * @param messages those entries of the page that can be shown
   */
  void show(History history, List<Message> messages, Turn turn) {
    page = Page.UNWANTED;
    var items = history.items();
    long asked = oldest;
    long end = showNewer(items, messages, turn);
    var fresh = part(messages, oldest, end);
    boolean passesOver = oldest < asked && part(messages, oldest, asked).isEmpty();
    more = history.more() && !items.isEmpty();
    if (passesOver) {
      ask();
    }
    turn.show(new Change.HistoryArrived(fresh, more));
    for (int i = 0; i < held.size(); i++) {
      turn.show(held.get(i));
    }
    held.clear();
  }

  /**
   * Shows the messages of a page that stand after a gap, from the newest one on, and makes the
   * oldest entry of the page the oldest one shown.
   *
   * @return the offset from which on the messages are shown; those before it stand before every gap
   */
  private long showNewer(List<? extends Item> items, List<Message> messages, Turn turn) {
    long end = oldest;
    for (int i = items.size() - 1; i >= 0; i--) {
      long offset = items.get(i).offset();
      if (offset >= oldest) {
        continue;
      }
      if (offset != oldest - 1) {
        var newer = part(messages, oldest, end);
        if (!newer.isEmpty()) {
          turn.show(new Change.HistoryArrived(newer, true));
        }
        turn.show(new Change.Gap());
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
