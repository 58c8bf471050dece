package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/** Speaks one sub-protocol on the sockets on which the server has picked it. */
interface Talk {

  /** A socket has opened; no frame was sent on it. */
  void opened(Turn turn);

  /** A text frame has come. */
  void received(String text, Turn turn);

  /** Whether the server has sent the first part of its greeting on this socket. */
  boolean isGreeted();

  /** Whether the server has confirmed the person's name on this socket. */
  boolean isOnline();

  /** Whether messages that others send while there is no socket come later. */
  boolean catchesUp();

  /** What the person may do, as the server told last; nothing where there are no corrections. */
  default Powers powers() {
    return Powers.NONE;
  }

  /** Whether the sub-protocol has this kind of body. */
  boolean supports(Body body);

  /** Whether the server takes a supported body, by its size and by that of its frame. */
  boolean accepts(Body body);

  /** Tells the others that the person is writing, if the sub-protocol can. */
  void typed(Turn turn);

  /** Asks for older messages, if the server has any. */
  void loadHistory();

  /**
   * Asks for a page of acts, if the server tells the person of acts.
   *
   * @param before as in {@link Input.ActsRequested}
   */
  default void loadActs(long before) {
    // Nothing of it is told.
  }

  /** Whether a page of older messages is wanted that has not come. */
  default boolean awaitsHistory() {
    return false;
  }

  /** The messages before this offset are not shown any more. */
  void historyForgotten(long before);

  /** The person is forgotten. There is no socket. */
  void personForgotten();

  /** The frame to send next on this socket; null if there is none now. */
  @Nullable String next(Turn turn);

  /**
   * The copy of this message has not come in time.
   *
   * @return whether to look again later
   */
  boolean overdue(Outbox.Entry entry, Turn turn);

  /**
   * The person wants this held message sent again.
   *
   * @return whether it is sent as it is, since the server takes it once; else the caller sends a
   *     new one
   */
  boolean resumes(Outbox.Entry entry, Turn turn);

  /** The socket is gone: the messages that were handed to it may have arrived or not. */
  void socketLost(Turn turn);

  /** The server has closed the socket with this code; {@link #socketLost} follows. */
  void closed(int code, Turn turn);

  /** When to call {@link #runOut}, by {@link org.websocketchat.protocol.Now#millis}. */
  long deadline();

  /** Acts on the timers that have run out. */
  void runOut(Turn turn);
}
