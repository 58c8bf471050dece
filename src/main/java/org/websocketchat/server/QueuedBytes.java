package org.websocketchat.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What waits to be sent to all sockets together, and who has to go when it is too much. */
final class QueuedBytes {
  /** How long those who were found are given before it is looked again. */
  private static final long PAUSE_NANOS = 10_000_000;

  private final long maxBytes;

  /**
   * Counted by any thread; those of sockets that are being closed are in it until they are gone.
   */
  private final AtomicLong bytes = new AtomicLong();

  private long nextNanos;

  /**
   * Nothing waits yet.
   *
   * @param maxBytes how much may wait
   */
  QueuedBytes(long maxBytes, long nowNanos) {
    this.maxBytes = maxBytes;
    this.nextNanos = nowNanos;
  }

  /** So much more waits, or less; called by any thread. */
  void add(long more) {
    bytes.addAndGet(more);
  }

  /**
   * How long until {@link #socketsToClose} has to be asked again; {@link Long#MAX_VALUE} for never.
   */
  long waitNanos(long nowNanos) {
    return bytes.get() <= maxBytes ? Long.MAX_VALUE : Math.max(0, nextNanos - nowNanos);
  }

  /**
   * The sockets that have to go so that no more waits than may, those first for which most waits.
   * What waits for sockets that are being closed does not count: it goes by itself.
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
