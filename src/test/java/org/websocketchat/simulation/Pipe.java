package org.websocketchat.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.function.Consumer;

/** One direction of a TCP connection: in order, after a time, until it is cut. */
final class Pipe {
  /** What the kernel takes without the sender seeing a queue. */
  private static final int KERNEL_BYTES = 64 * 1024;

  private record Item(Packet packet, int bytes, long arrivesAtMillis) {}

  private final World world;
  private int latencyMillis;
  private int bytesPerMilli;
  private final Consumer<Packet> end;
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private long busyUntilMillis;
  private int queuedBytes;
  private boolean stalled;
  private boolean cut;
  private boolean pumping;

  Pipe(World world, int latencyMillis, int bytesPerMilli, Consumer<Packet> end) {
    this.world = world;
    this.latencyMillis = latencyMillis;
    this.bytesPerMilli = bytesPerMilli;
    this.end = end;
  }

  void send(Packet packet) {
    if (!cut) {
      int bytes = packet.bytes();
      busyUntilMillis = Math.max(busyUntilMillis, world.millis()) + bytes / bytesPerMilli;
      items.add(new Item(packet, bytes, busyUntilMillis + latencyMillis));
      queuedBytes += bytes;
      pump();
    }
  }

  /** What the sender sees of what it sent. */
  int queuedBytes() {
    return Math.max(0, queuedBytes - KERNEL_BYTES);
  }

  boolean isStalled() {
    return stalled;
  }

  /** A black hole: nothing arrives, and nobody is told. */
  void stall() {
    stalled = true;
  }

  /** What was held back arrives at last. */
  void flow() {
    stalled = false;
    pump();
  }

  /** Ends it after a prefix of what is under way; the end is told or not. */
  void cut(int keptPackets, boolean told) {
    if (cut) {
      return;
    }
    cut = true;
    // From the end: an iterator of ArrayDeque removes others, compiled, once the deque has wrapped.
    while (items.size() > Math.max(0, keptPackets)) {
      items.removeLast();
    }
    if (told) {
      items.add(new Item(new Packet.Reset(), 0, world.millis() + latencyMillis));
      pump();
    }
  }

  /** From now on it is short and wide. */
  void heal() {
    latencyMillis = 20;
    bytesPerMilli = 1_000;
    busyUntilMillis = world.millis();
    var waiting = new ArrayList<>(items);
    items.clear();
    queuedBytes = 0;
    pumping = false;
    for (var item : waiting) {
      items.add(new Item(item.packet(), item.bytes(), world.millis() + latencyMillis));
      queuedBytes += item.bytes();
    }
    pump();
  }

  private void pump() {
    if (!pumping && !stalled && !items.isEmpty()) {
      pumping = true;
      world.after(Math.max(0, items.peek().arrivesAtMillis() - world.millis()), this::deliver);
    }
  }

  private void deliver() {
    pumping = false;
    if (!items.isEmpty() && items.peek().arrivesAtMillis() > world.millis()) {
      pump();
    } else if (!stalled && !items.isEmpty()) {
      var item = items.remove();
      queuedBytes -= item.bytes();
      end.accept(item.packet());
      pump();
    }
  }
}
