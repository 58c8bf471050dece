package org.websocketchat.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Now;

/**
 * What is said on the sockets of a session, one after the other: which talk speaks, what leaves and
 * when, and what becomes of it when the socket is gone.
 */
final class Conversation {
  private final List<String> offered;
  private final Identity identity;
  private final Outbox outbox;
  private final Wire wire;
  private final Connection connection;
  private final CopyTimer copies;
  private final Talks talks;

  /** Speaks on the present socket; without one, what was spoken last or will be next. */
  private Talk talk;

  /** When a server was last heard that has been lost since; null if none has. */
  private @Nullable Now lost;

  /**
   * Nothing has been said.
   *
   * @param offered the names of the sub-protocols that servers are offered, best first
   */
  Conversation(List<String> offered, List<Talks.Spoken> spoken, SessionParts parts) {
    this.offered = offered;
    identity = parts.identity();
    outbox = parts.outbox();
    wire = parts.wire();
    connection = parts.connection();
    copies = new CopyTimer(outbox);
    talks = new Talks(spoken, parts);
    talk = talks.likeliest(offered);
  }

  /** Speaks on the present socket; without one, what was spoken last or will be next. */
  Talk talk() {
    return talk;
  }

  long deadline() {
    return Math.min(wire.deadline(), Math.min(copies.deadline(), talk.deadline()));
  }

  /** The person joins anew: what was missed since the last stay is nobody's business. */
  void begin() {
    lost = null;
  }

  /** What was before this offset is not shown any more. */
  void historyForgotten(long before) {
    talks.historyForgotten(before);
  }

  /** Whoever joins next is somebody else. */
  void personForgotten() {
    talks.personForgotten();
  }

  /** The socket is open, and the server picked this sub-protocol. */
  void opened(String picked, Turn turn) {
    var next = talks.of(picked);
    if (next == null || (!picked.isEmpty() && !offered.contains(picked))) {
      connection.wrongProtocol(picked, turn);
    } else {
      talk = next;
      connection.opened(picked, turn);
      identity.socketOpened();
      talk.opened(turn);
    }
  }

  void received(String text, Turn turn) {
    connection.heartbeat().heard(turn);
    boolean greeted = talk.isGreeted();
    boolean online = talk.isOnline();
    talk.received(text, turn);
    if (!greeted && talk.isGreeted()) {
      connection.greeted(turn);
    }
    if (!online && talk.isOnline()) {
      connection.welcomed(turn);
      if (lost != null && !talk.catchesUp()) {
        turn.show(new Change.Interrupted(lost.wallMillis(), turn.now.wallMillis()));
      }
      lost = null;
    }
  }

  /** The server closed the socket; {@link #socketGone} follows. */
  void closed(int code, String reason, Turn turn) {
    talk.closed(code, turn);
    connection.closed(code, reason, turn);
  }

  /**
   * The socket is gone, whether it closed, was given up or was left. Nobody counts on it any more:
   * what was on its way is in doubt, or waits for the next socket, as the sub-protocol has it.
   */
  void socketGone(Turn turn) {
    if (talk.isOnline() && lost == null) {
      lost = connection.heartbeat().lastFrame();
    }
    talk.socketLost(turn);
    identity.socketLost();
    copies.socketLost();
  }

  /** Why a binary frame cannot be handed to the socket now; null if it can. */
  @Nullable Refusal binaryRefusal() {
    if (connection.status() != Status.ONLINE) {
      return Refusal.NOT_JOINED;
    }
    return wire.isChoked() ? Refusal.FULL : null;
  }

  void sendBinary(Binary binary, Turn turn) {
    var refusal = binaryRefusal();
    if (refusal == null) {
      wire.send(binary, turn);
    } else {
      turn.show(new Change.Refused(null, refusal));
    }
  }

  /** Acts on the timers of the present socket that have run out. */
  void runOut(Turn turn) {
    wire.runOut(turn);
    copies.runOut(talk, turn);
    talk.runOut(turn);
  }

  /** Lets out what may go, the only place where that happens; when leaving, closes after it. */
  void flow(Turn turn) {
    for (var frame = next(turn); frame != null; frame = next(turn)) {
      wire.send(frame, turn);
    }
    if (connection.hasSocket()) {
      copies.awaitOldest();
    }
    boolean flushed = !talk.isOnline() || (outbox.isQuiet() && wire.isDrained());
    if (connection.status() == Status.CLOSING && wire.isOpen() && flushed) {
      connection.close(turn);
    }
  }

  /**
   * The next frame; null if none may leave now, such as on a socket that is about to be given up.
   */
  private @Nullable String next(Turn turn) {
    if (connection.heartbeat().isSuspect() || !wire.mayGo(turn)) {
      return null;
    }
    var probe = connection.heartbeat().next();
    return probe == null ? talk.next(turn) : probe;
  }
}
