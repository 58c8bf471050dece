package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;

/** One socket as the hub sees it; the socket, not what a payload says, is the identity. */
final class Client {

  /** How far a socket is. */
  enum State {
    OPEN,
    /** Our close frame is on its way; what still comes is read and ignored. */
    CLOSING,
    /** The shell was told to end it. */
    DROPPED
  }

  private final long socket;
  private final long id;
  private final Room room;
  private final @Nullable String address;
  private final Pace pace;
  private State state = State.OPEN;

  /** What it is called in its room; null until it says or writes something. */
  private @Nullable String name;

  /** Whether a frame has been demanded that has not come. */
  private boolean reading;

  /** When the frame that has not come was demanded. */
  private long readingSinceMillis;

  private boolean pinged;

  Client(long socket, long id, Room room, @Nullable String address, long nowMillis) {
    this.socket = socket;
    this.id = id;
    this.room = room;
    this.address = address;
    this.pace = new Pace(nowMillis);
  }

  long socket() {
    return socket;
  }

  long id() {
    return id;
  }

  Room room() {
    return room;
  }

  @Nullable String address() {
    return address;
  }

  @Nullable String name() {
    return name;
  }

  void rename(String given) {
    name = given;
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  /** Takes note of a frame that came. */
  void heard(long nowMillis) {
    reading = false;
    pinged = false;
    pace.spend(nowMillis);
  }

  /** How long its next frame must stay unread; zero if it may be read now. */
  long waitMillis(long nowMillis) {
    return pace.waitMillis(nowMillis);
  }

  void demanded(long nowMillis) {
    reading = true;
    readingSinceMillis = nowMillis;
  }

  /** Since when nothing has come although we were reading; now, if we were not. */
  long quietSinceMillis(long nowMillis) {
    return reading ? readingSinceMillis : nowMillis;
  }

  /** Whether this is the first ping since it was last heard. */
  boolean ping() {
    boolean first = !pinged;
    pinged = true;
    return first;
  }
}
