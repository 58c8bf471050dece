package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;

/** One key in one room, over many sockets: (room, tag). */
final class Session {
  static final long UNKNOWN_N = -1;

  private final String tag;
  private Person person;
  private final Account pace;

  /** Its latest {@code try}; {@link ClientFrame#NONE} if it never named one. */
  private long attempt = ClientFrame.NONE;

  /** The address of its last socket; null if that is not counted, or there was none. */
  private @Nullable Address address;

  /** The keyed hash of that address, for a ban; null as the address. */
  private @Nullable String addressHash;

  /** When it had its first socket since this server started; null if it had none. */
  private @Nullable Long arrivedMillis;

  /** Its socket; null while the session is away. */
  private @Nullable ChatClient client;

  private long awaySinceMillis;

  /** The highest stored n, 0 for none; {@link #UNKNOWN_N} before storage has said it. */
  private long storedN = UNKNOWN_N;

  /** When storage was last asked to remember the name, milliseconds since 1970; 0 if never. */
  private long rememberedMillis;

  Session(String tag, Account pace) {
    this.tag = tag;
    this.person = new Person(tag);
    this.pace = pace;
    person.sessions().add(this);
  }

  String tag() {
    return tag;
  }

  Person person() {
    return person;
  }

  /** Is this person's from now on; it has been parted from the one before. */
  void become(Person now) {
    person = now;
    now.sessions().add(this);
  }

  Account pace() {
    return pace;
  }

  long attempt() {
    return attempt;
  }

  /** Whether a hello with this {@code try} is older than the last one that came. */
  boolean isOlderThanLast(long other) {
    return other != ClientFrame.NONE && other < attempt;
  }

  @Nullable Address address() {
    return address;
  }

  @Nullable String addressHash() {
    return addressHash;
  }

  @Nullable ChatClient client() {
    return client;
  }

  /** Continues with this socket. */
  void arrive(ChatClient by, long newAttempt, long nowMillis) {
    client = by;
    arrivedMillis = arrivedMillis == null ? Long.valueOf(nowMillis) : arrivedMillis;
    address = by.visitor().address();
    addressHash = by.addressHash();
    attempt = Math.max(attempt, newAttempt);
    by.belongsTo(this);
  }

  boolean hasArrived() {
    return arrivedMillis != null;
  }

  /**
   * For how long it has been here, if nothing of it is stored; else {@link Long#MAX_VALUE}. A
   * signed identity does not count as new.
   */
  long newSinceMillis(long nowMillis) {
    boolean isKnown = storedN > 0 || (client != null && client.identity() != null);
    return isKnown || arrivedMillis == null ? Long.MAX_VALUE : nowMillis - arrivedMillis;
  }

  /** Is away from now on, or since a time before this server started. */
  void away(long sinceMillis) {
    client = null;
    awaySinceMillis = sinceMillis;
  }

  /** Since when it has been away; now if it is present. */
  long awaySinceMillis(long nowMillis) {
    return client == null ? awaySinceMillis : nowMillis;
  }

  void restored(long oldAttempt) {
    attempt = Math.max(attempt, oldAttempt);
  }

  long storedN() {
    return storedN;
  }

  /** Notes that this n is the highest that storage has stored. */
  void stored(long n) {
    storedN = n;
  }

  /** Notes that the log of its room began anew: the highest stored n is unknown. */
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
