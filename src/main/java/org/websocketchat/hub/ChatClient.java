package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;

/** A socket that speaks {@code websocket-chat.v1}. */
final class ChatClient extends Client {
  private static final long TYPING_EVERY_MILLIS = 3_000;

  /** Null until its hello. */
  private @Nullable Session session;

  /** The last n of this socket that was taken, beginning with {@code welcome.acked}. */
  private long taken;

  /** Whether it has been welcomed. */
  private boolean welcomed;

  /** Whether it gets the copies of what is said; else what it has missed comes first. */
  private boolean live;

  /** While it is not live: the offset that it was sent last. */
  private long position;

  private long nextTypingMillis = Long.MIN_VALUE;

  ChatClient(long socket, Room room, @Nullable String address, long nowMillis) {
    super(socket, room, address, nowMillis);
  }

  @Nullable Session session() {
    return session;
  }

  void belongsTo(Session to) {
    session = to;
  }

  /** Begins to be a reader. */
  void welcome(long acked, long from) {
    welcomed = true;
    taken = acked;
    position = from;
  }

  boolean isWelcomed() {
    return welcomed;
  }

  long taken() {
    return taken;
  }

  void take(long n) {
    taken = n;
  }

  boolean isLive() {
    return live;
  }

  void goLive() {
    live = true;
  }

  /** Falls behind: what comes after this offset is to be read from the log. */
  void fallBehind(long offset) {
    live = false;
    position = offset;
  }

  long position() {
    return position;
  }

  void sent(long offset) {
    position = offset;
  }

  /** Whether it may show that it is typing; not again before 3 s. */
  boolean mayType(long nowMillis) {
    if (nowMillis < nextTypingMillis) {
      return false;
    }
    nextTypingMillis = nowMillis + TYPING_EVERY_MILLIS;
    return true;
  }
}
