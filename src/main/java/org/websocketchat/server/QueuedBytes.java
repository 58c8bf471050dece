package org.websocketchat.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes queued for all sockets together, and the sockets to close when they are too many. */
final class QueuedBytes {
  /** How long the chosen sockets have to close before more are chosen. */
  private static final long PAUSE_NANOS = 10_000_000;

  private final long maxBytes;

  /** The sum for all sockets, those that are being closed included; updated by any thread. */
  private final AtomicLong bytes = new AtomicLong();

  private long nextNanos;

  /**
   * Starts at zero.
   *
   * @param maxBytes how many bytes may be queued
   */
  QueuedBytes(long maxBytes, long nowNanos) {
    this.maxBytes = maxBytes;
    this.nextNanos = nowNanos;
  }

  /** Adds to the sum; negative when bytes were written. Called by any thread. */
  void add(long more) {
    bytes.addAndGet(more);
  }

  /** The sum at present; for any thread. */
  long get() {
    return bytes.get();
  }

  /** How long until {@link #socketsToClose} is due; {@link Long#MAX_VALUE} for never. */
  long waitNanos(long nowNanos) {
    return bytes.get() <= maxBytes ? Long.MAX_VALUE : Math.max(0, nextNanos - nowNanos);
  }

  /**
   * The sockets to close so that the limit holds, the fullest first. Sockets that are being closed
   * do not count: their queues will be freed.
   */
  List<ChatSocket> socketsToClose(Collection<ChatSocket> sockets, long nowNanos) {
    if (waitNanos(nowNanos) > 0) {
      return List.of();
    }
    nextNanos = nowNanos + PAUSE_NANOS;
    record Queue(ChatSocket socket, long bytes) {}
    var queues = new ArrayList<Queue>();
    long all = 0;
    for (var socket : sockets) {
      long waits = socket.isClosing() ? 0 : socket.queuedBytes();
      all += waits;
      if (waits > 0) {
        queues.add(new Queue(socket, waits));
      }
    }
    var fullest = new ArrayList<ChatSocket>();
    if (all > maxBytes) {
      queues.sort(Comparator.comparingLong(Queue::bytes).reversed());
      for (int i = 0; all > maxBytes; i++) {
        fullest.add(queues.get(i).socket());
        all -= queues.get(i).bytes();
      }
    }
    return fullest;
  }
}
