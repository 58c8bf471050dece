package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.session.Cause;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;

final class FailuresTest {
  private static final String URL = "wss://a.example/?room=lobby";

  private static State state(Cause cause, int code, String detail) {
    return new State(Status.FAILED, cause, code, detail, URL, "", "Bob", 0, 0);
  }

  private static void assertReason(String reason, @Nullable Throwable failure) {
    assertEquals(
        "No server can be reached at "
            + URL
            + " ("
            + reason
            + "). Is the address right, and does the server run? The bot goes on trying.",
        Failures.unreachable(state(Cause.NEVER_REACHED, 0, ""), failure).getMessage());
  }

  @Test
  void saysWhyNoServerIsReached() {
    assertReason("it does not answer", null);
    assertReason("it does not answer", new CancellationException());
    var unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());
    assertReason("no machine of this name is known", new CompletionException(unknown));
    assertReason("the connection fails", new CompletionException(new ConnectException()));
    assertReason("the connection fails: Host is down", new ConnectException("Host is down"));
    assertReason(
        "TLS fails: plain; a server without TLS has an address with ws", new SSLException("plain"));
    assertReason("java.io.IOException: other", new IOException("other"));
  }

  private static void assertStopped(String reason, Cause cause, int code, String detail) {
    assertEquals(
        "The bot has stopped: " + reason,
        Failures.stopped(state(cause, code, detail)).getMessage());
  }

  @Test
  void saysWhyTheBotHasStopped() {
    assertStopped(
        "the bot may not be in this room: spam.", Cause.SERVER_CLOSED, CloseCode.BANNED, "spam");
    assertStopped(
        "another bot has connected with the same key: copy no memory file.",
        Cause.SERVER_CLOSED,
        CloseCode.REPLACED,
        "");
    assertStopped(
        "the server has closed the socket with code 1008: full.",
        Cause.SERVER_CLOSED,
        CloseCode.POLICY,
        "full");
    assertStopped(URL + " cannot be used: odd.", Cause.BAD_ADDRESS, 0, "odd");
    assertStopped(
        "at "
            + URL
            + ", it speaks another sub-protocol than websocket-chat.v1, so it is no websocket-chat"
            + " server.",
        Cause.WRONG_PROTOCOL,
        0,
        "json");
  }
}
