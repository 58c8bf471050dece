package org.websocketchat.protocol;

/**
 * Close codes (RFC 6455, 7.4, and our own from 4000 to 4999), and after which of them a client
 * connects again.
 */
public final class CloseCode {
  public static final int NORMAL = 1000;
  public static final int GOING_AWAY = 1001;
  public static final int PROTOCOL_ERROR = 1002;

  /** The connection ended without a close frame. This code is never on the wire. */
  public static final int ABNORMAL = 1006;

  /** The peer sent a frame that is no UTF-8, or that the sub-protocol cannot read. */
  public static final int UNREADABLE = 1007;

  public static final int POLICY = 1008;
  public static final int TOO_LARGE = 1009;
  public static final int INTERNAL = 1011;
  public static final int RESTART = 1012;
  public static final int TRY_LATER = 1013;

  /** This client reads more slowly than its room talks; it may connect again. */
  public static final int SLOW_CONSUMER = 4003;

  /** The client gives a dead socket up and does not wait for an answer. */
  public static final int ABANDONED = 4004;

  /** This address is over its budget of sockets, frames or hellos. */
  public static final int TOO_MANY = 4029;

  /**
   * A token is needed and missing, or it does not count, or it has ended. Another one may be taken.
   */
  public static final int UNAUTHORIZED = 4401;

  /** The client sent a frame that {@code websocket-chat.v1} does not allow at this point. */
  public static final int V1_PROTOCOL = 4500;

  /** The person may not be in this room, at present or ever. */
  public static final int BANNED = 4503;

  /** A newer socket has said hello with the same key. */
  public static final int REPLACED = 4509;

  private CloseCode() {}

  /** Whether it is one of our own, from 4000 on. */
  public static boolean isOurs(int code) {
    return switch (code) {
      case SLOW_CONSUMER, ABANDONED, TOO_MANY, UNAUTHORIZED, V1_PROTOCOL, BANNED, REPLACED -> true;
      default -> false;
    };
  }

  /**
   * Whether a client must not try again after this code: 1002, 1003, 1007, 1008, 1010, 3500 to
   * 3999, 4401 and 4500 to 4999. After every other code, unknown ones too, it retries.
   */
  public static boolean isFinal(int code) {
    return switch (code) {
      case 1002, 1003, 1007, 1008, 1010, UNAUTHORIZED -> true;
      default -> (code >= 3500 && code <= 3999) || (code >= 4500 && code <= 4999);
    };
  }
}
