package org.websocketchat.testing;

import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.websocketchat.bot.ByteBinary;
import org.websocketchat.bot.JdkTransport;
import org.websocketchat.session.Binary;
import org.websocketchat.session.EventLog;
import org.websocketchat.session.Transport;
import org.websocketchat.session.TransportContract;

/** One raw socket of the JDK's transport, used from any thread. */
public final class JdkClient implements TransportContract.Client, AutoCloseable {
  private final ExecutorService events = Executors.newSingleThreadExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final EventLog log = new EventLog((binary, hex) -> hex.accept(hexOf(binary)));

  /** Null before it opens a socket. */
  private Transport.@Nullable Socket socket;

  @Override
  public void open(String url, List<String> protocols) {
    onThread(() -> socket = new JdkTransport(http, events).open(url, protocols, log));
  }

  @Override
  public void openAndSend(String url, String text) {
    onThread(
        () -> {
          socket = new JdkTransport(http, events).open(url, List.of(), log);
          socket.send(text);
        });
  }

  @Override
  public void send(String text) {
    onThread(() -> socket().send(text));
  }

  @Override
  public void send(byte[] bytes) {
    onThread(() -> socket().send(new ByteBinary(ByteBuffer.wrap(bytes))));
  }

  @Override
  public long bufferedBytes() {
    return socket().bufferedBytes();
  }

  @Override
  public void close(int code, String reason) {
    onThread(() -> socket().close(code, reason));
  }

  @Override
  public void abandon() {
    onThread(() -> socket().abandon());
  }

  @Override
  public List<String> events() {
    return log.lines();
  }

  /** Waits until it has received this event. */
  public void await(String event) {
    Await.until(event, () -> events().contains(event));
  }

  @Override
  public void close() {
    http.shutdownNow();
    events.shutdownNow();
  }

  private void onThread(Runnable call) {
    try {
      events.submit(call).get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Transport.Socket socket() {
    return Objects.requireNonNull(socket);
  }

  private static String hexOf(Binary binary) {
    var bytes = new byte[(int) binary.size()];
    ((ByteBinary) binary).bytes().duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
