package org.websocketchat.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.htmlunit.WebClient;
import org.htmlunit.websocket.WebSocketAdapter;
import org.htmlunit.websocket.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.SubProtocol;

/**
 * Gives HtmlUnit a WebSocket that offers {@code json}, which its own does not do, and that delivers
 * events one at a time, never while a script runs.
 */
public final class HtmlUnitSocket implements WebSocketAdapter, WebSocket.Listener {
  private final WebClient browser;
  private final WebSocketListener listener;
  private final HttpClient http = HttpClient.newHttpClient();
  private final StringBuilder text = new StringBuilder();
  private @Nullable WebSocket socket;

  public HtmlUnitSocket(WebClient browser, WebSocketListener listener) {
    this.browser = browser;
    this.listener = listener;
  }

  @Override
  public void start() {}

  @Override
  public void connect(URI uri) {
    listener.onWebSocketConnecting();
    var origin = browser.getCurrentWindow().getEnclosedPage().getUrl();
    var unused =
        http.newWebSocketBuilder()
            .subprotocols(SubProtocol.JSON)
            .header("Origin", origin.getProtocol() + "://" + origin.getAuthority())
            .buildAsync(uri, this)
            .whenComplete(
                (opened, failure) -> {
                  if (failure != null) {
                    inTurn(() -> listener.onWebSocketClose(1006, ""));
                  }
                });
  }

  @Override
  public void send(Object content) throws IOException {
    if (socket != null && content instanceof String frame) {
      socket.sendText(frame, true).join();
    }
  }

  @Override
  public void closeIncomingSession() {}

  @Override
  public void closeOutgoingSession() {
    if (socket != null && !socket.isOutputClosed()) {
      var unused = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }
  }

  @Override
  public void closeClient() {
    if (socket != null) {
      socket.abort();
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    inTurn(listener::onWebSocketOpen);
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      var whole = text.toString();
      text.setLength(0);
      inTurn(() -> listener.onWebSocketText(whole));
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    inTurn(() -> listener.onWebSocketBinary(part));
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    inTurn(() -> listener.onWebSocketClose(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    inTurn(() -> listener.onWebSocketClose(1006, ""));
  }

  /** HtmlUnit holds the page's monitor while it runs scripts. */
  private void inTurn(Runnable event) {
    synchronized (browser.getCurrentWindow().getEnclosedPage()) {
      event.run();
    }
  }
}
