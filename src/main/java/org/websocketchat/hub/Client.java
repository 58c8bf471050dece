package org.websocketchat.hub;

import org.websocketchat.protocol.Limits;

/** One socket as the hub sees it; the socket, not what a payload says, is the identity. */
abstract sealed class Client permits GuideClient, ChatClient {
  /** How fast a socket or a session may send, every frame counting. */
  static final Rate PACE = Rate.perSecond(Limits.RATE, Limits.BURST);

  /** How far a socket is (docs/protocol.md, "A socket, as the server sees it"). */
  enum State {
    /** It is to say hello, or, in {@code json}, to be let in. */
    OPEN,
    /** Storage is to say where its room and session stand; nothing more is read. */
    WAITING,
    /** It is welcomed, and is sent what it has missed before it gets copies. */
    BEHIND,
    /** It is welcomed, and gets the copy of each message. */
    LIVE,
    /** Our close frame is on its way; what still comes is read and ignored. */
    CLOSING,
    /** It has ended, or the shell was told to end it. */
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

    /** Whether nothing that comes from the socket has an effect any more. */
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

  /** Before this time no frame of it is read, so that it keeps to its budget. */
  private long readFromMillis;

  private State state = State.OPEN;

  /** Whether a frame has been demanded that has not come. */
  private boolean reading;

  /** When the frame that has not come was demanded. */
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

  /** Whom it is counted under. */
  final Visitor visitor() {
    return visitor;
  }

  final State state() {
    return state;
  }

  /** Goes on to another state, and with it what is sent to whom in its room. */
  final void become(State next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException("a socket that is " + state + " cannot become " + next);
    }
    if (state.isWelcomed() || next.isWelcomed()) {
      room.audienceChanged();
    }
    state = next;
  }

  /** Whether nobody has begun to end it. */
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

  /** Goes on at the pace of its session. */
  final void pace(Account ofSession) {
    pace = ofSession;
  }

  /** Takes note of a frame that came. */
  void heard(long nowMillis) {
    reading = false;
    keepPace(nowMillis);
  }

  /** Counts a frame; the next is not read before the pace allows it. */
  final void keepPace(long nowMillis) {
    pace.take(1, nowMillis);
    delay(nowMillis + pace.waitMillis(1, nowMillis));
  }

  /** Has the next frame read no earlier than this. */
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

  /** Since when nothing has come although we were reading; now, if we were not. */
  long quietSinceMillis(long nowMillis) {
    return reading ? readingSinceMillis : nowMillis;
  }
}
