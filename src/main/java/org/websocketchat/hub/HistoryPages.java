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
      var items = new ArrayList<ServerFrame.Message>();
      int bytes = ENVELOPE_BYTES;
      for (var kept : page.messages().reversed()) {
        var item = Replay.frame(kept);
        bytes +=
            Utf8.length(
                ServerFrameCodec.encode(item)); // a little more than in the page, which has no type
        if (bytes > Limits.PAGE_BYTES) {
          break;
        }
        items.addFirst(item);
      }
      boolean more = !items.isEmpty() && items.getFirst().offset() > page.first();
      turn.deliver(
          new ServerFrame.History(ask.before(), page.epoch(), page.first(), items, more), client);
    }
    sockets.readOn(turn, client);
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
