package org.websocketchat.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A WebSocket server (RFC 6455) on a port of its own, for tests that script every frame and every
 * fault. Calls of the script never overlap.
 */
public final class WireServer implements AutoCloseable {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  /** The script of a server: what it does at each event. */
  public interface Script {
    /** Picks one of the offered sub-protocols; an empty text for none. */
    default String pick(List<String> offered) {
      return offered.isEmpty() ? "" : offered.getFirst();
    }

    default void opened(WirePeer peer) {}

    default void received(WirePeer peer, String text) {}

    default void received(WirePeer peer, byte[] bytes) {}

    /** The socket has ended; 1005 without a code, 1006 without a close frame. */
    default void closed(WirePeer peer, int code, String reason) {}
  }

  private final Script script;
  private final ServerSocket listening = new ServerSocket();
  private final ReentrantLock turn = new ReentrantLock();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /**
   * Listens on the loopback address.
   *
   * @param port zero for any free one
   */
  public WireServer(int port, Script script) throws IOException {
    this.script = script;
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    start(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  public String url() {
    return "ws://127.0.0.1:" + port() + "/";
  }

  /** Runs an action between two calls of the script. */
  public void inTurn(Runnable task) {
    turn.lock();
    try {
      task.run();
    } finally {
      turn.unlock();
    }
  }

  /** Calls the script, unless the server is dead. */
  void tell(Consumer<Script> call) {
    inTurn(
        () -> {
          if (!listening.isClosed()) {
            call.accept(script);
          }
        });
  }

  /** Dies like a process: resets every socket and frees the port. */
  public void crash() {
    closeQuietly(listening);
    sockets.forEach(WireServer::reset);
  }

  /** Dies and waits for every thread. */
  @Override
  public void close() {
    crash();
    for (var thread : threads) {
      if (thread != Thread.currentThread()) {
        join(thread);
      }
    }
  }

  private void start(Runnable task) {
    var thread = Thread.ofVirtual().unstarted(task);
    threads.add(thread);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        var socket = listening.accept();
        sockets.add(socket);
        if (listening.isClosed()) {
          reset(socket);
        }
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      threads.remove(Thread.currentThread());
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      var request = Request.read(in);
      var picked = answer(socket, request);
      new WirePeer(socket, in, request.target(), request.offered(), picked).run(this);
    } catch (IOException ended) {
      reset(socket);
    } finally {
      sockets.remove(socket);
      threads.remove(Thread.currentThread());
    }
  }

  private String answer(Socket socket, Request request) throws IOException {
    var picked = new String[] {""};
    tell(server -> picked[0] = server.pick(request.offered()));
    var head =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(request.header("sec-websocket-key"))
            + (picked[0].isEmpty() ? "" : "\r\nSec-WebSocket-Protocol: " + picked[0])
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return picked[0];
  }

  private static String accept(String key) {
    try {
      var sha1 = MessageDigest.getInstance("SHA-1");
      var hash = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyClosed) {
      closeQuietly(socket);
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception closed) {
      throw new IllegalStateException(closed);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** The opening handshake of a client. */
  private record Request(String target, Map<String, String> headers) {

    static Request read(InputStream in) throws IOException {
      var target = line(in).split(" ", -1)[1];
      var headers = new LinkedHashMap<String, String>();
      for (var line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + "," + b);
      }
      return new Request(target, headers);
    }

    private static String line(InputStream in) throws IOException {
      var line = new ByteArrayOutputStream();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new EOFException();
        }
        line.write(b);
      }
      return line.toString(StandardCharsets.UTF_8).strip();
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    List<String> offered() {
      var offered = new ArrayList<String>();
      for (var name : header("sec-websocket-protocol").split(",", -1)) {
        if (!name.isBlank()) {
          offered.add(name.strip());
        }
      }
      return offered;
    }
  }
}
