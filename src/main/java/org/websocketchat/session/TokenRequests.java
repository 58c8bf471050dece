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

  /** The number of the latest request; 0 before the first. */
  private int lastRequest;

  /** Whether the latest request has no answer yet. */
  private boolean isAwaited;

  TokenRequests(Connection connection) {
    this.connection = connection;
  }

  Token token() {
    return token;
  }

  /** The host has tokens, or others than before, or none any more. */
  void sourceChanged(boolean hasTokens, Turn turn) {
    boolean guest = token.given() == null;
    boolean asks = guest || isAwaited || token.isRenewing();
    isAwaited = false;
    token.sourceChanged(hasTokens);
    if (connection.isBeforeSocket()) {
      if (hasTokens) {
        ask(turn);
      } else {
        connection.openSocket(turn);
      }
    } else if (connection.isUnauthorized()) {
      if (hasTokens) {
        ask(turn);
      } else {
        tryOther("", turn);
      }
    } else if (connection.hasSocket() && State.isJoined(connection.status())) {
      if (hasTokens && asks) {
        ask(turn);
      } else if (!hasTokens && !guest) {
        connection.reopen(turn); // the powers of the token end
      }
    }
  }

  /** Asks the host for a token, if it has tokens; answers to earlier requests come too late. */
  void ask(Turn turn) {
    if (token.isWanted()) {
      isAwaited = true;
      turn.put(new Output.TokenWanted(++lastRequest));
    }
  }

  /** The host has given a token: for the socket that is to be opened, or for the open one. */
  void given(int request, @Nullable String given, Turn turn) {
    if (!isAwaited || request != lastRequest) {
      return;
    }
    isAwaited = false;
    if (connection.isBeforeSocket()) {
      giveBefore(given, turn);
    } else if (given != null && connection.isUnauthorized()) {
      tryOther(given, turn);
    } else if (given != null && !given.isEmpty() && connection.hasSocket()) {
      giveOpen(given, turn);
    }
  }

  private void giveBefore(@Nullable String given, Turn turn) {
    if (given == null) {
      connection.fail(Cause.NO_TOKEN, 0, "", turn);
    } else if (token.isRefused(given)) {
      connection.fail(Cause.SERVER_CLOSED, CloseCode.UNAUTHORIZED, refusal, turn);
    } else {
      token.give(given);
      connection.openSocket(turn);
    }
  }

  /** A guest becomes somebody else by a new hello only. */
  private void giveOpen(String given, Turn turn) {
    if (token.given() != null && connection.status() == Status.ONLINE) {
      token.renew(given);
    } else if (token.given() == null && State.isJoined(connection.status())) {
      token.give(given);
      connection.replaceSocket(turn);
    }
  }

  /** The session has stopped, but not for a token that no server has refused. */
  private void tryOther(String given, Turn turn) {
    if (!token.isRefused(given)) {
      connection.tryOtherToken(turn);
    }
  }

  /** The server has refused the token of the latest socket. */
  void refused(String reason) {
    token.refuse();
    refusal = reason;
  }
}
