package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.CloseCode;

/**
 * Asks the host for tokens: before each socket, and when the server of the open one wants another.
 */
final class TokenRequests {
  private final Connection connection;
  private final Token token = new Token();

  /** Why a server has refused the token; empty before that. */
  private String refusal = "";

  TokenRequests(Connection connection) {
    this.connection = connection;
  }

  Token token() {
    return token;
  }

  /** The host has tokens, or others than before, or none any more. */
  void sourceChanged(boolean hasTokens, Turn turn) {
    boolean guest = token.given() == null;
    token.sourceChanged(hasTokens);
    if (connection.isUnauthorized()) {
      connection.join(turn);
    } else if (hasTokens && guest && connection.hasSocket() && isJoined()) {
      connection.reopen(turn); // a guest becomes somebody else by a new hello only
    }
  }

  private boolean isJoined() {
    return State.isJoined(connection.status());
  }

  /** Asks the host for a token, if it has tokens. */
  void ask(Turn turn) {
    if (token.isWanted()) {
      turn.put(new Output.TokenWanted(connection.generation()));
    }
  }

  /** The host has given a token: for the socket that is to be opened, or for the open one. */
  void given(int request, @Nullable String given, Turn turn) {
    if (request != connection.generation() || !token.isWanted()) {
      return;
    }
    if (connection.isBeforeSocket()) {
      if (given == null) {
        connection.fail(Cause.NO_TOKEN, 0, "", turn);
      } else if (token.isRefused(given)) {
        connection.fail(Cause.SERVER_CLOSED, CloseCode.UNAUTHORIZED, refusal, turn);
      } else {
        token.give(given);
        connection.openSocket(turn);
      }
    } else if (connection.status() == Status.ONLINE && given != null && !given.isEmpty()) {
      token.renew(given);
    }
  }

  /** The server has refused the token of the latest socket. */
  void refused(String reason) {
    token.refuse();
    refusal = reason;
  }
}
