package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.websocket.CloseEvent;
import org.teavm.jso.websocket.WebSocket;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Binary;
import org.websocketchat.session.Transport;

/** The port {@code Transport} by the browser's WebSocket. */
public final class BrowserTransport implements Transport {
  private final String binaryType;

  /**
   * Makes a transport.
   *
   * @param binaryType the type in which binary frames arrive: {@code arraybuffer} or {@code blob}
   */
  public BrowserTransport(String binaryType) {
    this.binaryType = binaryType;
  }

  @Override
  public Socket open(String url, List<String> protocols, Listener listener) {
    var names = "";
    for (int i = 0; i < protocols.size(); i++) {
      names += "," + protocols.get(i);
    }
    var webSocket = construct(url, names, binaryType);
    var link = new Link(webSocket, listener);
    var fault = fault(webSocket);
    if (fault == null) {
      link.listen(true);
    } else {
      listener.refused(isInsecure(webSocket), fault);
    }
    return link;
  }

  /**
   * Makes a WebSocket. If the constructor throws, returns an object with the error, which never
   * opens.
   *
   * @param protocols the sub-protocols, each after a comma, which no name contains (RFC 6455, 4.1)
   */
  @JSBody(
      params = {"url", "protocols", "binaryType"},
      script =
          """
          try {
            const webSocket = new WebSocket(url, protocols.split(',').slice(1));
            webSocket.binaryType = binaryType;
            return webSocket;
          } catch (error) {
            return Object.assign(new EventTarget(), { error: error, close: () => {} });
          }
          """)
  private static native WebSocket construct(String url, String protocols, String binaryType);

  @JSBody(params = "socket", script = "return socket.error ? socket.error.message : null;")
  private static native @Nullable String fault(WebSocket socket);

  @JSBody(params = "socket", script = "return socket.error.name === 'SecurityError';")
  private static native boolean isInsecure(WebSocket socket);

  @JSBody(
      params = {"webSocket", "data"},
      script = "if (webSocket.readyState === 1) webSocket.send(data);")
  private static native void send(WebSocket webSocket, JSObject data);

  @JSBody(params = "event", script = "return event;")
  private static native CloseEvent closing(Event event);

  @JSBody(params = "event", script = "return event.data;")
  private static native JSObject dataOf(Event event);

  /** The text of a text frame, or null for a binary one. */
  @JSBody(params = "event", script = "return typeof event.data === 'string' ? event.data : null;")
  private static native @Nullable String textOf(Event event);

  /**
   * Whether the page's Content-Security-Policy forbids a socket that is not open. Browsers report
   * the whole address, its origin, or its scheme.
   */
  @JSBody(
      params = {"event", "webSocket"},
      script =
          """
          return event.effectiveDirective === 'connect-src' && event.disposition === 'enforce'
            && webSocket.readyState !== 1 && webSocket.url.startsWith(event.blockedURI);
          """)
  private static native boolean isAbout(Event event, WebSocket webSocket);

  /** One WebSocket and its listener. */
  private static final class Link implements Socket, Dom.Listener {
    private final WebSocket webSocket;
    private final Listener listener;

    Link(WebSocket webSocket, Listener listener) {
      this.webSocket = webSocket;
      this.listener = listener;
    }

    private void listen(boolean begins) {
      Dom.listen(webSocket, "open message error close", this, begins);
      Dom.listen(Window.current(), "securitypolicyviolation", this, begins);
    }

    @Override
    public void handleEvent(Event event) {
      var type = event.getType();
      if (type.equals("message")) {
        receive(event);
      } else if (type.equals("open")) {
        listener.opened(webSocket.getProtocol());
      } else if (type.equals("error")) {
        listener.errored();
      } else if (type.equals("close")) {
        listen(false);
        var close = closing(event);
        listener.closed(close.getCode(), close.getReason(), close.wasClean());
      } else if (isAbout(event, webSocket)) {
        listen(false);
        listener.blocked();
      }
    }

    private void receive(Event event) {
      var text = textOf(event);
      if (text != null) {
        listener.received(text);
      } else {
        listener.received(new BrowserBinary(dataOf(event)));
      }
    }

    @Override
    public void send(String text) {
      BrowserTransport.send(webSocket, JSString.valueOf(text));
    }

    @Override
    public void send(Binary binary) {
      BrowserTransport.send(webSocket, ((BrowserBinary) binary).data());
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
      listen(false);
      close(CloseCode.ABANDONED, "");
    }
  }
}
