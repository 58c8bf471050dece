package org.websocketchat.server;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubInput;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;

/**
 * One message that was posted, as a socket that says hello, says the message, and hears what became
 * of it. Only the hub's thread uses it.
 */
final class Post {
  private final long number;
  private final PostedMessage message;
  private final Json json;
  private final HubLoop hub;
  private final CompletableFuture<PostOutcome> outcome;

  /** The frame to say next; null if there is none before something is heard. */
  private @Nullable String next;

  /** Whether the hub waits for a frame. */
  private boolean demanded;

  /** The cid of the message; null before the welcome. */
  private @Nullable String cid;

  /** Whether the same was stored before, so that its place follows the welcome. */
  private boolean again;

  Post(
      long number,
      PostedMessage message,
      Json json,
      HubLoop hub,
      CompletableFuture<PostOutcome> outcome) {
    this.number = number;
    this.message = message;
    this.json = json;
    this.hub = hub;
    this.outcome = outcome;
    this.next =
        ClientFrameCodec.encode(
            new ClientFrame.Hello(
                message.key(),
                ClientFrame.NONE,
                message.name(),
                null,
                ClientFrame.NONE,
                message.token()));
  }

  long number() {
    return number;
  }

  /** The hub reads the next frame. */
  void demanded() {
    demanded = true;
    say();
  }

  private void say() {
    var frame = next;
    if (demanded && frame != null) {
      demanded = false;
      next = null;
      hub.feed(new HubInput.Received(number, frame));
    }
  }

  /** Nothing ever waits to be sent to it. */
  void drain() {
    hub.feed(new HubInput.Drained(number));
  }

  /** The hub sends this frame, to this post among others. */
  void heard(String frame) {
    switch (ServerFrameCodec.decode(json, frame)) {
      case ServerFrame.Welcome welcome -> welcomed(welcome);
      case ServerFrame.Place(long offset) when again -> end(new PostOutcome.Stored(offset));
      case ServerFrame.Message copy when copy.cid() != null && copy.cid().equals(cid) ->
          end(new PostOutcome.Stored(copy.offset()));
      case ServerFrame.Refused(var code, var about, long detail)
          when about != null && about.equals(cid) ->
          end(new PostOutcome.Refused(code, detail));
      case ServerFrame other -> {} // what else is told in the room
    }
  }

  private void welcomed(ServerFrame.Welcome welcome) {
    long n = message.number();
    cid = welcome.self().tag() + "." + n;
    again = welcome.self().acked() == n;
    if (!again && welcome.self().acked() > 0) {
      end(new PostOutcome.Conflict());
    } else if (!again) {
      next =
          ClientFrameCodec.encode(new ClientFrame.Message(cid, 0, new Body.Text(message.text())));
      say();
    }
  }

  /** The hub closes it. */
  void closed(int code, String reason) {
    outcome.complete(new PostOutcome.Closed(code, reason));
    hub.endPost(number, code);
  }

  private void end(PostOutcome how) {
    outcome.complete(how);
    hub.endPost(number, CloseCode.NORMAL);
  }
}
