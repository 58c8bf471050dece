package org.websocketchat.hub;

import java.util.ArrayList;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.Utf8;

/** Answers requests for pages of history and of acts, as fast as the clients take the pages. */
final class HistoryPages {
  /** The bytes of a history frame besides its messages. */
  private static final int ENVELOPE_BYTES = 200;

  /** The most bytes of an item that has nothing but its offset. */
  private static final int PLACE_BYTES = 30;

  private static final int MOST_MESSAGES = 100;

  /** How many acts are in a page at most. */
  private static final int MOST_ACTS = 50;

  /** How many sanctions that hold, and are older, come with the first page at most. */
  private static final int MOST_HOLDING = 100;

  private final Budget budget;
  private final Sockets sockets;
  private final Lookups lookups;

  HistoryPages(Budget budget, Sockets sockets, Lookups lookups) {
    this.budget = budget;
    this.sockets = sockets;
    this.lookups = lookups;
  }

  /** Handles a request. The page is read when less than 64 KiB wait for this socket. */
  void requested(Turn turn, ChatClient client, ClientFrame.PageRequest asked) {
    client.asks(asked, turn.millis());
    sockets.awaitDrain(turn, client);
  }

  /** Reads the page that is due, now that less than 64 KiB wait for this socket. */
  void drained(Turn turn, ChatClient client) {
    var asked = client.takeAsked();
    if (asked != null && client.isOpen()) {
      read(turn, client, asked);
    } else if (asked != null) {
      sockets.readOn(turn, client);
    }
  }

  private void read(Turn turn, ChatClient client, ClientFrame.PageRequest asked) {
    var room = client.room().name();
    switch (asked) {
      case ClientFrame.History(long before, int limit) -> {
        long to = Math.min(before - 1, client.room().log().head());
        int most = Math.min(limit, MOST_MESSAGES);
        lookups.ask(
            turn,
            new PendingRequests.ReadHistory(client, before),
            ask -> new HubOutput.Read(ask, room, 1, to, true, most, Limits.PAGE_BYTES));
      }
      case ClientFrame.Acts(long before) -> {
        long below = before == ClientFrame.NONE ? Long.MAX_VALUE : before;
        long now = turn.wallMillis();
        lookups.ask(
            turn,
            new PendingRequests.ReadActs(client, before),
            ask -> new HubOutput.ReadActs(ask, room, below, MOST_ACTS, MOST_HOLDING, now));
      }
    }
  }

  /** Sends the acts that storage has read. */
  void acts(Turn turn, PendingRequests.ReadActs ask, HubInput.Acts page) {
    var client = ask.client();
    if (client.isOpen()) {
      turn.deliver(
          new ServerFrame.Acts(ask.before(), page.acts(), page.holding(), page.more()), client);
    }
    sockets.readOn(turn, client);
  }

  /** Sends the page that storage has read. */
  void page(Turn turn, PendingRequests.ReadHistory ask, HubInput.Page page) {
    var client = ask.client();
    if (client.isOpen()) {
      var items = new ArrayList<ServerFrame.Item>();
      int bytes = ENVELOPE_BYTES;
      for (var kept : page.messages().reversed()) {
        var item = item(kept);
        bytes += bytes(item);
        if (bytes > Limits.PAGE_BYTES) {
          break;
        }
        items.addFirst(item);
      }
      budget.sent(client.visitor(), bytes, turn.millis());
      boolean more = !items.isEmpty() && items.getFirst().offset() > page.first();
      turn.deliver(
          new ServerFrame.History(
              ask.before(), page.epoch(), page.first(), page.head(), items, more),
          client);
    }
    sockets.readOn(turn, client);
  }

  /** A message as it is now; of a correction, which it shows already, no more than the place. */
  private static ServerFrame.Item item(StoredMessage kept) {
    return kept.isMessage() ? EntryFrames.message(kept) : new ServerFrame.Place(kept.offset());
  }

  /** A little more than it takes in the page, where it has no type. */
  private static int bytes(ServerFrame.Item item) {
    return switch (item) {
      case ServerFrame.Message message -> Utf8.length(ServerFrameCodec.encode(message));
      case ServerFrame.Place place -> PLACE_BYTES;
    };
  }

  /** Tells the client that the page cannot be read now. */
  void failed(Turn turn, ChatClient client) {
    if (client.isOpen()) {
      turn.deliver(new ServerFrame.Refused("internal", null, ServerFrame.NONE), client);
    }
    sockets.readOn(turn, client);
  }
}
