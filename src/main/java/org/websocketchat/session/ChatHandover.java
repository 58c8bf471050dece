package org.websocketchat.session;

import org.jspecify.annotations.Nullable;

/** The handover of a message under {@code websocket-chat.v1}: its n, and what happened since. */
final class ChatHandover implements Outbox.Handover {
  private final long n;
  private final long firstWallMillis;
  private long millis;

  /** How often the server has closed the socket right after this message. */
  private int strikes;

  /** Whether the copy was overdue on this socket, so that the server was sent a ping. */
  private boolean probed;

  /**
   * A message gets its number.
   *
   * @param firstWallMillis when it was first handed to a socket, in milliseconds since 1970
   */
  ChatHandover(long n, long firstWallMillis) {
    this.n = n;
    this.firstWallMillis = firstWallMillis;
  }

  /** The message's n and what belongs to it; null if it has no n, or has given it up. */
  static @Nullable ChatHandover of(Outbox.Entry entry) {
    return entry.handover() instanceof ChatHandover handover ? handover : null;
  }

  /** The pending message with this n; null if there is none. */
  static Outbox.@Nullable Entry numbered(long n, Outbox outbox) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var handover = of(outbox.entries().get(i));
      if (handover != null && handover.n == n) {
        return outbox.entries().get(i);
      }
    }
    return null;
  }

  long n() {
    return n;
  }

  @Override
  public long firstWallMillis() {
    return firstWallMillis;
  }

  @Override
  public long millis() {
    return millis;
  }

  /** The message is handed to a socket. */
  void handedOver(Turn turn) {
    millis = turn.now.millis();
    probed = false;
  }

  /** Notes that the server was sent a ping for the copy; returns whether it was so before. */
  boolean probe() {
    boolean before = probed;
    probed = true;
    return before;
  }

  /** The server has closed the socket right after this message. */
  void strike() {
    strikes++;
  }

  int strikes() {
    return strikes;
  }
}
