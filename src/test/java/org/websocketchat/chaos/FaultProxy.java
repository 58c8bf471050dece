package org.websocketchat.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on a free port of this machine that treats connections as networks do. The {@link
 * Weather} is for all of them; single ones can be {@link #resetSome reset} or {@link #loseSome
 * lost}.
 */
final class FaultProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final Trace trace;
  private final Sky sky = new Sky();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  /** Listens at once; who connects is joined to this port of this machine. */
  FaultProxy(int target, Trace trace) throws IOException {
    this.target = target;
    this.trace = trace;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("proxy").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Changes the weather for the connections that there are, and that will be. */
  void set(Weather weather) {
    trace.add("proxy", weather.toString());
    sky.set(weather);
  }

  /** Resets about one connection in two. */
  void resetSome(Random random) {
    var some = some(random);
    trace.add("proxy", "resets " + some.size());
    some.forEach(Connection::reset);
  }

  /** About one connection in two is never heard of again, in one direction or both. */
  void loseSome(Random random) {
    var some = some(random);
    int which = random.nextInt(3);
    trace.add("proxy", "loses " + some.size() + " in direction " + which);
    some.forEach(connection -> connection.lose(which != 1, which != 0));
  }

  private List<Connection> some(Random random) {
    var some = new ArrayList<>(connections);
    some.removeIf(connection -> random.nextBoolean());
    return some;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    connections.forEach(Connection::reset);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        Thread.ofVirtual().name("proxy door").start(() -> join(client));
      } catch (IOException ended) {
        // Closed, or who knocked has gone already.
      }
    }
  }

  private void join(Socket client) {
    var connection = new Connection(client, new Socket(), sky, connections::remove);
    connections.add(connection);
    switch (sky.weather().door()) {
      case OPEN -> connection.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      case SHUT -> connection.reset();
      case HANGING -> {
        // Until its client gives up; we do not notice that, as we never read.
      }
    }
    if (listener.isClosed()) {
      connection.reset();
    }
  }
}
