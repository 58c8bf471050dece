package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.Utf8;

/**
 * One person's stay in one room, over as many sockets as it takes.
 *
 * <p>Sans-IO: {@link #handle} takes what happened and the time, and returns what to do, in order;
 * at {@link #deadline} it wants to be told that time has passed. docs/session-table.md lists what
 * each input does in each status. Not safe for several threads.
 */
public final class Session {

  /**
   * What does not change during a stay.
   *
   * @param url of the socket, as {@link ServerAddress} resolved it
   * @param protocols the sub-protocols to offer, best first; may be empty
   * @param seed for back-off and marks; from a good random source
   * @param key 128 bits from a good random source in base64url (22 letters): the secret of this
   *     session, unless the memory has one
   * @param memory the latest {@link Output.Store} of an earlier session of the same person, server
   *     and room, which nobody else goes on from; null if there is none
   */
  public record Settings(
      String url, List<String> protocols, long seed, String key, @Nullable String memory) {
    public Settings {
      protocols = List.copyOf(protocols);
    }
  }

  private final Outbox outbox = new Outbox();
  private final CopyTimer copies = new CopyTimer(outbox);
  private final Wire wire = new Wire();
  private final Intake intake;
  private final Identity identity;
  private final Memory memory;
  private final Connection connection;
  private final Talks talks;

  /** What the sub-protocol of the latest socket is spoken by. */
  private Talk talk;

  /** When the connection was last known to be good, by the wall clock; 0 unless it was lost. */
  private long lostWallMillis;

  /** What was last shown. */
  private State shown;

  /** A session that has not joined. */
  public Session(Settings settings, Json json) {
    var random = new SeededRandom(settings.seed());
    intake = new Intake(outbox, random);
    identity = new Identity(settings.key());
    memory = new Memory(outbox, identity);
    memory.restore(settings.memory(), json);
    connection = new Connection(settings, wire, random);
    talks = new Talks(json, outbox, identity, memory, wire, connection);
    talk = talks.of(settings.protocols().isEmpty() ? "" : settings.protocols().getFirst());
    shown = state();
  }

  /** What an observer may know. */
  public State state() {
    return connection.state(identity.name());
  }

  /** How far this session has read; null before a server told. */
  public @Nullable Position position() {
    return memory.position();
  }

  /** Whether something that was said here may not have been sent yet. */
  public boolean hasUnsent() {
    return outbox.entries().size() > outbox.count(Pending.Delivery.STORED);
  }

  /** What was said here and has not come back, in the order it was said. */
  public List<Pending> pending() {
    var pending = new ArrayList<Pending>();
    outbox.entries().forEach(entry -> pending.add(entry.pending()));
    return pending;
  }

  /**
   * When {@link Input.TimePassed} is due, by {@link Now#millis}; {@link Long#MAX_VALUE} for never.
   */
  public long deadline() {
    long ofSocket = Math.min(wire.deadline(), copies.deadline());
    return Math.min(
        Math.min(connection.deadline(), ofSocket), Math.min(talk.deadline(), memory.deadline()));
  }

  /** Why this text would be refused now, or null if it would be taken. */
  public @Nullable Refusal refusal(String text) {
    return intake.refusal(text, talk, isJoined());
  }

  /** Why a binary frame would be refused now, or null if it would be handed to the socket. */
  public @Nullable Refusal binaryRefusal() {
    if (connection.status() != Status.ONLINE) {
      return Refusal.NOT_JOINED;
    }
    return wire.isChoked() ? Refusal.FULL : null;
  }

  /**
   * Takes one input.
   *
   * @param now not before the time of the last call
   * @return what to do, in this order
   * @throws IllegalArgumentException if a name has a {@link PersonName#fault}; nothing has happened
   *     then
   */
  public List<Output> handle(Input input, Now now) {
    check(input);
    var turn = new Turn(now);
    int socketBefore = connection.hasSocket() ? connection.generation() : 0;
    connection.heartbeat().noticeSleep(turn);
    if (!(input instanceof Input.SocketInput event)) {
      fromPersonOrHost(input, turn);
    } else if (event.generation() == connection.generation()) {
      fromSocket(event, turn);
    }
    afterSocket(socketBefore, turn);
    flow(turn);
    outbox.limit(turn);
    if (!state().equals(shown)) {
      boolean begins = shown.status() == Status.IDLE;
      shown = state();
      turn.show(new Change.StateChanged(shown));
      if (begins) { // whose it is has just been told
        memory.tellRestored(turn);
      }
    }
    return memory.store(turn, connection.status() == Status.CLOSED);
  }

  private boolean isJoined() {
    return State.isJoined(connection.status());
  }

  private void fromPersonOrHost(Input input, Turn turn) {
    switch (input) {
      case Input.ConnectRequested(var name) -> join(wellFormed(name), turn);
      case Input.DisconnectRequested() -> connection.leave(turn);
      case Input.RetryRequested() -> connection.retry(turn);
      case Input.BecameVisible() -> {
        connection.heartbeat().probe(turn);
        connection.tryNow(turn);
      }
      case Input.RenameRequested(var name) -> rename(wellFormed(name), turn);
      case Input.SendRequested(var text) -> say(text, turn);
      case Input.Typed() -> {
        if (!wire.isChoked()) {
          talk.typed(turn);
        }
      }
      case Input.BinaryRequested(var binary) -> sayBinary(binary, turn);
      case Input.ResendRequested(var cid) -> intake.resend(cid, talk, isJoined(), turn);
      case Input.DiscardRequested(var cid) -> intake.discard(cid, turn);
      case Input.HistoryRequested() -> talk.loadHistory();
      case Input.HistoryForgotten(long before) -> talks.forget(before);
      case Input.TimePassed() -> {
        int generation = connection.generation();
        connection.runOut(turn);
        // These timers are those of a socket, which the ones before may have ended.
        if (connection.hasSocket() && connection.generation() == generation) {
          wire.runOut(turn);
          copies.runOut(talk, turn);
          talk.runOut(turn);
        }
      }
      case Input.WentOffline() -> connection.heartbeat().wentOffline(turn);
      case Input.WentOnline() -> {
        connection.heartbeat().wentOnline(turn);
        connection.tryNow(turn);
      }
      case Input.SocketInput event -> throw new IllegalArgumentException("not routed");
    }
  }

  /** Takes an event of the latest socket; what that cannot tell in its state is ignored. */
  private void fromSocket(Input.SocketInput event, Turn turn) {
    boolean connecting = connection.status() == Status.CONNECTING;
    boolean open = connection.hasSocket() && !connecting;
    switch (event) {
      case Input.Opened opened -> {
        if (connecting) {
          connection.opened(opened.protocol(), turn);
          identity.socketOpened();
          talk = talks.of(opened.protocol());
          talk.opened(turn);
        }
      }
      case Input.OpenRefused refused -> {
        if (connecting) {
          var why = refused.insecure() ? Cause.INSECURE : Cause.BAD_ADDRESS;
          connection.refused(why, refused.detail(), turn);
        }
      }
      case Input.OpenBlocked blocked -> {
        // A browser may tell this after the close event of the same socket.
        if (connecting || connection.status() == Status.WAITING) {
          connection.refused(Cause.BLOCKED_BY_POLICY, "", turn);
        }
      }
      case Input.Received received -> {
        if (open) {
          received(received.text(), turn);
        }
      }
      case Input.BinaryReceived received -> {
        if (open) {
          connection.heartbeat().heard(turn);
          turn.show(new Change.BinaryArrived(received.binary()));
        }
      }
      case Input.BufferMeasured measured -> {
        if (open) {
          wire.measured(measured.bytes(), turn);
        }
      }
      case Input.Errored errored -> {
        // Tells nothing; the close event that may follow, or a timer, does.
      }
      case Input.Closed closed -> {
        if (connection.hasSocket()) {
          talk.closed(closed.code(), turn);
          connection.closed(closed.code(), closed.reason(), turn);
        }
      }
    }
  }

  private void received(String text, Turn turn) {
    connection.heartbeat().heard(turn);
    boolean greeted = talk.isGreeted();
    boolean online = talk.isOnline();
    talk.received(text, turn);
    if (!greeted && talk.isGreeted()) {
      connection.greeted(turn);
    }
    if (!online && talk.isOnline()) {
      connection.welcomed(turn);
      if (lostWallMillis != 0 && !talk.catchesUp()) {
        turn.show(new Change.Interrupted(lostWallMillis, turn.now.wallMillis()));
      }
      lostWallMillis = 0;
    }
  }

  private void join(String wanted, Turn turn) {
    if (isJoined()) {
      rename(wanted, turn);
      connection.tryNow(turn);
    } else {
      talk.lost(turn);
      identity.socketLost();
      identity.join(wanted, turn);
      lostWallMillis = 0;
      connection.join(turn);
    }
  }

  private void rename(String wanted, Turn turn) {
    if (isJoined()) {
      identity.want(wanted, turn);
    }
  }

  private void say(String text, Turn turn) {
    var refusal = refusal(text);
    if (refusal == null) {
      intake.say(text, turn);
    } else {
      turn.show(new Change.Refused(text, refusal));
    }
  }

  private void sayBinary(Binary binary, Turn turn) {
    var refusal = binaryRefusal();
    if (refusal == null) {
      wire.send(binary, turn);
    } else {
      turn.show(new Change.Refused("", refusal));
    }
  }

  /** If the socket that the turn began with is gone, nobody counts on it any more. */
  private void afterSocket(int socketBefore, Turn turn) {
    boolean gone =
        socketBefore != 0 && (!connection.hasSocket() || connection.generation() != socketBefore);
    if (gone) {
      if (talk.isOnline() && lostWallMillis == 0) {
        lostWallMillis = connection.heartbeat().lastFrame().wallMillis();
      }
      talk.lost(turn);
      identity.socketLost();
      copies.socketLost();
    }
    if (connection.status() == Status.CLOSED && shown.status() != Status.CLOSED) {
      intake.leave(turn);
    }
  }

  /** Lets out what may go, the only place where that happens; when leaving, closes after it. */
  private void flow(Turn turn) {
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

  private static void check(Input input) {
    var name =
        input instanceof Input.ConnectRequested join
            ? join.name()
            : input instanceof Input.RenameRequested rename ? rename.name() : null;
    if (name != null && PersonName.fault(name) != null) {
      throw new IllegalArgumentException("not a name: " + name);
    }
  }

  private static String wellFormed(String name) {
    return Utf8.wellFormed(name.strip());
  }
}
