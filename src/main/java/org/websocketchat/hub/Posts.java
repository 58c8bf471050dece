package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.ServerFrame;

/**
 * Messages that bots post without being present. Each key of a post is a session of its own with
 * one message, so storage keeps it once, as it does with a text that is sent again. Its n comes
 * from what it says: {@code acked} tells whether the same was stored before, or something else.
 */
final class Posts {
  private static final String NAMELESS = "Bot";

  private final Sockets sockets;
  private final Replay replay;
  private final Identities identities;

  Posts(Sockets sockets, Replay replay, Identities identities) {
    this.sockets = sockets;
    this.replay = replay;
    this.identities = identities;
  }

  /**
   * Welcomes a post, and tells by a {@code place} where its message is, if it was stored before.
   *
   * @param wanted the name that the message is to have; blank for that of the token
   */
  void welcome(Turn turn, ChatClient post, Session session, String wanted, HubInput.Opened answer) {
    var room = post.room();
    identities.settle(turn, room, session, post.identity());
    var name = name(turn, post, session.person(), wanted);
    if (name == null) {
      sockets.close(turn, post, CloseCode.V1_PROTOCOL, "nothing of this name can be used here");
      return;
    }
    post.author(new ChatClient.Author(answer.id(), name));
    var self = Welcomes.self(session, answer);
    turn.deliver(Welcomes.frame(turn, room, self, answer, false), post);
    if (self.acked() > 0) {
      turn.deliver(new ServerFrame.Place(answer.sentOffset()), post);
    }
    post.take(self.acked());
    replay.resume(turn, post, answer.head());
  }

  /** The name of the author; null if the wanted one cannot be used. */
  private static @Nullable String name(Turn turn, ChatClient post, Person bot, String wanted) {
    var names = post.room().names();
    var identity = post.identity();
    var own = identity == null ? null : identity.name();
    var asked = wanted.isBlank() ? (own == null ? NAMELESS : own) : wanted;
    var usable = names.choosable(post.asker(turn.wallMillis()), asked);
    if (usable == null || usable.equals(own)) {
      return usable;
    }
    return names.freeFor(bot, usable);
  }
}
