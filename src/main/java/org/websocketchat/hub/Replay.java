package org.websocketchat.hub;

import java.util.List;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.ServerFrame;

/**
 * How a reader gets what it missed: page by page from the log, each when the last is on its way,
 * until it has caught up with the room. Meanwhile it gets no copies, so nothing is left out or
 * comes twice. What the log does not keep any more is told as a gap.
 */
final class Replay {
  private static final int PAGE_BYTES = 64 * 1024;
  private static final int PAGE_MESSAGES = 1_000;

  private final Sockets sockets;
  private final Lookups lookups;

  Replay(Sockets sockets, Lookups lookups) {
    this.sockets = sockets;
    this.lookups = lookups;
  }

  /** Goes on after this offset, from the log if the room is further. */
  void resume(Turn turn, ChatClient client, long offset) {
    client.fallBehind(offset);
    goOn(turn, client);
  }

  /** Sends what was read, and tells what is not kept any more. */
  void page(Turn turn, PendingRequests.ReadMissed ask, HubInput.Page page) {
    var client = ask.client();
    if (!client.isOpen()) {
      return;
    }
    if (!page.epoch().equals(client.room().log().epoch())) {
      sockets.close(turn, client, CloseCode.TRY_LATER, "the log of this room began anew");
      return;
    }
    for (var message : page.messages()) {
      skipTo(turn, client, message.offset());
      turn.deliver(frame(message), client);
      client.sent(message.offset());
    }
    if (page.messages().isEmpty()) {
      skipTo(turn, client, ask.to() + 1);
    }
    if (isBehind(client)) {
      client.pageDue();
      sockets.awaitDrain(turn, client);
    } else {
      goOn(turn, client);
    }
  }

  /** Tells a gap if the message at this offset is not the next: those before it are not kept. */
  private static void skipTo(Turn turn, ChatClient client, long offset) {
    if (offset > client.position() + 1) {
      turn.deliver(new ServerFrame.Gap(offset), client);
      client.sent(offset - 1);
    }
  }

  /** Reads on: little waits to be sent to this socket. */
  void drained(Turn turn, ChatClient client) {
    if (client.takePageDue() && client.isOpen()) {
      goOn(turn, client);
    }
  }

  /** What it missed cannot be read now. */
  void failed(Turn turn, ChatClient client) {
    sockets.close(turn, client, CloseCode.TRY_LATER, "what you missed cannot be read now");
  }

  private void goOn(Turn turn, ChatClient client) {
    var room = client.room();
    if (isBehind(client)) {
      long from = client.position() + 1;
      long to = room.log().head();
      lookups.ask(
          turn,
          new PendingRequests.ReadMissed(client, to),
          ask -> new HubOutput.Read(ask, room.name(), from, to, false, PAGE_MESSAGES, PAGE_BYTES));
    } else {
      client.become(Client.State.LIVE);
    }
  }

  private static boolean isBehind(ChatClient client) {
    return client.position() < client.room().log().head();
  }

  static ServerFrame.Message frame(StoredMessage kept) {
    return new ServerFrame.Message(
        kept.offset(), kept.id(), kept.name(), kept.body(), kept.dateMillis(), kept.cid());
  }

  /**
   * Has everybody who was live read on from the log, in which there is more than they were sent.
   */
  void overtaken(Turn turn, List<ChatClient> readers, long sentOffset) {
    for (var reader : readers) {
      if (reader.isLive()) {
        resume(turn, reader, sentOffset);
      }
    }
  }
}
