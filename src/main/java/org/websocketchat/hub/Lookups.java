package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.PendingRequests.Lookup;
import org.websocketchat.hub.PendingRequests.Request;

/**
 * Limits how many lookups storage is asked at a time, for each network and in all: pages of the
 * log, and apart from those what must be known to let a socket in. Storage answers in the order
 * asked, so a message of somebody else waits behind these lookups at most. Further lookups wait for
 * their turn while their sockets are open. A socket without an address is not limited.
 */
final class Lookups {
  private final PendingRequests requests;
  private final LookupQueue opens;
  private final LookupQueue pages;

  Lookups(HubLimits limits, PendingRequests requests) {
    this.requests = requests;
    this.opens = new LookupQueue(limits.address().opens(), limits.server().opens());
    this.pages = new LookupQueue(limits.address().pages(), limits.server().pages());
  }

  /** Asks storage now, or when it is the turn of the socket's network. */
  void ask(Turn turn, Lookup request, LongFunction<HubOutput> question) {
    var address = addressOf(request);
    var lookup = new LookupQueue.Waiting(request, question);
    if (address == null || queueOf(request).mayBegin(address)) {
      begin(turn, lookup);
    } else {
      request.room().requested();
      queueOf(request).add(address, lookup);
    }
  }

  /** Storage has answered this request: if it is a lookup, the next ones in turn are asked. */
  void answered(Turn turn, Request request) {
    if (!(request instanceof Lookup lookup)) {
      return;
    }
    var address = addressOf(lookup);
    if (address == null) {
      return;
    }
    var queue = queueOf(lookup);
    queue.ended(address);
    for (var next = queue.next(); next != null; next = queue.next()) {
      turn.about(next.request().room());
      next.request().room().answered();
      begin(turn, next);
    }
  }

  private void begin(Turn turn, LookupQueue.Waiting lookup) {
    var address = addressOf(lookup.request());
    if (address != null) {
      queueOf(lookup.request()).began(address);
    }
    turn.say(lookup.question().apply(requests.add(lookup.request())));
  }

  /**
   * Takes back what waits for a socket that is not open any more. Returns whether the socket was
   * not read because of it.
   */
  boolean takeBack(Client client) {
    var address = client.visitor().address();
    if (address == null) {
      return false;
    }
    var lookups = new ArrayList<>(opens.remove(address, client));
    lookups.addAll(pages.remove(address, client));
    boolean wasHeld = false;
    for (var lookup : lookups) {
      client.room().answered();
      wasHeld |= !(lookup.request() instanceof PendingRequests.ReadMissed);
    }
    return wasHeld;
  }

  private LookupQueue queueOf(Lookup request) {
    return switch (request) {
      case PendingRequests.OpenSession ignored -> opens;
      case PendingRequests.OpenSpectator ignored -> opens;
      case PendingRequests.OpenGuide ignored -> opens;
      case PendingRequests.ReadMissed ignored -> pages;
      case PendingRequests.ReadHistory ignored -> pages;
      case PendingRequests.ReadActs ignored -> pages;
    };
  }

  private static @Nullable Address addressOf(Lookup request) {
    return request.client().visitor().address();
  }
}
