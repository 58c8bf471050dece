package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/** What is said under one sub-protocol, on the sockets on which the server picked it. */
interface Talk {

  /** A new socket, on which nothing has been said. */
  void opened(Turn turn);

  void received(String text, Turn turn);

  /** Whether the server has begun to greet on this socket. */
  boolean isGreeted();

  /** Whether the server has said on this socket what we are called. */
  boolean isOnline();

  /** Whether what others say while there is no socket comes after all. */
  boolean catchesUp();

  /** Whether the server takes what has this size, and a frame of such a size. */
  boolean accepts(Body body);

  /** Tells the others that the person is writing, if that can be said. */
  void typed(Turn turn);

  /** Asks for older messages, if there are any. */
  void loadHistory();

  /** What was before this offset is not shown any more. */
  void historyForgotten(long before);

  /** Whoever joins next is somebody else; there is no socket. */
  void personForgotten();

  /** The frame that is to leave next on this socket; null if there is none now. */
  @Nullable String next(Turn turn);

  /**
   * No copy of this has come in time.
   *
   * @return whether to look again later
   */
  boolean overdue(Outbox.Entry entry, Turn turn);

  /**
   * The person wants this text sent again, which is not confirmed.
   *
   * @return whether it goes out as it is, since it cannot be doubled so
   */
  boolean resumes(Outbox.Entry entry, Turn turn);

  /** The socket is gone: what it was handed may have arrived or not. */
  void socketLost(Turn turn);

  /** The server closed the socket with this code; {@link #socketLost} follows. */
  void closed(int code, Turn turn);

  /** When {@link #runOut} is to be called, by {@link org.websocketchat.protocol.Now#millis}. */
  long deadline();

  /** Acts on the timers that have run out. */
  void runOut(Turn turn);
}
