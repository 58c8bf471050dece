package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSExceptions;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSError;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.Registration;
import org.teavm.jso.websocket.CloseEvent;
import org.teavm.jso.websocket.WebSocket;
import org.websocketchat.browser.bindings.BinarySink;
import org.websocketchat.browser.bindings.Navigator;
import org.websocketchat.browser.bindings.PolicyViolation;
import org.websocketchat.browser.bindings.Url;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Binary;
import org.websocketchat.session.Transport;

/** The port {@code Transport} by the browser's WebSocket. */
public final class BrowserTransport implements Transport {
  private static final int OPEN = 1;

  /**
   * How long the event of the page's policy may come after the constructor threw because of it. It
   * came after 1 ms in Firefox and WebKit.
   */
  private static final int POLICY_MILLIS = 200;

  /**
   * The most that Gecko holds a socket back after others to the same server have failed: 0.2 to 0.4
   * s after the first, and 1.5 times as much after each further one, up to a minute. The socket is
   * CONNECTING meanwhile, and giving it up only prolongs that.
   */
  private static final long GECKO_MILLIS = 60_000;

  private final String binaryType;
  private final BooleanSupplier awaited;

  /**
   * Makes a transport.
   *
   * @param binaryType the type in which binary frames arrive: {@code arraybuffer} or {@code blob}
   * @param awaited whether a script awaits what a frame may bring
   */
  public BrowserTransport(String binaryType, BooleanSupplier awaited) {
    this.binaryType = binaryType;
    this.awaited = awaited;
  }

  /** How long this browser may hold a socket back, for {@code SessionSettings}. */
  static long heldBackMillis() {
    return Navigator.ofPage().getUserAgent().contains("Gecko/") ? GECKO_MILLIS : 0;
  }

  @Override
  public Socket open(String url, List<String> protocols, Listener listener) {
    var link = new Link(url, listener, awaited);
    link.open(protocols, binaryType);
    return link;
  }

  /** One WebSocket and its listener. */
  private static final class Link implements Socket {
    private final String url;
    private final Listener listener;

    /** Null if the constructor threw. */
    private @Nullable WebSocket webSocket;

    /** The timer until a refusal is told; 0 while there is none. */
    private int refusal;

    private final List<Registration> listening = new ArrayList<>();
    private final FrameQueue frames;

    Link(String url, Listener listener, BooleanSupplier awaited) {
      this.url = url;
      this.listener = listener;
      frames = new FrameQueue(this::receive, awaited);
    }

    /** Listens to the policy first: the constructor may throw because of it. */
    void open(List<String> protocols, String binaryType) {
      listening.add(
          Window.current()
              .onEvent(PolicyViolation.TYPE, (EventListener<PolicyViolation>) this::violated));
      try {
        webSocket = construct(url, protocols);
        webSocket.setBinaryType(binaryType);
        listen(webSocket);
      } catch (RuntimeException thrown) {
        refuse((JSError) JSExceptions.getJSException(thrown));
      }
    }

    private static WebSocket construct(String url, List<String> protocols) {
      int count = protocols.size();
      if (count == 0) {
        return new WebSocket(url);
      } else if (count == 1) {
        return new WebSocket(url, protocols.get(0));
      }
      var names = new String[count];
      for (int i = 0; i < count; i++) {
        names[i] = protocols.get(i);
      }
      return new WebSocket(url, names);
    }

    private void listen(WebSocket made) {
      listening.add(made.onOpen(event -> listener.opened(made.getProtocol())));
      listening.add(made.onMessage(event -> frames.add(event.getData())));
      listening.add(made.onError(event -> failed()));
      listening.add(made.onClose(this::closed));
    }

    private void stopListening() {
      Window.clearTimeout(refusal);
      listening.forEach(Registration::dispose);
      listening.clear();
      frames.close();
    }

    /**
     * Tells why there is no socket. Chromium tells a violation of the policy as an error of the
     * socket; Firefox and WebKit throw, and tell the violation a moment later.
     */
    private void refuse(JSError error) {
      var detail = error.getMessage();
      if (error.getName().equals("SyntaxError")) {
        stopListening();
        listener.refused(false, detail);
        return;
      }
      boolean insecure = error.getName().equals("SecurityError");
      refusal =
          Window.setTimeout(
              () -> {
                stopListening();
                listener.refused(insecure, detail);
              },
              POLICY_MILLIS);
    }

    /** If one of the frames had this socket given up, nobody listens any more. */
    private void failed() {
      frames.takeAll();
      if (!listening.isEmpty()) {
        listener.errored();
      }
    }

    private void closed(CloseEvent event) {
      try {
        frames.takeAll();
      } finally {
        if (!listening.isEmpty()) {
          stopListening();
          listener.closed(event.getCode(), event.getReason(), event.wasClean());
        }
      }
    }

    private void violated(PolicyViolation violation) {
      if (forbids(violation)) {
        stopListening();
        listener.blocked();
      }
    }

    /** Whether the policy forbids this socket, which is not open. */
    private boolean forbids(PolicyViolation violation) {
      return violation.getEffectiveDirective().equals("connect-src")
          && violation.getDisposition().equals("enforce")
          && (webSocket == null || webSocket.getReadyState() != OPEN)
          && new Url(url).getHref().startsWith(violation.getBlockedURI());
    }

    private void receive(JSObject data) {
      if (JSString.isInstance(data)) {
        listener.received(((JSString) data).stringValue());
      } else {
        listener.received(new BrowserBinary(data));
      }
    }

    @Override
    public void send(String text) {
      if (webSocket != null && webSocket.getReadyState() == OPEN) {
        webSocket.send(text);
      }
    }

    @Override
    public void send(Binary binary) {
      if (webSocket != null && webSocket.getReadyState() == OPEN) {
        ((BinarySink) (JSObject) webSocket).send(((BrowserBinary) binary).data());
      }
    }

    @Override
    public long bufferedBytes() {
      return webSocket == null ? 0 : webSocket.getBufferedAmount();
    }

    @Override
    public void close(int code, String reason) {
      if (webSocket != null) {
        webSocket.close(code, Utf8.cut(reason, Limits.CLOSE_REASON_BYTES));
      }
    }

    @Override
    public void abandon() {
      stopListening();
      close(CloseCode.ABANDONED, "");
    }
  }
}
