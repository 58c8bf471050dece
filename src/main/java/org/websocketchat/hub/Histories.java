package org.websocketchat.hub;

import java.util.ArrayList;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.Utf8;

/** Pages of older messages, for those who ask. */
final class Histories {
  /** What a page takes besides its messages. */
  private static final int ENVELOPE_BYTES = 200;

  private final Sockets sockets;

  Histories(Sockets sockets) {
    this.sockets = sockets;
  }

  /** Sends a page. */
  void page(Turn turn, Asks.OfHistory ask, HubInput.Page page) {
    var client = ask.client();
    if (sockets.isOpen(client)) {
      var items = new ArrayList<ServerFrame.Message>();
      int bytes = ENVELOPE_BYTES;
      for (var kept : page.messages().reversed()) {
        var item = Replay.frame(kept);
        bytes += Utf8.length(ServerFrameCodec.encode(item)); // a type more than what is sent
        if (bytes > Limits.PAGE_BYTES) {
          break;
        }
        items.addFirst(item);
      }
      long oldest = items.isEmpty() ? ask.before() : items.getFirst().offset();
      boolean more = oldest > page.first() && page.first() <= page.head();
      turn.deliver(
          new ServerFrame.History(ask.before(), page.epoch(), page.first(), items, more), client);
    }
    sockets.readOn(turn, client);
  }

  /** The page cannot be read now. */
  void failed(Turn turn, Asks.OfHistory ask) {
    var client = ask.client();
    if (sockets.isOpen(client)) {
      turn.deliver(new ServerFrame.Refused("internal", null, ServerFrame.NONE), client);
    }
    sockets.readOn(turn, client);
  }
}
