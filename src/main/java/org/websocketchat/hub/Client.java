package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Role;

/** One socket. Its identity is the socket itself, not what its frames say. */
abstract sealed class Client permits GuideClient, ChatClient {
  /** How fast a socket or a session may send; every frame counts. */
  static final Rate PACE = Rate.perSecond(Limits.RATE, Limits.BURST);

  /** The states of a socket (docs/protocol.md, "A socket, as the server sees it"). */
  enum State {
    /** The hub waits for its hello or, in {@code json}, for its admission. */
    OPEN,
    /**
     * The hub waits for storage to say where room and session stand; nothing is read from the
     * socket.
     */
    WAITING,
    /** It is welcomed and is being sent what it missed; copies of new messages come after that. */
    BEHIND,
    /** It is welcomed and gets a copy of each new message. */
    LIVE,
    /** Our close frame has been sent; what still arrives is read and ignored. */
    CLOSING,
    /** The socket has ended, or the shell was told to end it. */
    GONE;

    boolean mayBecome(State next) {
      return switch (this) {
        case OPEN -> next == WAITING || next.isOver();
        case WAITING -> next == BEHIND || next == LIVE || next.isOver();
        case BEHIND -> next == LIVE || next.isOver();
        case LIVE -> next == BEHIND || next.isOver();
        case CLOSING, GONE -> next == GONE;
      };
    }

    /** Whether frames from the socket have no effect any more. */
    boolean isOver() {
      return this == CLOSING || this == GONE;
    }

    boolean isWelcomed() {
      return this == BEHIND || this == LIVE;
    }
  }

  private final long socket;
  private final Room room;
  private final Visitor visitor;
  private Account pace;

  /** No frame is read before this time, so that the socket keeps to its budget. */
  private long readFromMillis;

  private State state = State.OPEN;

  /** Whether a frame has been demanded and has not come. */
  private boolean reading;

  /** When the frame was demanded that has not come. */
  private long readingSinceMillis;

  Client(long socket, Room room, Visitor visitor, long nowMillis) {
    this.socket = socket;
    this.room = room;
    this.visitor = visitor;
    this.pace = new Account(PACE);
    this.readFromMillis = nowMillis;
  }

  final long socket() {
    return socket;
  }

  final Room room() {
    return room;
  }

  /** The networks that it is counted under. */
  final Visitor visitor() {
    return visitor;
  }

  /** Who it is to the {@link Policy}. */
  abstract Policy.Asker asker(long wallMillis);

  /** The same; a ban of an address covers no signed person. */
  final Policy.Asker asker(Role role, boolean isSigned, @Nullable String who, long wallMillis) {
    var address = isSigned ? null : addressHash();
    var held = Sanctioned.in(room.state(), who, address, wallMillis);
    return new Policy.Asker(
        room.name(),
        room.rules(),
        role,
        isSigned,
        who,
        this instanceof GuideClient,
        held.quiet(),
        held.ban(),
        wallMillis);
  }

  /** The keyed hash of its address; null if the address is not counted. */
  final @Nullable String addressHash() {
    return visitor.addressHash();
  }

  final State state() {
    return state;
  }

  /**
   * Changes the state, and with it the audience of the room.
   *
   * @throws IllegalStateException if the state cannot follow the present one
   */
  final void become(State next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException("a socket that is " + state + " cannot become " + next);
    }
    if (state.isWelcomed() || next.isWelcomed()) {
      room.audienceChanged();
    }
    state = next;
  }

  /** Whether it is neither closing nor gone. */
  final boolean isOpen() {
    return !state.isOver();
  }

  final boolean isGone() {
    return state == State.GONE;
  }

  final boolean isWelcomed() {
    return state.isWelcomed();
  }

  final boolean isLive() {
    return state == State.LIVE;
  }

  final Account pace() {
    return pace;
  }

  /** Counts its frames on the account of its session from now on. */
  final void pace(Account ofSession) {
    pace = ofSession;
  }

  /** Counts a frame that came. */
  void heard(long nowMillis) {
    reading = false;
    keepPace(nowMillis);
  }

  /** Counts a frame; the next one is read when the pace allows it. */
  final void keepPace(long nowMillis) {
    pace.take(1, nowMillis);
    delay(nowMillis + pace.waitMillis(1, nowMillis));
  }

  /** Lets the next frame be read no earlier than this. */
  final void delay(long untilMillis) {
    readFromMillis = Math.max(readFromMillis, untilMillis);
  }

  final long readFromMillis() {
    return readFromMillis;
  }

  final void demanded(long nowMillis) {
    reading = true;
    readingSinceMillis = nowMillis;
  }

  /** Whether a frame has been demanded that has not come. */
  final boolean isReading() {
    return reading;
  }

  /** Since when a demanded frame has not come; now if none is demanded. */
  long quietSinceMillis(long nowMillis) {
    return reading ? readingSinceMillis : nowMillis;
  }
}
