package org.websocketchat.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Now;

/**
 * The frames on the sockets of a session: which {@link Talk} speaks, which frame leaves and when,
 * and what becomes of messages when the socket is gone.
 */
final class Conversation {
  private final List<String> offered;
  private final Identity identity;
  private final Outbox outbox;
  private final Wire wire;
  private final Connection connection;
  private final CopyTimer copies;
  private final Talks talks;

  /** The talk on the present socket; without a socket the last one, or the likely next one. */
  private Talk talk;

  /** When the last frame came before the connection was lost; null while it is not lost. */
  private @Nullable Now lost;

  /**
   * Creates one without a socket.
   *
   * @param offered the names of the sub-protocols to offer, the preferred one first
   * @param spoken the sub-protocols that this session speaks
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

  /** The talk on the present socket; without a socket the last one, or the likely next one. */
  Talk talk() {
    return talk;
  }

  long deadline() {
    return Math.min(wire.deadline(), Math.min(copies.deadline(), talk.deadline()));
  }

  /** The person joins: what others said while the person was not joined was not missed. */
  void begin() {
    lost = null;
  }

  /** The messages before this offset are not shown any more. */
  void historyForgotten(long before) {
    talks.historyForgotten(before);
  }

  /** The person is forgotten; the next one to join is another person. */
  void personForgotten() {
    talks.personForgotten();
  }

  /** The socket is open, and the server has picked this sub-protocol. */
  void opened(String picked, Turn turn) {
    var next = talks.of(picked);
    boolean isOffered = picked.isEmpty() || offered.contains(picked);
    if (next == null || !isOffered) {
      boolean lacksSpectators = identity.isSpectator() && isOffered && Talks.isKnown(picked);
      connection.wrongProtocol(
          lacksSpectators ? Cause.NO_SPECTATORS : Cause.WRONG_PROTOCOL, picked, turn);
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

  /** The server has closed the socket; {@link #socketGone} follows. */
  void closed(int code, String reason, Turn turn) {
    talk.closed(code, turn);
    connection.closed(code, reason, turn);
  }

  /**
   * The socket has closed, was given up or was left. What was on its way is not confirmed, or waits
   * for the next socket; the sub-protocol decides.
   */
  void socketGone(Turn turn) {
    if (talk.isOnline() && lost == null) {
      lost = connection.heartbeat().lastFrame();
    }
    talk.socketLost(turn);
    identity.socketLost();
    copies.socketLost();
  }

  /** Why a binary frame cannot be sent now; null if it can. */
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

  /**
   * Sends every frame that may leave now; when the person is leaving, closes the socket after that.
   * No other method sends a text frame.
   */
  void sendFrames(Turn turn) {
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

  /** The next frame to send; null if none may leave now. */
  private @Nullable String next(Turn turn) {
    if (connection.heartbeat().isSuspect() || !wire.maySend(turn)) {
      return null;
    }
    var probe = connection.heartbeat().next();
    return probe == null ? talk.next(turn) : probe;
  }
}
