package org.websocketchat.chaos;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One client of a {@link FaultProxy}, joined to the server. */
final class Connection {
  private final Socket client;
  private final Socket server;
  private final Consumer<Connection> whenGone;
  private final Pipe up;
  private final Pipe down;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final AtomicInteger ended = new AtomicInteger();

  Connection(Socket client, Socket server, Sky sky, Consumer<Connection> whenGone) {
    this.client = client;
    this.server = server;
    this.whenGone = whenGone;
    up = new Pipe(client, server, sky, Weather::up);
    down = new Pipe(server, client, sky, Weather::down);
  }

  void open(SocketAddress target) {
    try {
      server.connect(target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      run(up::read);
      run(up::write);
      run(down::read);
      run(down::write);
    } catch (IOException refused) {
      reset();
    }
  }

  /** From now on nothing arrives in these directions, and nobody is told. */
  void lose(boolean upwards, boolean downwards) {
    if (upwards) {
      up.lose();
    }
    if (downwards) {
      down.lose();
    }
  }

  /** Ends it as if the other side had vanished: what was on its way is gone. */
  void reset() {
    abort(client);
    abort(server);
    threads.forEach(Thread::interrupt);
    whenGone.accept(this);
  }

  /** Both directions are through. */
  private void end() throws IOException {
    client.close();
    server.close();
    whenGone.accept(this);
  }

  private static void abort(Socket socket) {
    try (socket) {
      if (!socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException gone) {
      // Then it is.
    }
  }

  /** Work of a pipe. */
  private interface Work {
    /** Returns when one direction has come to its end. */
    void run() throws IOException, InterruptedException;
  }

  private void run(Work work) {
    threads.add(
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    work.run();
                    if (ended.incrementAndGet() == 4) {
                      end();
                    }
                  } catch (IOException | InterruptedException broken) {
                    reset();
                  }
                }));
  }
}
