package org.websocketchat.server;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.websocketchat.hub.Hub;
import org.websocketchat.hub.HubCounts;

/** The requests for counts, which wait for the thread of the hub. */
final class CountRequests {
  private final Queue<CompletableFuture<HubCounts>> asked = new ConcurrentLinkedQueue<>();

  /** Adds one, from any thread. */
  CompletableFuture<HubCounts> ask() {
    var counts = new CompletableFuture<HubCounts>();
    asked.add(counts);
    return counts;
  }

  /** Answers all of them, on the hub's thread. */
  void answer(Hub hub) {
    for (var next = asked.poll(); next != null; next = asked.poll()) {
      next.complete(hub.counts());
    }
  }
}
