package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;

/**
 * Has tokens verified: those of hellos, and those that take the place of another one before it ends
 * (docs/protocol.md, "Tokens").
 */
final class Tokens {
  static final String ENDED = "your token has ended";

  private final Hellos hellos;
  private final Spectators spectators;
  private final Identities identities;
  private final TokenExpiry expiry;
  private final Policy policy;

  Tokens(
      Hellos hellos,
      Spectators spectators,
      Identities identities,
      TokenExpiry expiry,
      Policy policy) {
    this.policy = policy;
    this.hellos = hellos;
    this.spectators = spectators;
    this.identities = identities;
    this.expiry = expiry;
  }

  /** Handles a hello: at once that of a guest, after the verification that with a token. */
  Verdict hello(Turn turn, ChatClient client, ClientFrame.Greeting hello) {
    var token = hello.token();
    return token == null ? greeted(turn, client, hello, null) : verify(turn, client, token, hello);
  }

  private Verdict greeted(
      Turn turn,
      ChatClient client,
      ClientFrame.Greeting greeting,
      @Nullable SignedIdentity identity) {
    return switch (greeting) {
      case ClientFrame.Hello hello -> hellos.received(turn, client, hello, identity);
      case ClientFrame.SpectatorHello hello -> spectators.received(turn, client, hello, identity);
    };
  }

  /** Handles a token that is to take the place of the present one. */
  Verdict renewal(Turn turn, ChatClient client, String token) {
    return verify(turn, client, token, null);
  }

  private static Verdict verify(
      Turn turn, ChatClient client, String token, ClientFrame.@Nullable Greeting hello) {
    client.verifying(hello);
    turn.say(new HubOutput.Verify(client.socket(), token));
    return new Verdict.Held();
  }

  /** Goes on with the frame whose token was verified. */
  Verdict verified(Turn turn, ChatClient client, TokenVerdict verdict) {
    var hello = client.takeVerified();
    return switch (verdict) {
      case TokenVerdict.Refused(var reason) -> new Verdict.Fault(CloseCode.UNAUTHORIZED, reason);
      case TokenVerdict.Accepted(var identity) -> {
        var fault = fault(turn, client, identity);
        if (fault != null) {
          yield new Verdict.Fault(CloseCode.UNAUTHORIZED, fault);
        }
        yield hello == null
            ? renewed(turn, client, identity)
            : greeted(turn, client, hello, identity);
      }
    };
  }

  /** Why a valid token does not count here; null if it does. */
  private static @Nullable String fault(Turn turn, ChatClient client, SignedIdentity identity) {
    var name = identity.name();
    if (!identity.isFor(client.room().name())) {
      return "the token is not for this room";
    }
    if (identity.expiresWallMillis() <= turn.wallMillis()) {
      return ENDED;
    }
    return name != null && client.room().names().repaired(name) == null
        ? "nothing of the token's name can be seen"
        : null;
  }

  private Verdict renewed(Turn turn, ChatClient client, SignedIdentity identity) {
    var before = client.identity();
    var session = client.session();
    if (before == null || !isSamePerson(before, identity)) {
      return new Verdict.Fault(CloseCode.UNAUTHORIZED, "the new token is of somebody else");
    }
    client.identity(identity);
    if (session != null) { // a spectator is nobody who could be called otherwise
      identities.renewed(turn, client.room(), session.person(), identity);
    }
    expiry.renewed(turn, client, before, identity);
    var exclusion = policy.entry(client.asker(turn.wallMillis())); // the role may be another one
    return exclusion == null
        ? new Verdict.Handled()
        : new Verdict.Fault(exclusion.closeCode(), exclusion.reason());
  }

  private static boolean isSamePerson(SignedIdentity one, SignedIdentity other) {
    boolean isSameKind = (one.role() == Role.BOT) == (other.role() == Role.BOT);
    return isSameKind
        && one.issuer().equals(other.issuer())
        && one.subject().equals(other.subject());
  }
}
