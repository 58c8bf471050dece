package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;

/** What one key is in one room, over many sockets: (room, tag). */
final class Session {
  static final long UNKNOWN_N = -1;

  private final Person person;
  private final Account pace;

  /** Its latest {@code try}; {@link ClientFrame#NONE} if it never named one. */
  private long attempt = ClientFrame.NONE;

  /** Where its last socket came from; null if that is not counted, or it has had none. */
  private @Nullable Address address;

  /** The one live socket; null while it is away. */
  private @Nullable ChatClient client;

  private long awaySinceMillis;

  /** The highest n that is stored, 0 for none; {@link #UNKNOWN_N} before storage has told. */
  private long storedN = UNKNOWN_N;

  /** When storage was last told its name, milliseconds since 1970; 0 if never. */
  private long rememberedMillis;

  Session(String tag, Account pace) {
    this.person = new Person(tag);
    this.pace = pace;
  }

  String tag() {
    return person.tag();
  }

  Person person() {
    return person;
  }

  Account pace() {
    return pace;
  }

  long attempt() {
    return attempt;
  }

  /** Whether a hello with this {@code try} was sent before the last one that came. */
  boolean isOutrun(long other) {
    return other != ClientFrame.NONE && other < attempt;
  }

  @Nullable Address address() {
    return address;
  }

  @Nullable ChatClient client() {
    return client;
  }

  /** Goes on over this socket. */
  void arrive(ChatClient by, long newAttempt) {
    client = by;
    address = by.visitor().address();
    attempt = Math.max(attempt, newAttempt);
    by.belongsTo(this);
  }

  /** Is away from now on, or was before we began. */
  void away(long sinceMillis) {
    client = null;
    awaySinceMillis = sinceMillis;
  }

  /** Since when nobody has been here; now, while somebody is. */
  long awaySinceMillis(long nowMillis) {
    return client == null ? awaySinceMillis : nowMillis;
  }

  void restored(long oldAttempt) {
    attempt = Math.max(attempt, oldAttempt);
  }

  long storedN() {
    return storedN;
  }

  /** Storage has stored this n, or told that it is the last that it has. */
  void stored(long n) {
    storedN = n;
  }

  /** The log of its room began anew: what is stored has yet to be told. */
  void beginAnew() {
    storedN = UNKNOWN_N;
  }

  long rememberedMillis() {
    return rememberedMillis;
  }

  void remembered(long wallMillis) {
    rememberedMillis = wallMillis;
  }
}
