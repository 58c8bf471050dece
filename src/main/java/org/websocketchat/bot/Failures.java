package org.websocketchat.bot;

import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.session.Cause;
import org.websocketchat.session.State;

/** Says in sentences why a bot is not connected. */
final class Failures {
  private static final String OTHER_PROTOCOL =
      "it speaks another sub-protocol than websocket-chat.v1, so it is no websocket-chat server";

  private static final String SILENT = "it does not answer";

  /** The HTTP status of a handshake that went well, but for what it agreed on. */
  private static final int SWITCHING = 101;

  private Failures() {}

  /** The bot has stopped for good. */
  static BotException stopped(State state) {
    return new BotException("The bot has stopped: " + reason(state));
  }

  private static String reason(State state) {
    var said = state.detail().isEmpty() ? "" : ": " + state.detail();
    if (state.cause() == Cause.WRONG_PROTOCOL) {
      return "at " + state.url() + ", " + OTHER_PROTOCOL + ".";
    }
    return switch (state.code()) {
      case 0 -> state.url() + " cannot be used" + said + ".";
      case CloseCode.UNAUTHORIZED ->
          "the server wants a token, or another one"
              + said
              + ". Call tokenChanged() when there is "
              + "one.";
      case CloseCode.BANNED -> "the bot may not be in this room" + said + ".";
      case CloseCode.REPLACED ->
          "another bot has connected with the same key: copy no memory file.";
      default -> "the server has closed the socket with code " + state.code() + said + ".";
    };
  }

  /** No server was ever reached; the bot goes on trying. */
  static BotException unreachable(State state, @Nullable Throwable failure) {
    var why = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    return new BotException(
        "No server can be reached at "
            + state.url()
            + " ("
            + sentence(why)
            + "). Is the address right, and does the server run? The bot goes on trying.",
        why);
  }

  private static String sentence(@Nullable Throwable why) {
    return switch (why) {
      case null -> SILENT;
      case CancellationException givenUp -> SILENT;
      case WebSocketHandshakeException answered ->
          answered.getResponse().statusCode() == SWITCHING
              ? OTHER_PROTOCOL
              : "it answers with HTTP status " + answered.getResponse().statusCode();
      case ProtocolException other -> OTHER_PROTOCOL;
      case ConnectException failed when failed.getCause() instanceof UnresolvedAddressException ->
          "no machine of this name is known";
      case ConnectException failed when failed.getMessage() != null ->
          "the connection fails: " + failed.getMessage();
      case ConnectException failed -> "the connection fails";
      case SSLException broken ->
          "TLS fails: " + broken.getMessage() + "; a server without TLS has an address with ws";
      default -> why.toString();
    };
  }
}
