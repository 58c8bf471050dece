package org.websocketchat.bot;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Binary;
import org.websocketchat.session.Transport;

/**
 * One WebSocket of the JDK. Unless a field says otherwise, only the thread of the events uses it.
 */
final class JdkSocket implements Transport.Socket, WebSocket.Listener {
  /** More than any message has: characters of a text, bytes of a binary message. */
  private static final int MAX_MESSAGE_LENGTH = 1 << 20;

  private static final long ABANDON_MILLIS = 1_000;

  private final Executor events;
  private final boolean offersProtocols;
  private final Consumer<Throwable> failures;
  private final AtomicLong bufferedBytes = new AtomicLong();

  /** The fragments of a text message; only the receiving thread uses it. */
  private final StringBuilder text = new StringBuilder();

  /** The fragments of a binary message; only the receiving thread uses it. */
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Null when there is nothing left to report. */
  private Transport.@Nullable Listener listener;

  /** Null until the JDK was asked to open it. */
  private @Nullable CompletableFuture<WebSocket> opening;

  /** Null until the socket is open. */
  private @Nullable WebSocket webSocket;

  private boolean closing;

  /** Done when everything handed over has been sent; the JDK takes one send at a time. */
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

  JdkSocket(
      Executor events,
      Transport.Listener listener,
      boolean offersProtocols,
      Consumer<Throwable> failures) {
    this.events = events;
    this.listener = listener;
    this.offersProtocols = offersProtocols;
    this.failures = failures;
  }

  @Override
  public void send(String text) {
    var wellFormed = Utf8.wellFormed(text); // the JDK rejects lone surrogates
    if (webSocket != null && !closing) {
      var target = webSocket;
      enqueue(Utf8.length(text), () -> target.sendText(wellFormed, true));
    }
  }

  @Override
  public void send(Binary binary) {
    var payload = ((ByteBinary) binary).bytes().duplicate();
    if (webSocket != null && !closing) {
      var target = webSocket;
      enqueue(binary.size(), () -> target.sendBinary(payload, true));
    }
  }

  @Override
  public void close(int code, String reason) {
    if (webSocket == null) {
      fail(CloseCode.ABNORMAL); // as in a browser
      cancelOpening();
    } else if (!closing) {
      closing = true;
      var target = webSocket;
      enqueue(0, () -> target.sendClose(code, Utf8.cut(reason, Limits.CLOSE_REASON_BYTES)));
    }
  }

  private void enqueue(long size, Supplier<CompletableFuture<WebSocket>> send) {
    bufferedBytes.addAndGet(size);
    sent =
        sent.thenCompose(before -> send.get())
            .whenComplete(
                (done, failure) -> {
                  bufferedBytes.addAndGet(-size);
                  failIf(failure);
                });
  }

  @Override
  public long bufferedBytes() {
    return bufferedBytes.get();
  }

  @Override
  public void abandon() {
    listener = null;
    if (webSocket != null) {
      var target = webSocket;
      sent =
          target
              .sendClose(CloseCode.ABANDONED, "")
              .orTimeout(ABANDON_MILLIS, TimeUnit.MILLISECONDS)
              .whenComplete((done, failure) -> target.abort());
    } else {
      cancelOpening();
    }
  }

  /**
   * Gives up opening: the JDK would wait for ever for a server that accepts and does not answer.
   */
  private void cancelOpening() {
    if (opening != null) {
      opening.cancel(true);
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    events.execute(
        () -> {
          var picked = opened.getSubprotocol();
          if (listener == null || (offersProtocols && picked.isEmpty())) {
            opened.abort(); // abandoned meanwhile, or a handshake that browsers reject
            failures.accept(new ProtocolException("the server picked no sub-protocol"));
            fail(CloseCode.ABNORMAL);
          } else {
            webSocket = opened;
            var receiver = listener;
            Callbacks.run(() -> receiver.opened(picked));
            opened.request(1);
          }
        });
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (text.length() > MAX_MESSAGE_LENGTH) {
      fail(CloseCode.TOO_LARGE);
    } else if (last) {
      var whole = text.toString();
      text.setLength(0);
      deliver(from, receiver -> receiver.received(whole));
    } else {
      from.request(1);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    while (part.hasRemaining()) {
      bytes.write(part.get());
    }
    if (bytes.size() > MAX_MESSAGE_LENGTH) {
      fail(CloseCode.TOO_LARGE);
    } else if (last) {
      var whole = new ByteBinary(ByteBuffer.wrap(bytes.toByteArray()));
      bytes.reset();
      deliver(from, receiver -> receiver.received(whole));
    } else {
      from.request(1);
    }
    return null;
  }

  /** Delivers a message, then requests the next, which bounds the queue; none while closing. */
  private void deliver(WebSocket from, Consumer<Transport.Listener> call) {
    events.execute(
        () -> {
          if (listener != null && !closing) {
            var receiver = listener;
            Callbacks.run(() -> call.accept(receiver));
          }
          from.request(1);
        });
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    if (code == CloseCode.ABNORMAL) {
      fail(code);
    } else {
      tellEnd(last -> last.closed(code, reason, true));
    }
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    fail(CloseCode.ABNORMAL);
  }

  /** Waits for the socket to open, and reports if that fails. */
  void openWith(CompletableFuture<WebSocket> asked) {
    opening = asked;
    sent =
        asked.whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                failures.accept(failure);
              }
              if (failure instanceof IllegalArgumentException) {
                refuse(String.valueOf(failure.getMessage()));
              } else {
                failIf(failure);
              }
            });
  }

  /** Reports that the address cannot be used. */
  void refuse(String detail) {
    tellEnd(last -> last.refused(false, detail));
  }

  private void failIf(@Nullable Throwable failure) {
    if (failure != null) {
      fail(CloseCode.ABNORMAL);
    }
  }

  private void fail(int code) {
    tellEnd(
        last -> {
          if (webSocket != null) {
            webSocket.abort();
          }
          Callbacks.run(last::errored);
          last.closed(code, "", false);
        });
  }

  private void tellEnd(Consumer<Transport.Listener> call) {
    events.execute(
        () -> {
          if (listener != null) {
            var last = listener;
            listener = null;
            Callbacks.run(() -> call.accept(last));
          }
        });
  }
}
