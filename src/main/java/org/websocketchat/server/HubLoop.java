package org.websocketchat.server;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Hub;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Now;
import org.websocketchat.store.Storage;

/**
 * The one thread that owns the hub: feeds it with what happened and carries out what it says.
 *
 * <p>The inbox needs no bound of its own. A socket has at most one frame in it, since the next is
 * read when the hub has handled the last, and besides tells only that it came, lags, has drained
 * and went; of answers of storage there are at most two for each room and two for each socket.
 */
final class HubLoop implements Runnable {
  private static final long STOP_MILLIS = 3_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** However much there is to do, what is to be sent is written after so many turns. */
  private static final int TURNS_PER_WRITE = 64;

  /** A message waits no longer than this for others that could share a write with it. */
  private static final long MAX_PAUSE_NANOS = 20 * NANOS_PER_MILLI;

  private final Hub hub;
  private final Storage storage;
  private final LinkedBlockingQueue<HubInput> inbox = new LinkedBlockingQueue<>();
  private final Map<Long, ChatSocket> sockets = new ConcurrentHashMap<>();
  private final AtomicLong lastSocket = new AtomicLong();
  private final Thread thread = new Thread(this, "hub");

  private final RecipientCache recipients = new RecipientCache(sockets);
  private final FrameWriter writer =
      new FrameWriter(recipients, new WritePace(MAX_PAUSE_NANOS, System.nanoTime()));

  private final QueuedBytes queued;

  private boolean stopping;

  /** What ended the thread, or storage, before it was told to; null unless something did. */
  private volatile @Nullable Throwable failure;

  /** Shown to other threads after each turn. */
  private volatile int roomCount;

  private volatile int socketCount;

  /**
   * Owns a hub.
   *
   * @param maxQueuedBytes how much may wait to be sent to all sockets together
   */
  HubLoop(Hub hub, Storage.Engine engine, long maxQueuedBytes) {
    this.hub = hub;
    this.queued = new QueuedBytes(maxQueuedBytes, System.nanoTime());
    this.storage = engine.start(inbox::add, this::storageEnded);
  }

  void start() {
    thread.start();
  }

  /** Hands in something that happened, from any thread. */
  void feed(HubInput input) {
    inbox.add(input);
  }

  /** A number for a socket that may come to be opened; never given twice. */
  long nextSocketNumber() {
    return lastSocket.incrementAndGet();
  }

  /** What waits to be sent to all sockets together. */
  QueuedBytes queued() {
    return queued;
  }

  /** Takes in a socket that has just been opened. */
  void socketOpened(ChatSocket socket, HubInput.Connected event) {
    sockets.put(event.socket(), socket);
    feed(event);
  }

  /** Whether what is fed is handled: it has been started, and has not ended. */
  boolean isRunning() {
    return thread.isAlive();
  }

  /** Whether messages are being refused, as far as is known. */
  boolean isFailing() {
    return storage.isFailing();
  }

  /** What ended it before it was told to stop; null unless something did. */
  @Nullable Throwable failure() {
    return failure;
  }

  void awaitEnd() throws InterruptedException {
    thread.join();
  }

  int rooms() {
    return roomCount;
  }

  int sockets() {
    return socketCount;
  }

  /** Says goodbye to every socket and returns when all are closed, at the latest after 3 s. */
  void stop() {
    feed(new HubInput.StopRequested());
    if (thread.getState() == Thread.State.NEW) {
      storage.close();
      return;
    }
    try {
      thread.join(STOP_MILLIS);
      thread.interrupt();
      thread.join();
    } catch (InterruptedException hurried) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  /** Storage answers no more, and without it nothing goes on. */
  private void storageEnded(Throwable cause) {
    failure = cause;
    thread.interrupt();
  }

  /**
   * Runs until it is told to stop. An error ({@link Error}) ends it as well, here or in storage:
   * nobody knows what the hub holds after one, and a hub that has ended is started again, while a
   * wrong one goes on.
   */
  @Override
  public void run() {
    try (storage) {
      serve();
      if (failure != null) {
        fail(failure);
      }
    } catch (InterruptedException hurried) {
      if (failure != null) {
        fail(failure);
      } else {
        Log.warn("stopped with " + hub.sockets() + " sockets open");
      }
    } catch (Throwable broken) {
      failure = broken;
      fail(broken);
    }
  }

  private void fail(Throwable cause) {
    Log.error("the hub cannot go on", cause);
    sockets.values().forEach(socket -> runCatching(socket, socket::drop));
  }

  private void serve() throws InterruptedException {
    int turns = 0;
    while (failure == null && !(stopping && hub.sockets() == 0)) {
      long now = System.nanoTime();
      for (var fullest : queued.socketsToClose(sockets.values(), now)) {
        fullest.markClosing();
        turn(new HubInput.Overfull(fullest.number()));
      }
      long untilWriteNanos = writer.waitNanos(now);
      if (untilWriteNanos <= 0 && (inbox.isEmpty() || turns >= TURNS_PER_WRITE)) {
        writer.write();
        turns = 0;
      } else {
        var input = next(Math.min(untilWriteNanos, queued.waitNanos(now)));
        if (input != null) {
          turn(input);
          turns++;
        }
      }
    }
    writer.write();
  }

  /** The next input; null if there is none before so much time has passed. */
  private @Nullable HubInput next(long maxNanos) throws InterruptedException {
    long untilDeadline = hub.deadline() - now().millis();
    if (untilDeadline <= 0) {
      return new HubInput.TimePassed();
    }
    long deadlineNanos = TimeUnit.MILLISECONDS.toNanos(untilDeadline);
    var input = inbox.poll(Math.min(maxNanos, deadlineNanos), TimeUnit.NANOSECONDS);
    return input == null && deadlineNanos <= maxNanos ? new HubInput.TimePassed() : input;
  }

  private void turn(HubInput input) {
    var outputs = new ArrayList<HubOutput>();
    if (!runCatching(input, () -> outputs.addAll(hub.handle(input, now())))) {
      runCatching(
          input, () -> outputs.addAll(hub.recover(now()))); // the room ends, all else goes on
    }
    for (var output : outputs) {
      runCatching(output, () -> carryOut(output));
    }
    if (input instanceof HubInput.Disconnected(long gone, int ignored)) {
      sockets.remove(gone);
      recipients.clear();
    }
    stopping |= input instanceof HubInput.StopRequested;
    roomCount = hub.rooms();
    socketCount = hub.sockets();
  }

  /** A fault of ours must not end everybody's chat; returns whether there was none. */
  @SuppressWarnings("CatchingUnchecked")
  static boolean runCatching(Object occasion, Runnable action) {
    try {
      action.run();
      return true;
    } catch (RuntimeException fault) {
      Log.error("the hub failed on " + occasion.getClass().getSimpleName(), fault);
      return false;
    }
  }

  private void carryOut(HubOutput output) {
    switch (output) {
      case HubOutput.Deliver(var frame, var recipients) -> writer.deliver(frame, recipients);
      case HubOutput.Offer(var frame, var recipients) -> writer.offer(frame, recipients);
      case HubOutput.Drain(long number) -> withSocket(number, ChatSocket::drain);
      case HubOutput.Demand(long number) -> withSocket(number, ChatSocket::demand);
      case HubOutput.Ping(long number) -> withSocket(number, ChatSocket::ping);
      case HubOutput.Close(long number, int code, var reason) ->
          withSocket(number, socket -> socket.close(code, reason));
      case HubOutput.Drop(long number) -> withSocket(number, ChatSocket::drop);
      case HubOutput.Open ask -> storage.open(ask);
      case HubOutput.Append drafts -> storage.append(drafts);
      case HubOutput.Read ask -> storage.read(ask);
      case HubOutput.Remember sender -> storage.remember(sender);
      case HubOutput.Forget(var room) -> storage.forget(room);
    }
  }

  /** The hub may still speak of a socket whose end it has not been told. */
  private void withSocket(long number, Consumer<ChatSocket> action) {
    var socket = sockets.get(number);
    if (socket != null) {
      runCatching(socket, () -> action.accept(socket));
    }
  }

  private static Now now() {
    return new Now(System.nanoTime() / NANOS_PER_MILLI, System.currentTimeMillis());
  }
}
