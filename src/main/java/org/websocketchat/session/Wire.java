package org.websocketchat.session;

import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.ServerFrame.Allowance;

/**
 * The only gate through which frames leave the session. It is shut before the socket opens, from
 * the closing handshake on, and when the socket is gone. It counts every frame against the rate
 * that the server allows, and knows how much the socket has buffered.
 */
final class Wire {
  static final long BUFFER_MILLIS = 50;
  static final long BUFFER_LOW_BYTES = 64 * 1024;
  static final long BUFFER_HIGH_BYTES = 256 * 1024;

  private final Timers timers = new Timers();

  /** Whether frames may leave. */
  private boolean open;

  /** The generation of the present socket. */
  private int generation;

  /** How many frames a second the server reads; 0 if it has told no rate. */
  private int rate;

  /** How many frames the server reads at once. */
  private int burst;

  /** How many frames might leave at the time below, from 0 to the burst. */
  private double credit;

  /** When the credit was computed. */
  private long creditMillis;

  /** How many frames have left on this socket. */
  private long frames;

  /** How much the socket had buffered when it was measured, and what it was handed since. */
  private long bufferedBytes;

  /** Whether the buffer was full, and has not drained below {@link #BUFFER_LOW_BYTES} since. */
  private boolean choked;

  /** Whether the answer to {@link Output.MeasureBuffer} is awaited. */
  private boolean measuring;

  long deadline() {
    return timers.earliest();
  }

  /** Whether the gate is open, so that a frame may leave now or when the rate allows it. */
  boolean isOpen() {
    return open;
  }

  /** Whether the socket's buffer is too full for messages and binary frames. */
  boolean isChoked() {
    return choked;
  }

  /**
   * The socket of this generation is open, with an empty buffer. Its server has told no rate yet.
   */
  void opened(int socket) {
    open = true;
    generation = socket;
    rate = 0;
    frames = 0;
    bufferedBytes = 0;
    choked = false;
    measuring = false;
    timers.clearAll();
  }

  /** The server of this socket has told its limits. */
  void limit(Allowance limits, Turn turn) {
    rate = limits.rate();
    burst = limits.burst();
    credit = Math.max(0, burst - frames);
    creditMillis = turn.now.millis();
  }

  /** The socket is gone. */
  void gone() {
    open = false;
    timers.clearAll();
  }

  /**
   * Whether another frame may leave now. If only the rate forbids it, a timer is set for when it
   * may.
   */
  boolean maySend(Turn turn) {
    if (!open || rate == 0) {
      return open;
    }
    long now = turn.now.millis();
    credit = Math.min(burst, credit + (now - creditMillis) * rate / 1000.0);
    creditMillis = now;
    if (credit < 1) {
      timers.set(Timer.PACE, now + 1 + (long) ((1 - credit) * 1000 / rate));
    }
    return credit >= 1;
  }

  /** Sends a text frame; the caller has asked {@link #maySend}. */
  void send(String frame, Turn turn) {
    spend();
    turn.put(new Output.Transmit(frame));
    handedOver(frame.length(), turn);
  }

  /** Sends a binary frame; the gate must be open. */
  void send(Binary binary, Turn turn) {
    spend();
    turn.put(new Output.TransmitBinary(binary));
    handedOver(binary.size(), turn);
  }

  private void spend() {
    if (!open) {
      throw new IllegalStateException("a frame while the wire is shut");
    }
    frames++;
    credit--;
  }

  /** Begins the closing handshake and shuts the gate. */
  void close(Turn turn) {
    gone();
    turn.put(new Output.Close(CloseCode.NORMAL, ""));
  }

  private void handedOver(long bytes, Turn turn) {
    bufferedBytes += bytes;
    choked = choked || bufferedBytes >= BUFFER_HIGH_BYTES;
    measure(turn);
  }

  /** Has the socket's buffer measured, unless the answer is awaited already. */
  private void measure(Turn turn) {
    if (!measuring) {
      measuring = true;
      turn.put(new Output.MeasureBuffer(generation));
    }
  }

  /** The socket has buffered so many bytes. */
  void measured(long bytes, Turn turn) {
    if (open) {
      measuring = false;
      bufferedBytes = bytes;
      choked = choked && bytes >= BUFFER_LOW_BYTES;
      if (bytes > 0) {
        timers.set(Timer.BUFFER, turn.now.millis() + BUFFER_MILLIS);
      }
    }
  }

  /** Whether the socket has given everything to the network. */
  boolean isDrained() {
    return !measuring && bufferedBytes == 0;
  }

  /** Acts on the timers that have run out. */
  void runOut(Turn turn) {
    timers.runOut(Timer.PACE, turn.now.millis()); // this turn sends the frame
    if (timers.runOut(Timer.BUFFER, turn.now.millis())) {
      measure(turn);
    }
  }
}
