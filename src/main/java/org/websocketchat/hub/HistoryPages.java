package org.websocketchat.hub;

import java.util.ArrayList;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.Utf8;

/** Answers history requests, as fast as the clients take the pages. */
final class HistoryPages {
  /** The bytes of a history frame besides its messages. */
  private static final int ENVELOPE_BYTES = 200;

  /** The most bytes of an item that has nothing but its offset. */
  private static final int PLACE_BYTES = 30;

  private static final int MOST_MESSAGES = 100;

  private final Sockets sockets;
  private final Lookups lookups;

  HistoryPages(Sockets sockets, Lookups lookups) {
    this.sockets = sockets;
    this.lookups = lookups;
  }

  /** Handles a history request. The page is read when less than 64 KiB wait for this socket. */
  void requested(Turn turn, ChatClient client, ClientFrame.History history) {
    client.historyDue(history, turn.millis());
    sockets.awaitDrain(turn, client);
  }

  /** Reads the page that is due, now that less than 64 KiB wait for this socket. */
  void drained(Turn turn, ChatClient client) {
    var history = client.takeHistoryDue();
    if (history == null) {
      return;
    }
    if (!client.isOpen()) {
      sockets.readOn(turn, client);
      return;
    }
    var room = client.room();
    long to = Math.min(history.before() - 1, room.log().head());
    int most = Math.min(history.limit(), MOST_MESSAGES);
    lookups.ask(
        turn,
        new PendingRequests.ReadHistory(client, history.before()),
        ask -> new HubOutput.Read(ask, room.name(), 1, to, true, most, Limits.PAGE_BYTES));
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
  void failed(Turn turn, PendingRequests.ReadHistory ask) {
    var client = ask.client();
    if (client.isOpen()) {
      turn.deliver(new ServerFrame.Refused("internal", null, ServerFrame.NONE), client);
    }
    sockets.readOn(turn, client);
  }
}
