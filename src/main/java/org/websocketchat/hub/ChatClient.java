package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;

/** A socket that speaks {@code websocket-chat.v1}. */
final class ChatClient extends Client {
  private static final long TYPING_EVERY_MILLIS = 3_000;

  /** Null until its hello is handled. */
  private @Nullable Session session;

  /** The last n of this socket that was taken, beginning with {@code welcome.acked}. */
  private long taken;

  /** While it is behind: the offset that it was sent last. */
  private long position;

  /** Whether the shell is to say when little waits for this socket. */
  private boolean draining;

  /** Whether the next page of what it has missed is due when little waits. */
  private boolean isPageDue;

  /** The page of history that is due when little waits; null for none. */
  private ClientFrame.@Nullable History historyDue;

  /** When that page was asked for. */
  private long historyDueSinceMillis;

  private long nextTypingMillis = Long.MIN_VALUE;

  ChatClient(long socket, Room room, Visitor visitor, long nowMillis) {
    super(socket, room, visitor, nowMillis);
  }

  @Nullable Session session() {
    return session;
  }

  void belongsTo(Session to) {
    session = to;
  }

  long taken() {
    return taken;
  }

  void take(long n) {
    taken = n;
  }

  /** Falls behind: what comes after this offset is to be read from the log. */
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

  /** Waits until little is to be sent; whether the shell has to be asked to tell. */
  boolean awaitDrain() {
    boolean first = !draining;
    draining = true;
    return first;
  }

  /** Little waits to be sent. */
  void drained() {
    draining = false;
  }

  void pageDue() {
    isPageDue = true;
  }

  /** Whether the next page of what it has missed was due, which it is no longer. */
  boolean takePageDue() {
    boolean was = isPageDue;
    isPageDue = false;
    return was;
  }

  void historyDue(ClientFrame.History asked, long nowMillis) {
    historyDue = asked;
    historyDueSinceMillis = nowMillis;
  }

  /** A client that is not read until it takes what waits for it is quiet until it does. */
  @Override
  long quietSinceMillis(long nowMillis) {
    return historyDue == null ? super.quietSinceMillis(nowMillis) : historyDueSinceMillis;
  }

  /** The page of history that was due, which it is no longer; null for none. */
  ClientFrame.@Nullable History takeHistoryDue() {
    var was = historyDue;
    historyDue = null;
    return was;
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
