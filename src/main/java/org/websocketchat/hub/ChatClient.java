package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.Role;

/** A socket that speaks {@code websocket-chat.v1}. */
final class ChatClient extends Client {
  private static final long TYPING_EVERY_MILLIS = 3_000;

  /** Null until its hello has been handled. */
  private @Nullable Session session;

  /** The last n that this socket was granted; it begins with {@code welcome.acked}. */
  private long taken;

  /** The last offset that the socket was sent while it is behind. */
  private long position;

  /** Whether the shell owes a {@link HubInput.Drained} for this socket. */
  private boolean draining;

  /** Whether the next page of the replay is read at the next {@link HubInput.Drained}. */
  private boolean isPageDue;

  /** The page that is read after the next {@link HubInput.Drained}; null for none. */
  private ClientFrame.@Nullable PageRequest asked;

  /** When that request came. */
  private long askedSinceMillis;

  private long nextTypingMillis = Long.MIN_VALUE;

  /** What its token says; null for a guest. */
  private @Nullable SignedIdentity identity;

  /** The hello whose token is being verified; null for none. */
  private ClientFrame.@Nullable Greeting helloToVerify;

  /** Whether another token was asked for since this one came. */
  private boolean tokenAsked;

  /** When the next alarm about the token goes off; {@link Long#MAX_VALUE} if none is set. */
  private long tokenDueMillis = Long.MAX_VALUE;

  /**
   * Who a message is of.
   *
   * @param id of a presence in the room
   */
  record Author(long id, String name) {}

  /** Whether it is a message that was posted, whose sender is not present. */
  private final boolean isPost;

  /** Whether it is a spectator, who is nobody in the room and has no session. */
  private boolean isSpectator;

  /** The public id of the person whose token a spectator has; null for none. */
  private @Nullable String spectatorWho;

  /** Who a posted message is of; null for any other client, and before its hello was handled. */
  private @Nullable Author author;

  ChatClient(long socket, Room room, Visitor visitor, long nowMillis) {
    this(socket, room, visitor, nowMillis, false);
  }

  private ChatClient(long socket, Room room, Visitor visitor, long nowMillis, boolean isPost) {
    super(socket, room, visitor, nowMillis);
    this.isPost = isPost;
  }

  /** A message that was posted. */
  static ChatClient ofPost(long socket, Room room, Visitor visitor, long nowMillis) {
    return new ChatClient(socket, room, visitor, nowMillis, true);
  }

  boolean isPost() {
    return isPost;
  }

  boolean isSpectator() {
    return isSpectator;
  }

  /**
   * Only reads from now on.
   *
   * @param who the public id of the person whose token it has; null for none
   */
  void becomeSpectator(@Nullable String who) {
    isSpectator = true;
    spectatorWho = who;
  }

  /** Takes the author of a posted message. */
  void author(Author its) {
    author = its;
  }

  /** Who its messages are of. */
  Author author(Person person) {
    return author == null ? new Author(person.id(), String.valueOf(person.name())) : author;
  }

  @Nullable Session session() {
    return session;
  }

  void belongsTo(Session to) {
    session = to;
  }

  /** What its token says; null for a guest. */
  @Nullable SignedIdentity identity() {
    return identity;
  }

  void identity(@Nullable SignedIdentity now) {
    identity = now;
  }

  /**
   * What the token of this socket gives: what a frame from it may do. (The role of the person,
   * which everybody is told, may come from another socket.) A spectator may do nothing: its token
   * only lets it in.
   */
  Role role() {
    return identity == null || isSpectator ? Role.GUEST : identity.role();
  }

  @Override
  Policy.Asker asker(long wallMillis) {
    var who = session == null ? spectatorWho : session.person().who();
    return asker(who, wallMillis);
  }

  /** The same before its session is that of the person with this public id. */
  Policy.Asker asker(@Nullable String who, long wallMillis) {
    var ofToken = identity == null ? Role.GUEST : identity.role();
    return asker(ofToken, identity != null, who, wallMillis);
  }

  /** Notes that a token is being verified: that of a hello, or for null one that renews another. */
  void verifying(ClientFrame.@Nullable Greeting hello) {
    helloToVerify = hello;
  }

  /** Returns the hello whose token was verified, and clears it; null if another frame had it. */
  ClientFrame.@Nullable Greeting takeVerified() {
    var hello = helloToVerify;
    helloToVerify = null;
    return hello;
  }

  boolean isTokenAsked() {
    return tokenAsked;
  }

  void tokenAsked(boolean now) {
    tokenAsked = now;
  }

  /** Notes the next alarm about the token; returns false if an earlier one is set already. */
  boolean isTokenDueEarlier(long atMillis) {
    boolean earlier = atMillis < tokenDueMillis;
    tokenDueMillis = Math.min(atMillis, tokenDueMillis);
    return earlier;
  }

  /** Returns whether the alarm about the token has gone off, and clears it. */
  boolean takeTokenDue(long nowMillis) {
    boolean due = nowMillis >= tokenDueMillis;
    tokenDueMillis = due ? Long.MAX_VALUE : tokenDueMillis;
    return due;
  }

  long taken() {
    return taken;
  }

  void take(long n) {
    taken = n;
  }

  /** Falls behind: the messages after this offset are read from the log. */
  void fallBehind(long offset) {
    become(State.BEHIND);
    position = offset;
  }

  long position() {
    return position;
  }

  void sent(long offset) {
    position = offset;
  }

  /**
   * Notes that a {@link HubInput.Drained} is wanted; returns whether the shell has to be asked for
   * it.
   */
  boolean awaitDrain() {
    boolean first = !draining;
    draining = true;
    return first;
  }

  /** The shell has said {@link HubInput.Drained}. */
  void drained() {
    draining = false;
  }

  void pageDue() {
    isPageDue = true;
  }

  /** Returns whether the next page of the replay was due, and clears that. */
  boolean takePageDue() {
    boolean was = isPageDue;
    isPageDue = false;
    return was;
  }

  /** Notes that the client has asked for a page. */
  void asks(ClientFrame.PageRequest page, long nowMillis) {
    asked = page;
    askedSinceMillis = nowMillis;
  }

  /**
   * A client whose page waits for {@link HubInput.Drained} is not read: it counts as quiet since
   * its request.
   */
  @Override
  long quietSinceMillis(long nowMillis) {
    return asked == null ? super.quietSinceMillis(nowMillis) : askedSinceMillis;
  }

  /** Returns the page that the client has asked for, and clears it; null for none. */
  ClientFrame.@Nullable PageRequest takeAsked() {
    var was = asked;
    asked = null;
    return was;
  }

  /** Whether a typing signal may be passed on; true at most once in 3 s. */
  boolean mayType(long nowMillis) {
    if (nowMillis < nextTypingMillis) {
      return false;
    }
    nextTypingMillis = nowMillis + TYPING_EVERY_MILLIS;
    return true;
  }
}
