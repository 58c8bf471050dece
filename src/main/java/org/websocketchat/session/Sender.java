package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Pending.Delivery;

/**
 * Hands what waits in the outbox to the socket, in order, no faster than the socket takes it, and
 * notices what does not come back.
 */
final class Sender {
  static final long ACK_MILLIS = 15_000;
  static final long BUFFER_MILLIS = 50;
  static final long ACK_AGAIN_MILLIS = 30_000;
  static final long BUFFER_LOW_BYTES = 64 * 1024;
  static final long BUFFER_HIGH_BYTES = 256 * 1024;

  private final Outbox outbox;
  private final Timers timers = new Timers();

  /** What the socket had buffered when last asked, and what it was handed since. */
  private long bufferedBytes;

  /** Whether the buffer was full and has not drained below the lower bound. */
  private boolean choked;

  /** Whether an answer to {@link Output.MeasureBuffer} is on its way. */
  private boolean measuring;

  /** The message that the ACK timer runs for; null if it does not run. */
  private Outbox.@Nullable Entry awaited;

  Sender(Outbox outbox) {
    this.outbox = outbox;
  }

  long deadline() {
    return timers.earliest();
  }

  boolean isChoked() {
    return choked;
  }

  /** A new socket, with an empty buffer. */
  void socketOpened() {
    bufferedBytes = 0;
    choked = false;
    measuring = false;
  }

  /** The socket is gone. */
  void socketLost() {
    awaited = null;
    timers.clearAll();
  }

  /** Hands over what the sub-protocol and the buffer allow. */
  void sendWaiting(Talk talk, Connection connection, Turn turn) {
    for (var frame = choked ? null : talk.next(turn);
        frame != null;
        frame = choked ? null : talk.next(turn)) {
      turn.transmit(frame);
      handedOver(frame.length());
      measure(connection, turn);
    }
    awaitOldest();
  }

  void sendBinary(Binary binary, Connection connection, Turn turn) {
    turn.put(new Output.TransmitBinary(binary));
    handedOver(binary.size());
    measure(connection, turn);
  }

  /** Asks for the socket's buffer, unless the answer is on its way. */
  void measure(Connection connection, Turn turn) {
    if (!measuring) {
      measuring = true;
      turn.put(new Output.MeasureBuffer(connection.generation()));
    }
  }

  void measured(long bytes, Turn turn) {
    measuring = false;
    bufferedBytes = bytes;
    choked = choked && bytes >= BUFFER_LOW_BYTES;
    if (bytes > 0) {
      timers.set(Timer.BUFFER, turn.now.millis() + BUFFER_MILLIS);
    }
  }

  /** Whether everything has come back and the socket's buffer is known to be empty. */
  boolean isFlushed() {
    return outbox.isQuiet() && !measuring && bufferedBytes == 0;
  }

  /** Acts on the timers that have run out. */
  void runOut(Talk talk, Connection connection, Turn turn) {
    long now = turn.now.millis();
    if (timers.runOut(Timer.BUFFER, now)) {
      measure(connection, turn);
    }
    if (awaited != null && timers.runOut(Timer.ACK, now) && talk.overdue(awaited, turn)) {
      timers.set(Timer.ACK, now + ACK_AGAIN_MILLIS);
    }
  }

  private void handedOver(long bytes) {
    bufferedBytes += bytes;
    choked = choked || bufferedBytes >= BUFFER_HIGH_BYTES;
  }

  /** Runs the timer for the oldest message on the wire, without touching it for the same one. */
  private void awaitOldest() {
    var oldest = outbox.first(Delivery.SENT);
    if (oldest == null) {
      timers.clear(Timer.ACK);
    } else if (oldest != awaited || timers.at(Timer.ACK) == Timers.NEVER) {
      timers.set(Timer.ACK, oldest.handedMillis() + ACK_MILLIS);
    }
    awaited = oldest;
  }
}
