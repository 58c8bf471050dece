package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Now;

/**
 * A session of one person in one room, over as many sockets as it takes.
 *
 * <p>It is sans-IO: {@link #handle} takes an input and the time, and returns what to do, in order.
 * At {@link #deadline} the caller feeds it {@link Input.TimePassed}. docs/session-table.md lists
 * what each input does in each status. It is not safe for several threads.
 *
 * <p>{@link Connection} opens sockets, gives them up, waits and stops. On each socket, {@link
 * Conversation} has the {@link Talk} of the sub-protocol speak, sends frames, and decides what
 * becomes of messages when the socket is gone. A message stays in the {@link Outbox} until its copy
 * has come.
 */
public final class Session {

  private final Outbox outbox = new Outbox();
  private final Wire wire = new Wire();
  private final Intake intake;
  private final Identity identity;
  private final Memory memory;
  private final Connection connection;
  private final Conversation conversation;

  /**
   * The key of the next person to join, from the wish to be forgotten until that is done; else
   * null.
   */
  private @Nullable String freshKey;

  /** The state that was shown last. */
  private State shown;

  /** A session of a person that has not joined; it speaks every sub-protocol of this package. */
  public Session(SessionSettings settings, Json json) {
    this(settings, json, Talks.ALL, false);
  }

  Session(SessionSettings settings, Json json, List<Talks.Spoken> spoken) {
    this(settings, json, spoken, false);
  }

  private Session(
      SessionSettings settings, Json json, List<Talks.Spoken> spoken, boolean onlyReads) {
    var random = new SeededRandom(settings.seed());
    identity = new Identity(settings.key(), onlyReads);
    memory = new Memory(outbox, identity);
    intake = new Intake(outbox, memory, random);
    if (!onlyReads) {
      new MemoryReader(settings.memory(), json).restore(identity, outbox, memory, random);
    }
    connection = new Connection(settings, wire, random);
    var parts = new SessionParts(json, identity, outbox, memory, wire, connection);
    conversation = new Conversation(settings.protocols(), spoken, parts);
    shown = state();
  }

  /**
   * A session that only reads (docs/protocol.md, "Spectators"): nobody joins it, it begins with
   * {@link Input.ReadRequested}. It takes no message, has no name, and keeps nothing in the memory.
   */
  public static Session ofSpectator(SessionSettings settings, Json json) {
    return new Session(settings, json, Talks.WITH_SPECTATORS, true);
  }

  /** The state now. */
  public State state() {
    return connection.state(identity.name());
  }

  /**
   * Goes on from here instead of from where the memory says, for a host that has not dealt with all
   * that was shown: what comes after this position is shown again.
   *
   * @throws IllegalStateException if the person has joined before
   */
  public void resumeFrom(Position last) {
    if (connection.status() != Status.IDLE) {
      throw new IllegalStateException("the session has begun");
    }
    memory.moveTo(last);
  }

  /** How far the person has read; null before a server has told, or if it keeps no log. */
  public @Nullable Position position() {
    return memory.position();
  }

  /**
   * Whether a page of older messages is wanted that has not come ({@link Change.HistoryArrived}).
   */
  public boolean awaitsHistory() {
    return conversation.talk().awaitsHistory();
  }

  /** Whether the person may get another name than now, because a server has to answer first. */
  public boolean awaitsName() {
    return identity.isWanting();
  }

  /**
   * Whether a message is pending that the server is not known to have stored; held ones count, too.
   */
  public boolean hasUnsent() {
    return outbox.entries().size() > outbox.count(Pending.Delivery.STORED);
  }

  /** The messages that are pending, in the order in which they were taken. */
  public List<Pending> pending() {
    var pending = new ArrayList<Pending>();
    outbox.entries().forEach(entry -> pending.add(entry.pending()));
    return pending;
  }

  /**
   * When to feed the next {@link Input.TimePassed}, by {@link Now#millis}; {@link Long#MAX_VALUE}
   * for never. Each input may change it.
   */
  public long deadline() {
    return Math.min(conversation.deadline(), Math.min(connection.deadline(), memory.deadline()));
  }

  /** What the person may do with messages; the latest server told it. */
  public Powers powers() {
    return conversation.talk().powers();
  }

  /** Why this would be refused now; null if it would be taken. */
  public @Nullable Refusal refusal(Body body) {
    return identity.isSpectator()
        ? Refusal.READ_ONLY
        : intake.refusal(body, conversation.talk(), isJoined());
  }

  /** Why a binary frame would be refused now; null if it would be handed to the socket. */
  public @Nullable Refusal binaryRefusal() {
    return identity.isSpectator() ? Refusal.READ_ONLY : conversation.binaryRefusal();
  }

  private boolean isJoined() {
    return State.isJoined(connection.status());
  }

  /**
   * Takes one input.
   *
   * @param now the time, by {@link Now#millis} not before that of the last call
   * @return what to do, in this order; maybe nothing
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
    conversation.sendFrames(turn);
    showState(turn);
    if (shown.status() != Status.IDLE) { // before that, no message has been shown
      outbox.dropOldestHeld(turn);
    }
    return memory.store(turn, !isJoined());
  }

  private void fromPerson(Input.FromPerson input, Turn turn) {
    var talk = conversation.talk();
    switch (input) {
      case Input.ConnectRequested(var name) -> {
        mustHavePerson();
        join(name, turn);
      }
      case Input.ReadRequested() -> {
        mustBeOfSpectator();
        read(turn);
      }
      case Input.DisconnectRequested() -> connection.leave(turn);
      case Input.ForgetRequested(var key) -> {
        freshKey = key;
        connection.leave(turn);
      }
      case Input.RetryRequested() -> connection.retry(turn);
      case Input.RenameRequested(var name) -> {
        mustHavePerson();
        if (isJoined()) {
          identity.want(name, turn);
        }
      }
      case Input.SendRequested(var body) -> send(body, turn);
      case Input.Typed() -> {
        if (!wire.isChoked()) {
          talk.typed(turn);
        }
      }
      case Input.BinaryRequested(var binary) -> {
        if (identity.isSpectator()) {
          turn.show(new Change.Refused(null, Refusal.READ_ONLY));
        } else {
          conversation.sendBinary(binary, turn);
        }
      }
      case Input.ResendRequested(var cid) -> intake.resend(cid, talk, isJoined(), turn);
      case Input.DiscardRequested(var cid) -> intake.discard(cid, turn);
      case Input.HistoryRequested() -> talk.loadHistory();
      case Input.ActsRequested(long before) -> talk.loadActs(before);
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
      case Input.Replaced() -> connection.replaced(turn);
      case Input.TokenSourceChanged(boolean hasTokens) ->
          connection.tokens().sourceChanged(hasTokens, turn);
      case Input.TokenGiven(int request, var token) ->
          connection.tokens().given(request, token, turn);
    }
  }

  /** Takes an event of the latest socket; one that is impossible in this status is ignored. */
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
        // The close event that usually follows, or a timer, ends the socket.
      }
      case Input.Closed closed -> {
        if (connection.hasSocket()) {
          conversation.closed(closed.code(), closed.reason(), turn);
        }
      }
    }
  }

  private void send(Body body, Turn turn) {
    if (identity.isSpectator()) {
      turn.show(new Change.Refused(body, Refusal.READ_ONLY));
    } else {
      intake.send(body, conversation.talk(), isJoined(), turn);
    }
  }

  private void mustHavePerson() {
    if (identity.isSpectator()) {
      throw new IllegalStateException("the session only reads");
    }
  }

  private void mustBeOfSpectator() {
    if (!identity.isSpectator()) {
      throw new IllegalStateException("the session is of a person, who joins");
    }
  }

  private void join(String name, Turn turn) {
    if (isJoined()) {
      identity.want(name, turn);
      connection.tryNow(turn);
    } else {
      enter(turn);
      identity.join(name, turn);
      connection.join(turn);
    }
  }

  private void read(Turn turn) {
    if (isJoined()) {
      connection.tryNow(turn);
    } else {
      enter(turn);
      connection.join(turn);
    }
  }

  private void enter(Turn turn) {
    if (connection.hasSocket()) {
      conversation.socketGone(turn); // the person was leaving
    }
    if (freshKey != null) {
      forget(freshKey, turn);
    }
    conversation.begin();
  }

  private void forget(String key, Turn turn) {
    freshKey = null;
    outbox.dropAll(turn);
    identity.forget(key);
    memory.forget(turn);
    conversation.personForgotten();
    turn.show(new Change.Forgotten());
  }

  /** Shows the state, if it has changed; the first time, the restored messages, too. */
  private void showState(Turn turn) {
    var now = state();
    if (!now.equals(shown)) {
      boolean begins = shown.status() == Status.IDLE;
      shown = now;
      turn.show(new Change.StateChanged(now));
      if (begins) { // with the name in this state
        outbox.showAll(turn);
      }
    }
  }
}
