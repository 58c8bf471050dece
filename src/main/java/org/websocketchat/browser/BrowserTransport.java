package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.dom.events.Registration;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.websocket.CloseEvent;
import org.teavm.jso.websocket.WebSocket;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Binary;
import org.websocketchat.session.Transport;

/** The browser's own WebSocket. */
public final class BrowserTransport implements Transport {
  /** {@code WebSocket.OPEN}. */
  private static final int OPEN = 1;

  private final String binaryType;

  /**
   * Binds the port to the browser.
   *
   * @param binaryType what binary frames arrive as: {@code arraybuffer} or {@code blob}
   */
  public BrowserTransport(String binaryType) {
    this.binaryType = binaryType;
  }

  @Override
  public Socket open(String url, List<String> protocols, Listener listener) {
    var webSocket = construct(url, protocols.toArray(new String[0]), listener::refused);
    if (webSocket == null) {
      return new NoSocket();
    }
    webSocket.setBinaryType(binaryType);
    return new Link(webSocket, listener);
  }

  @JSBody(
      params = {"url", "protocols", "refused"},
      script =
          """
          try {
            return new WebSocket(url, protocols);
          } catch (e) {
            refused(e.name === 'SecurityError', e.message);
            return null;
          }
          """)
  private static native @Nullable WebSocket construct(
      String url, String[] protocols, Refused refused);

  @JSBody(
      params = {"webSocket", "data"},
      script = "webSocket.send(data);")
  private static native void send(WebSocket webSocket, JSObject data);

  /** The text of a text frame, or null for a binary one. */
  @JSBody(params = "event", script = "return typeof event.data === 'string' ? event.data : null;")
  private static native @Nullable String textOf(MessageEvent event);

  /** What browsers report of the address differs: all of it, its origin, or its scheme. */
  @JSBody(
      params = {"event", "webSocket"},
      script =
          """
          return event.effectiveDirective === 'connect-src' && event.disposition === 'enforce'
            && webSocket.url.startsWith(event.blockedURI);
          """)
  private static native boolean isAbout(Event event, WebSocket webSocket);

  /** Told when the constructor threw. */
  @JSFunctor
  private interface Refused extends JSObject {
    void accept(boolean insecure, String detail);
  }

  /** One WebSocket and those who listen to it. */
  private static final class Link implements Socket {
    private final WebSocket webSocket;
    private final List<Registration> registrations;

    Link(WebSocket webSocket, Listener listener) {
      this.webSocket = webSocket;
      registrations =
          List.of(
              webSocket.onOpen(event -> listener.opened(webSocket.getProtocol())),
              webSocket.onMessage(event -> receive(event, listener)),
              webSocket.onError(event -> listener.errored()),
              webSocket.onClose(event -> close(event, listener)),
              HTMLDocument.current()
                  .onEvent("securitypolicyviolation", event -> violate(event, listener)));
    }

    private void receive(MessageEvent event, Listener listener) {
      var text = textOf(event);
      if (text != null) {
        listener.received(text);
      } else {
        listener.received(new BrowserBinary(event.getData()));
      }
    }

    private void close(CloseEvent event, Listener listener) {
      deafen();
      listener.closed(event.getCode(), event.getReason(), event.wasClean());
    }

    private void violate(Event event, Listener listener) {
      if (webSocket.getReadyState() != OPEN && isAbout(event, webSocket)) {
        deafen();
        listener.blocked();
      }
    }

    private void deafen() {
      registrations.forEach(Registration::dispose);
    }

    @Override
    public void send(String text) {
      if (webSocket.getReadyState() == OPEN) {
        webSocket.send(text);
      }
    }

    @Override
    public void send(Binary binary) {
      if (webSocket.getReadyState() == OPEN) {
        BrowserTransport.send(webSocket, ((BrowserBinary) binary).data());
      }
    }

    @Override
    public long bufferedBytes() {
      return webSocket.getBufferedAmount();
    }

    @Override
    public void close(int code, String reason) {
      webSocket.close(code, Utf8.cut(reason, Limits.CLOSE_REASON_BYTES));
    }

    @Override
    public void abandon() {
      deafen();
      webSocket.close(CloseCode.ABANDONED);
    }
  }

  /** In place of a socket that could not be made. */
  private static final class NoSocket implements Socket {
    @Override
    public void send(String text) {}

    @Override
    public void send(Binary binary) {}

    @Override
    public long bufferedBytes() {
      return 0;
    }

    @Override
    public void close(int code, String reason) {}

    @Override
    public void abandon() {}
  }
}
