package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
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

  /** Whether a page is on its way. */
  private boolean asking;

  /** Whether the server could not read the page that was asked for last. */
  private boolean refused;

  Timeline(Memory memory) {
    this.memory = memory;
  }

  /**
   * Takes the position that the server gives this socket.
   *
   * @return whether everything that was missed follows
   */
  boolean welcomed(Welcome frame, Turn turn) {
    boolean askAgain = asking;
    asking = false;
    refused = false;
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
      ask(turn);
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

  long newest() {
    var last = memory.position();
    return last == null ? 0 : last.offset();
  }

  /** Everything before this offset is shown no more, earlier runs included. */
  void forget(long before) {
    if (before > oldest && before <= newest() + 1) {
      oldest = before;
      more = true;
      asking = false;
      refused = false;
      earlier.clear();
    }
  }

  /** Asks for the page before the oldest, if there is one and none is on its way. */
  void ask(Turn turn) {
    if (more && !asking) {
      asking = true;
      refused = false;
      turn.transmit(ClientFrameCodec.encode(new ClientFrame.History(oldest, PAGE_MESSAGES)));
    }
  }

  /** The server could not read the page that was asked for. */
  void refused() {
    asking = false;
    refused = true;
  }

  /** Asks once more for a page that the server could not read. */
  void askAgain(Turn turn) {
    if (refused) {
      ask(turn);
    }
  }

  /** Shows a page that was asked for; what was shown already is left out. */
  void page(History page, List<Message> messages, Turn turn) {
    var last = memory.position();
    if (!asking || last == null || page.before() != oldest || !page.epoch().equals(last.epoch())) {
      return;
    }
    asking = false;
    var before = earlier.isEmpty() ? null : earlier.getLast();
    long known = before != null && before.epoch().equals(page.epoch()) ? before.newest() : NONE;
    var fresh = new ArrayList<Message>();
    for (int i = 0; i < messages.size(); i++) {
      var message = messages.get(i);
      if (message.offset() > known && message.offset() < oldest) {
        fresh.add(message);
      }
    }
    if (!fresh.isEmpty()) {
      oldest = fresh.getFirst().offset();
    }
    more = page.more();
    boolean found = known != NONE && oldest == known + 1;
    if (before != null && found) {
      oldest = before.oldest();
      more = page.first() < oldest;
      earlier.removeLast();
    }
    turn.show(new Change.HistoryArrived(fresh, more));
    if (found) {
      turn.show(new Change.MissedFound());
    }
  }
}
