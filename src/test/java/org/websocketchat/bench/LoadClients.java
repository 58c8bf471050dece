package org.websocketchat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Many clients of one server, all read by the calling thread. */
final class LoadClients implements AutoCloseable {
  /** How many handshakes may be under way: what the backlog of a listening socket holds. */
  private static final int MAX_OPENING = 50;

  private static final int BUFFER_BYTES = 256 * 1024;

  /** How long an overloaded server may take to send everything that it has accepted. */
  private static final long LIMIT_MINUTES = 3;

  private final Selector selector;
  private final byte[] shared = new byte[BUFFER_BYTES];
  private final List<Connection> connections = new ArrayList<>();

  LoadClients() throws IOException {
    selector = Selector.open();
  }

  List<Connection> connections() {
    return connections;
  }

  /**
   * Opens one more connection, without waiting for it; waits for earlier handshakes if too many are
   * under way.
   */
  Connection open(int port, String room, ClientProtocol protocol) throws IOException {
    until("the handshakes", () -> opening() < MAX_OPENING);
    var connection = Connection.open(port, room, protocol);
    connection.channel().register(selector, SelectionKey.OP_READ, connection);
    connections.add(connection);
    return connection;
  }

  private int opening() {
    int opening = 0;
    for (int i = connections.size() - 1; i >= Math.max(0, connections.size() - MAX_OPENING); i--) {
      opening += connections.get(i).isAdmitted() ? 0 : 1;
    }
    return opening;
  }

  void untilAdmitted() {
    until("everybody is in", () -> connections.stream().allMatch(Connection::isAdmitted));
  }

  /** Reads until nothing has arrived for this long. */
  void untilQuiet(long quietMillis) {
    long[] last = {bytes(), System.nanoTime()};
    until(
        "quiet",
        () -> {
          long now = bytes();
          if (now != last[0]) {
            last[0] = now;
            last[1] = System.nanoTime();
          }
          return System.nanoTime() - last[1] > TimeUnit.MILLISECONDS.toNanos(quietMillis);
        });
  }

  /** Reads until a condition holds; throws if it does not hold in time. */
  void until(String what, BooleanSupplier condition) {
    long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(LIMIT_MINUTES);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > limit) {
        throw new IllegalStateException("not within " + LIMIT_MINUTES + " minutes: " + what);
      }
      poll(10);
    }
  }

  /** Reads what has arrived; waits at most this long for something to arrive, 0 for not at all. */
  void poll(long millis) {
    try {
      if (millis > 0) {
        selector.select(this::read, millis);
      } else {
        selector.selectNow(this::read);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void read(SelectionKey key) {
    try {
      ((Connection) key.attachment()).read(shared);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How many bytes all connections have received. */
  long bytes() {
    long bytes = 0;
    for (var connection : connections) {
      bytes += connection.bytes();
    }
    return bytes;
  }

  /**
   * Closes every connection with a close frame, and waits until the server has ended all of them.
   */
  void closeAll() throws IOException {
    for (var connection : connections) {
      connection.sendClose();
      poll(0);
    }
    until("everybody has gone", () -> connections.stream().allMatch(Connection::isClosed));
    connections.clear();
  }

  @Override
  public void close() throws IOException {
    for (var connection : connections) {
      connection.channel().close();
    }
    selector.close();
  }
}
