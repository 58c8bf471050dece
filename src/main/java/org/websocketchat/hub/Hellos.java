package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;

/** Handles hellos: finds the session of a socket, welcomes it, and begins its replay. */
final class Hellos {
  private final Budget budget;
  private final Sockets sockets;
  private final Sessions sessions;
  private final Identities identities;
  private final Policy policy;
  private final Welcomes welcomes;
  private final Posts posts;

  Hellos(
      Budget budget,
      Sockets sockets,
      Sessions sessions,
      Identities identities,
      Policy policy,
      Welcomes welcomes,
      Posts posts) {
    this.budget = budget;
    this.sockets = sockets;
    this.sessions = sessions;
    this.identities = identities;
    this.policy = policy;
    this.welcomes = welcomes;
    this.posts = posts;
  }

  /**
   * Handles a hello. The socket waits until storage has answered where its session stands.
   *
   * @param identity what its token says; null for a guest
   */
  Verdict received(
      Turn turn, ChatClient client, ClientFrame.Hello hello, @Nullable SignedIdentity identity) {
    if (client.isPost() && (identity == null || identity.role() != Role.BOT)) {
      return new Verdict.Fault(CloseCode.POLICY, "only the role bot may post");
    }
    var tag =
        client.isPost() && identity != null
            ? identities.tagOfPost(hello.key(), identity)
            : identities.tagOf(hello.key());
    if (tag == null) {
      return new Verdict.Fault(CloseCode.V1_PROTOCOL, "hello.key is not 16 bytes in base64url");
    }
    var room = client.room();
    client.identity(identity);
    if (exclusion(turn, client, tag) instanceof Policy.Exclusion(int code, var reason)) {
      return new Verdict.Fault(code, reason);
    }
    var session = room.session(tag);
    if (session == null) {
      session = new Session(tag, client.pace());
      room.add(session);
    } else if (session.isOlderThanLast(hello.attempt())) {
      return new Verdict.Fault(CloseCode.REPLACED, "a later hello of this key came before");
    } else {
      client.pace(session.pace());
      client.keepPace(turn.millis());
    }
    var old = session.client();
    sessions.arrive(turn, client, session, hello.attempt());
    if (old != null) {
      sockets.close(turn, old, CloseCode.REPLACED, "another socket with this key has come");
    }
    withdraw(turn, room, tag);
    welcomes.lookUp(turn, new PendingRequests.OpenSession(client, hello), hello, tag);
    return new Verdict.Held();
  }

  /**
   * Drops the drafts of the session that storage was not asked for, also those of a socket that has
   * gone. Storage answers {@code acked} without them, so the client sends them again.
   */
  private void withdraw(Turn turn, Room room, String tag) {
    for (var pending : room.log().drafts().withdraw(tag)) {
      sockets.readOn(turn, pending.author());
    }
  }

  /** Welcomes the socket with the answer of storage. */
  void opened(Turn turn, PendingRequests.OpenSession ask, HubInput.Opened answer) {
    var client = ask.client();
    var room = client.room();
    if (room.isUnknown()) { // its own request failed: it is unknown which names are reserved
      failed(turn, client);
      return;
    }
    var session = client.session();
    if (session == null || !client.isOpen()) {
      sockets.readOn(turn, client);
      return;
    }
    var sender = answer.sender();
    session.stored(sender == null ? 0 : sender.lastN());
    if (sender != null) {
      session.restored(sender.attempt());
      if (session.isOlderThanLast(ask.hello().attempt())) {
        sockets.close(turn, client, CloseCode.REPLACED, "a later hello of this key came before");
        sockets.readOn(turn, client);
        return;
      }
    }
    var exclusion = exclusion(turn, client, session.tag()); // only now the room's state is known
    if (exclusion == null && client.isPost()) {
      posts.welcome(turn, client, session, ask.hello().name(), answer);
    } else if (exclusion == null) {
      welcome(turn, client, session, ask.hello(), answer);
    } else {
      sockets.close(turn, client, exclusion.closeCode(), exclusion.reason());
    }
    sockets.readOn(turn, client);
  }

  /** Why the sender of a hello may not come in; null if it may. */
  private Policy.@Nullable Exclusion exclusion(Turn turn, ChatClient client, String tag) {
    var who = identities.whoOf(tag, client.identity());
    return policy.entry(client.asker(who, turn.wallMillis()));
  }

  private void welcome(
      Turn turn,
      ChatClient client,
      Session session,
      ClientFrame.Hello hello,
      HubInput.Opened answer) {
    var room = client.room();
    var presence = room.presence();
    identities.settle(turn, room, session, client.identity());
    if (!presence.isHere(session.person())
        && budget.person(client.visitor(), room.accounts()) instanceof Decision.Refused full) {
      sockets.close(turn, client, full.code(), full.reason());
      return;
    }
    var identity = client.identity();
    if (identity != null) {
      identities.renewed(turn, room, session.person(), identity);
    }
    boolean refused =
        session.person().name() == null && !assignName(turn, client, session, hello, answer);
    if (!presence.isHere(session.person())) {
      session.person().beginPresence(answer.id());
      presence.enter(session.person(), client.visitor().address());
    }
    var self = Welcomes.self(session, answer);
    var welcome = Welcomes.frame(turn, room, self, answer, Welcomes.isRecoverable(hello, answer));
    turn.deliver(welcome, client);
    if (refused) {
      turn.deliver(Names.rejection(self.name(), hello.name()), client);
    }
    client.take(self.acked());
    welcomes.goOn(turn, client, hello, welcome);
    sessions.remember(turn, room, session);
  }

  /**
   * Gives the session a name: the one that storage remembers, or else the one asked for; returns
   * false if it had to be another one.
   */
  private static boolean assignName(
      Turn turn,
      ChatClient client,
      Session session,
      ClientFrame.Hello hello,
      HubInput.Opened answer) {
    var sender = answer.sender();
    var remembered =
        sender != null && sender.seenMillis() >= Sessions.reservedSinceMillis(turn)
            ? sender.name()
            : null;
    var wanted = remembered == null ? hello.name() : remembered;
    var names = client.room().names();
    var usable = names.usable(client.asker(turn.wallMillis()), wanted);
    var given = names.freeFor(session.person(), usable);
    names.give(session.person(), given);
    return given.equals(wanted);
  }

  /** Closes a socket: storage could not answer where its session stands. */
  void failed(Turn turn, ChatClient client) {
    sockets.close(turn, client, CloseCode.TRY_LATER, Welcomes.UNREADABLE);
    sockets.readOn(turn, client);
  }
}
