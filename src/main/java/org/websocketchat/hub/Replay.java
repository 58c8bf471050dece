package org.websocketchat.hub;

import java.util.List;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.Utf8;

/**
 * Sends a reader what it missed from the log, page by page, until it has caught up with the room.
 * The next page is read when less than 64 KiB wait for the reader. Until then it gets no copies of
 * new messages, so nothing is left out or comes twice. Messages that are not kept any more are told
 * as a gap.
 */
final class Replay {
  private static final int PAGE_BYTES = 64 * 1024;
  private static final int PAGE_MESSAGES = 1_000;

  private final Budget budget;
  private final Sockets sockets;
  private final Lookups lookups;

  Replay(Budget budget, Sockets sockets, Lookups lookups) {
    this.budget = budget;
    this.sockets = sockets;
    this.lookups = lookups;
  }

  /** Continues after this offset: from the log if the room is further, else live. */
  void resume(Turn turn, ChatClient client, long offset) {
    client.fallBehind(offset);
    readNext(turn, client);
  }

  /** Sends a page that storage has read, with gaps where messages are not kept any more. */
  void page(Turn turn, PendingRequests.ReadMissed ask, HubInput.Page page) {
    var client = ask.client();
    if (!client.isOpen()) {
      return;
    }
    if (!page.epoch().equals(client.room().log().epoch())) {
      sockets.close(turn, client, CloseCode.TRY_LATER, "the log of this room began anew");
      return;
    }
    long bytes = 0;
    for (var message : page.messages()) {
      skipTo(turn, client, message.offset());
      boolean toldWho = EntryFrames.isToldWho(client, message);
      var frame = ServerFrameCodec.encode(EntryFrames.frame(message, toldWho));
      turn.deliver(frame, List.of(client.socket()));
      client.sent(message.offset());
      bytes += Utf8.length(frame);
    }
    budget.sent(client.visitor(), bytes, turn.millis());
    if (page.messages().isEmpty()) {
      skipTo(turn, client, ask.to() + 1);
    }
    if (isBehind(client)) {
      client.pageDue();
      sockets.awaitDrain(turn, client);
    } else {
      readNext(turn, client);
    }
  }

  /** Tells a gap if this offset is not the next one: the messages before it are not kept. */
  private static void skipTo(Turn turn, ChatClient client, long offset) {
    if (offset > client.position() + 1) {
      turn.deliver(new ServerFrame.Gap(offset), client);
      client.sent(offset - 1);
    }
  }

  /** Reads the next page, if one is due, now that less than 64 KiB wait for this socket. */
  void drained(Turn turn, ChatClient client) {
    if (client.takePageDue() && client.isOpen()) {
      readNext(turn, client);
    }
  }

  /** Closes the reader: what it missed cannot be read now. */
  void failed(Turn turn, ChatClient client) {
    sockets.close(turn, client, CloseCode.TRY_LATER, "what you missed cannot be read now");
  }

  private void readNext(Turn turn, ChatClient client) {
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

  /** Sends all live readers back to the log, which holds more than they were sent. */
  void overtaken(Turn turn, List<ChatClient> readers, long sentOffset) {
    for (var reader : readers) {
      if (reader.isLive()) {
        resume(turn, reader, sentOffset);
      }
    }
  }
}
