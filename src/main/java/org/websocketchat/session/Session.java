package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Now;

/**
 * One person's stay in one room, over as many sockets as it takes.
 *
 * <p>Sans-IO: {@link #handle} takes what happened and the time, and returns what to do, in order;
 * at {@link #deadline} it wants to be told that time has passed. docs/session-table.md lists what
 * each input does in each status. Not safe for several threads.
 *
 * <p>{@link Connection} opens sockets, gives them up, waits and stops. On each of them, {@link
 * Conversation} has the {@link Talk} of the sub-protocol speak, lets frames out, and sees to what
 * was on its way when the socket is gone. What the person says stays in the {@link Outbox} until it
 * has come back.
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
   * @param memory what is kept of an earlier session of the same person, server and room, which
   *     nobody else goes on from: the latest {@link Output.Store} of each entry, in any order;
   *     empty if there is none
   */
  public record Settings(
      String url, List<String> protocols, long seed, String key, List<Output.Store> memory) {
    public Settings {
      protocols = List.copyOf(protocols);
      memory = List.copyOf(memory);
    }
  }

  private final Outbox outbox = new Outbox();
  private final Wire wire = new Wire();
  private final Intake intake;
  private final Identity identity;
  private final Memory memory;
  private final Connection connection;
  private final Conversation conversation;

  /** The key of whoever joins after this person has left and is forgotten; else null. */
  private @Nullable String freshKey;

  /** What was last shown. */
  private State shown;

  /** A session that has not joined and speaks all sub-protocols there are. */
  public Session(Settings settings, Json json) {
    this(settings, json, Talks.ALL);
  }

  Session(Settings settings, Json json, List<Talks.Spoken> spoken) {
    var random = new SeededRandom(settings.seed());
    intake = new Intake(outbox, random);
    identity = new Identity(settings.key());
    memory = new Memory(outbox, identity);
    new MemoryReader(settings.memory(), json).restore(identity, outbox, memory, random);
    connection = new Connection(settings, wire, random);
    var parts = new SessionParts(json, identity, outbox, memory, wire, connection);
    conversation = new Conversation(settings.protocols(), spoken, parts);
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
    return Math.min(conversation.deadline(), Math.min(connection.deadline(), memory.deadline()));
  }

  /** Why this would be refused now, or null if it would be taken. */
  public @Nullable Refusal refusal(Body body) {
    return intake.refusal(body, conversation.talk(), isJoined());
  }

  /** Why a binary frame would be refused now, or null if it would be handed to the socket. */
  public @Nullable Refusal binaryRefusal() {
    return conversation.binaryRefusal();
  }

  private boolean isJoined() {
    return State.isJoined(connection.status());
  }

  /**
   * Takes one input.
   *
   * @param now not before the time of the last call
   * @return what to do, in this order
   */
  public List<Output> handle(Input input, Now now) {
    var turn = new Turn(now);
    int socket = connection.socket();
    connection.heartbeat().noticeSleep(turn);
    switch (input) {
      case Input.FromPerson wish -> fromPerson(wish, turn);
      case Input.FromHost event -> fromHost(event, turn);
      case Input.FromSocket event -> {
        if (event.generation() == connection.generation()) {
          fromSocket(event, turn);
        }
      }
    }
    if (socket != connection.socket() && socket != Connection.NO_SOCKET) {
      conversation.socketGone(turn);
    }
    if (connection.status() == Status.CLOSED && shown.status() != Status.CLOSED) {
      intake.leave(turn);
    }
    if (freshKey != null && !connection.hasSocket()) {
      forget(freshKey, turn);
    }
    conversation.flow(turn);
    outbox.limit(turn);
    tell(turn);
    return memory.store(turn, !isJoined());
  }

  private void fromPerson(Input.FromPerson input, Turn turn) {
    var talk = conversation.talk();
    switch (input) {
      case Input.ConnectRequested(var name) -> join(name, turn);
      case Input.DisconnectRequested() -> connection.leave(turn);
      case Input.ForgetRequested(var key) -> {
        freshKey = key;
        connection.leave(turn);
      }
      case Input.RetryRequested() -> connection.retry(turn);
      case Input.RenameRequested(var name) -> {
        if (isJoined()) {
          identity.want(name, turn);
        }
      }
      case Input.SendRequested(var body) -> intake.say(body, talk, isJoined(), turn);
      case Input.Typed() -> {
        if (!wire.isChoked()) {
          talk.typed(turn);
        }
      }
      case Input.BinaryRequested(var binary) -> conversation.sendBinary(binary, turn);
      case Input.ResendRequested(var cid) -> intake.resend(cid, talk, isJoined(), turn);
      case Input.DiscardRequested(var cid) -> intake.discard(cid, turn);
      case Input.HistoryRequested() -> talk.loadHistory();
      case Input.HistoryForgotten(long before) -> conversation.historyForgotten(before);
    }
  }

  private void fromHost(Input.FromHost input, Turn turn) {
    switch (input) {
      case Input.TimePassed() -> {
        int socket = connection.socket();
        connection.runOut(turn);
        // These timers are those of a socket, which the ones before may have ended.
        if (socket != Connection.NO_SOCKET && socket == connection.socket()) {
          conversation.runOut(turn);
        }
      }
      case Input.WentOffline() -> connection.heartbeat().wentOffline(turn);
      case Input.WentOnline() -> {
        connection.heartbeat().wentOnline(turn);
        connection.tryNow(turn);
      }
      case Input.BecameVisible() -> {
        connection.heartbeat().probe(turn);
        connection.tryNow(turn);
      }
    }
  }

  /** Takes an event of the latest socket; what that cannot tell in its state is ignored. */
  private void fromSocket(Input.FromSocket input, Turn turn) {
    boolean connecting = connection.status() == Status.CONNECTING;
    boolean open = connection.hasSocket() && !connecting;
    switch (input) {
      case Input.Opened opened -> {
        if (connecting) {
          conversation.opened(opened.protocol(), turn);
        }
      }
      case Input.OpenRefused refused -> {
        if (connecting) {
          var why = refused.insecure() ? Cause.INSECURE : Cause.BAD_ADDRESS;
          connection.refused(why, refused.detail(), turn);
        }
      }
      case Input.OpenBlocked blocked -> {
        if (connecting) {
          connection.refused(Cause.BLOCKED_BY_POLICY, "", turn);
        }
      }
      case Input.Received received -> {
        if (open) {
          conversation.received(received.text(), turn);
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
          conversation.closed(closed.code(), closed.reason(), turn);
        }
      }
    }
  }

  private void join(String name, Turn turn) {
    if (isJoined()) {
      identity.want(name, turn);
      connection.tryNow(turn);
      return;
    }
    if (connection.hasSocket()) {
      conversation.socketGone(turn); // the person was leaving
    }
    if (freshKey != null) {
      forget(freshKey, turn);
    }
    conversation.begin();
    identity.join(name, turn);
    connection.join(turn);
  }

  private void forget(String key, Turn turn) {
    freshKey = null;
    outbox.dropAll(turn);
    identity.forget(key);
    memory.forget(turn);
    conversation.personForgotten();
    turn.show(new Change.Forgotten());
  }

  /** Shows the state, if it has changed; and once, before anything is said, what was restored. */
  private void tell(Turn turn) {
    var now = state();
    if (!now.equals(shown)) {
      boolean begins = shown.status() == Status.IDLE;
      shown = now;
      turn.show(new Change.StateChanged(now));
      if (begins) { // whose it is has just been told
        outbox.tellAll(turn);
      }
    }
  }
}
