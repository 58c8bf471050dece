package org.websocketchat.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Address;
import org.websocketchat.hub.Hub;
import org.websocketchat.hub.HubCounts;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Now;
import org.websocketchat.store.Storage;
import org.websocketchat.token.TokenVerifier;

/**
 * The thread that owns the hub: feeds it inputs, and has {@link HubOutputs} carry out its outputs.
 *
 * <p>The inbox needs no bound of its own. It holds at most one frame of each socket, because the
 * next frame is read only when the hub has handled the last. A socket adds only that it was opened,
 * is backlogged, has drained, and has ended, and what its token is worth. Storage adds at most two
 * answers for each room and two for each socket.
 */
final class HubLoop implements Runnable {
  private static final long STOP_MILLIS = 3_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** After this many turns, frames are written even if more inputs wait. */
  private static final int TURNS_PER_WRITE = 64;

  /** How long a frame may wait for other frames that could share a write with it. */
  private static final long MAX_PAUSE_NANOS = 10 * NANOS_PER_MILLI;

  private final Hub hub;
  private final Storage storage;
  private final TokenVerifier tokens;
  private final Words words;
  private final LinkedBlockingQueue<HubInput> inbox = new LinkedBlockingQueue<>();
  private final Map<Long, ChatSocket> sockets = new ConcurrentHashMap<>();
  private final AtomicLong lastSocket = new AtomicLong();
  private final Thread thread = new Thread(this, "hub");

  private final RecipientCache recipients = new RecipientCache(sockets);
  private final FrameWriter writer =
      new FrameWriter(recipients, new WritePace(MAX_PAUSE_NANOS, System.nanoTime()));

  private final QueuedBytes queued;
  private final HubOutputs shell;

  /** Sees the inputs and outputs; null for nobody. */
  private final @Nullable HubObserver observer;

  /** Those who wait for {@link #counts}. */
  private final CountRequests countRequests = new CountRequests();

  private final Posts posts = new Posts();

  private volatile boolean stopping;

  /** The fault that ended the thread or the storage; null if there was none. */
  private volatile @Nullable Throwable failure;

  /** The number of rooms after the last turn, for other threads. */
  private volatile int roomCount;

  private volatile int socketCount;

  /**
   * Takes over a hub, the verifier of tokens and the words, and starts the storage.
   *
   * @param maxQueuedBytes how many bytes may wait to be sent to all sockets together
   */
  HubLoop(Hub hub, Storage.Engine engine, TokenVerifier tokens, Words words, long maxQueuedBytes) {
    this(hub, engine, tokens, words, maxQueuedBytes, null);
  }

  /**
   * The same with an observer.
   *
   * @param observer null for none
   */
  HubLoop(
      Hub hub,
      Storage.Engine engine,
      TokenVerifier tokens,
      Words words,
      long maxQueuedBytes,
      @Nullable HubObserver observer) {
    this.hub = hub;
    this.observer = observer;
    this.words = words;
    this.tokens = tokens;
    this.queued = new QueuedBytes(maxQueuedBytes, System.nanoTime());
    this.storage = engine.start(inbox::add, this::storageEnded);
    this.shell = new HubOutputs(storage, tokens, writer, sockets, inbox::add);
  }

  void start() {
    thread.start();
  }

  /** Adds an input, from any thread. */
  void feed(HubInput input) {
    inbox.add(input);
  }

  /** A number for a new socket; never given twice. */
  long nextSocketNumber() {
    return lastSocket.incrementAndGet();
  }

  /** The bytes that wait to be sent to all sockets together. */
  QueuedBytes queued() {
    return queued;
  }

  /** Adds a socket that has just been opened. */
  void socketOpened(ChatSocket socket, HubInput.Connected event) {
    sockets.put(event.socket(), socket);
    feed(event);
  }

  /**
   * Has a message stored that somebody posts; returns its number.
   *
   * @param address as in {@link HubInput.Connected}
   * @param outcome is completed when it is known, on the hub's thread; never if that has ended
   */
  long post(
      String room,
      @Nullable Address address,
      PostedMessage message,
      CompletableFuture<PostOutcome> outcome) {
    long number = nextSocketNumber();
    posts.add(new Post(number, message, new JacksonJson(), this, outcome));
    feed(new HubInput.Connected(number, room, HubInput.POST, address));
    return number;
  }

  /** Ends a post, whatever becomes of its message; without effect if it has ended. */
  void endPost(long number, int code) {
    if (posts.remove(number)) {
      feed(new HubInput.Disconnected(number, code));
    }
  }

  /** Whether it has been started and has not ended, so that inputs are handled. */
  boolean isRunning() {
    return thread.isAlive();
  }

  /** Whether it has been told to stop, and takes no new sockets. */
  boolean isStopping() {
    return stopping;
  }

  /** Whether storage is refusing messages, as far as it knows. */
  boolean isFailing() {
    return storage.isFailing();
  }

  /** The fault that ended it; null if there was none. */
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

  /** What there is, as of a moment after this call; never completed if the thread has ended. */
  CompletableFuture<HubCounts> counts() {
    var asked = countRequests.ask();
    feed(new HubInput.TimePassed()); // it is harmless at any time, and wakes the thread
    return asked;
  }

  /** Closes every socket, and returns when all are closed, at the latest after 3 s. */
  void stop() {
    feed(new HubInput.StopRequested());
    if (thread.getState() == Thread.State.NEW) {
      storage.close();
      tokens.close();
      words.close();
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

  /** Ends the thread, because storage has ended and will not answer any more. */
  private void storageEnded(Throwable cause) {
    failure = cause;
    thread.interrupt();
  }

  /**
   * Runs until it is told to stop, or until an {@link Error} occurs here or in storage. After an
   * {@code Error} the state of the hub is unknown. A server that has ended is started again; one
   * with a wrong state would go on.
   */
  @Override
  public void run() {
    try (storage;
        tokens;
        words) {
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
    sockets.values().forEach(socket -> HubOutputs.runCatching(socket, socket::drop));
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

  /** The next input; null if none arrives within this time. */
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
    if (!HubOutputs.runCatching(input, () -> outputs.addAll(hub.handle(input, now())))) {
      HubOutputs.runCatching(
          input, () -> outputs.addAll(hub.recover(now()))); // ends the turn's room, and only that
    }
    for (var output : outputs) {
      HubOutputs.runCatching(output, () -> shell.carryOut(output));
      if (!posts.isEmpty()) {
        HubOutputs.runCatching(output, () -> posts.carryOut(output));
      }
    }
    if (observer != null) {
      var observes = observer;
      HubOutputs.runCatching(observes, () -> observe(observes, input, outputs));
    }
    if (input instanceof HubInput.Disconnected(long gone, int ignored)) {
      sockets.remove(gone);
      recipients.clear();
    }
    if (input instanceof HubInput.StopRequested) {
      stopping = true;
    }
    roomCount = hub.rooms();
    socketCount = hub.sockets();
    if (input instanceof HubInput.TimePassed) {
      countRequests.answer(hub);
    }
  }

  private static void observe(HubObserver by, HubInput input, List<HubOutput> outputs) {
    by.handled(input);
    outputs.forEach(by::carriedOut);
  }

  private static Now now() {
    return new Now(System.nanoTime() / NANOS_PER_MILLI, System.currentTimeMillis());
  }
}
