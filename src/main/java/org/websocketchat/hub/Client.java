package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;

/** One socket as the hub sees it; the socket, not what a payload says, is the identity. */
abstract sealed class Client permits GuideClient, ChatClient {

  /** How far a socket is. */
  enum State {
    OPEN,
    /** Our close frame is on its way; what still comes is read and ignored. */
    CLOSING,
    /** The shell was told to end it. */
    DROPPED
  }

  private final long socket;
  private final Room room;
  private final @Nullable String address;
  private Pace pace;
  private State state = State.OPEN;

  /** Whether a frame has been demanded that has not come. */
  private boolean reading;

  /** When the frame that has not come was demanded. */
  private long readingSinceMillis;

  Client(long socket, Room room, @Nullable String address, long nowMillis) {
    this.socket = socket;
    this.room = room;
    this.address = address;
    this.pace = new Pace(nowMillis);
  }

  final long socket() {
    return socket;
  }

  final Room room() {
    return room;
  }

  final @Nullable String address() {
    return address;
  }

  final State state() {
    return state;
  }

  final void become(State next) {
    state = next;
  }

  final boolean isOpen() {
    return state == State.OPEN;
  }

  final Pace pace() {
    return pace;
  }

  /** Goes on at the pace of its session. */
  final void pace(Pace ofSession) {
    pace = ofSession;
  }

  /** Takes note of a frame that came. */
  void heard(long nowMillis) {
    reading = false;
    pace.spend(nowMillis);
  }

  final void demanded(long nowMillis) {
    reading = true;
    readingSinceMillis = nowMillis;
  }

  /** Since when nothing has come although we were reading; now, if we were not. */
  final long quietSinceMillis(long nowMillis) {
    return reading ? readingSinceMillis : nowMillis;
  }
}
