package org.websocketchat.chaos;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.websocketchat.bot.JdkClock;
import org.websocketchat.bot.JdkTransport;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.session.Change;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Message;
import org.websocketchat.session.Output;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Pending.Delivery;
import org.websocketchat.session.Session;
import org.websocketchat.session.SessionSettings;
import org.websocketchat.session.Status;
import org.websocketchat.testing.StoredMemory;

/** A bot that can crash at any moment and then goes on from what it had stored. */
final class JvmClient implements Participant, AutoCloseable {
  private final String name;
  private final String url;
  private final Random random;
  private final Trace trace;

  /** Empty for a guest. */
  private final String token;

  /** What outlives a crash. */
  private final StoredMemory memory = new StoredMemory();

  /** What was thrown on its thread while it lived. */
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();

  private Life life;

  /**
   * Joins at once.
   *
   * @param token empty for a guest
   */
  JvmClient(String name, String url, String token, Random random, Trace trace) {
    this.token = token;
    this.name = name;
    this.url = url;
    this.random = random;
    this.trace = trace;
    life = new Life();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean say(String text) {
    return call(now -> now.send(new Body.Text(text)));
  }

  /** Own messages that it shows and has not removed, the newest last. */
  List<Message> ownMessages() {
    return call(
        now ->
            now.shown.messages().stream()
                .filter(message -> message.own() && message.offset() > 0 && !message.isRemoved())
                .toList());
  }

  /** Its public id, of which the newest of its messages tells; it has said something. */
  String who() {
    return call(
        now ->
            now.shown.messages().stream()
                .filter(Message::own)
                .map(message -> String.valueOf(message.who()))
                .toList()
                .getLast());
  }

  /** Whether the server has said that it is banned. */
  boolean isBanned() {
    return call(
        now ->
            now.session.state().status() == Status.FAILED
                && now.session.state().code() == CloseCode.BANNED);
  }

  /** Sends a correction; returns whether it was taken. */
  boolean correct(Body.Correction correction) {
    return call(now -> now.send(correction));
  }

  /** Everything that it has stored. */
  String stored() {
    return memory.entries().toString();
  }

  @Override
  public void retry() {
    call(now -> now.feed(new Input.RetryRequested()));
  }

  /** Ends between two turns, and begins anew. */
  void crash() {
    trace.add(name, "crashes");
    life.end();
    life = new Life();
  }

  /** Ends right after the next store, before anything else of that turn, and begins anew then. */
  void crashAtStore() {
    trace.add(name, "will crash at the next store");
    life.dying = true;
  }

  @Override
  public View view() {
    return call(Life::view);
  }

  /** The offsets of what it shows. */
  List<Long> offsets() {
    return call(now -> now.shown.messages().stream().map(Message::offset).toList());
  }

  /** What was thrown on its thread; the ends of its lives are none. */
  List<Throwable> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void close() {
    life.end();
  }

  /** Does this once, on the thread of who is alive. */
  private <T> T call(Function<Life, T> task) {
    while (true) {
      if (life.dead) {
        trace.add(name, "begins anew");
        life = new Life();
      }
      var now = life;
      try {
        return now.executor.submit(() -> task.apply(now)).get();
      } catch (RejectedExecutionException | CancellationException died) {
        // Before it came to that.
      } catch (InterruptedException | ExecutionException failure) {
        throw new IllegalStateException(name, failure);
      }
    }
  }

  /** What a body is called in a {@link View}. */
  private static String label(Body body) {
    if (body instanceof Body.Removed) {
      return KeptLog.REMOVED;
    }
    if (body instanceof Body.Sanction) {
      return KeptLog.BAN;
    }
    if (body instanceof Body.Purge) {
      return KeptLog.PURGE;
    }
    if (body instanceof Body.Edit(long target, var text)) {
      return KeptLog.label(false, target);
    }
    return body instanceof Body.Remove(long target, var by)
        ? KeptLog.label(true, target)
        : body.text();
  }

  /** What a turn ends with when the process would be gone. */
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;

    Crash() {
      super(null, null, false, false);
    }
  }

  /** From one start to the next crash. */
  private final class Life {
    private final ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().uncaughtExceptionHandler(this::uncaught).factory());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Shown shown = new Shown();
    private final Session session;
    private final Driver driver;
    private volatile boolean dying;
    private volatile boolean dead;

    Life() {
      var key = new byte[16];
      random.nextBytes(key);
      session =
          new Session(
              new SessionSettings(
                  url,
                  List.of(SubProtocol.V1),
                  random.nextLong(),
                  Base64.getUrlEncoder().withoutPadding().encodeToString(key),
                  memory.entries()),
              new JacksonJson());
      driver =
          new Driver(
              session,
              new JdkTransport(http, this::execute),
              new JdkClock(executor),
              answer -> answer.accept(token),
              this::store,
              this::watch);
      if (!token.isEmpty()) {
        execute(() -> feed(new Input.TokenSourceChanged(true)));
      }
      execute(() -> feed(new Input.ConnectRequested(name)));
    }

    /** What happens to the dead is not told. */
    private void execute(Runnable task) {
      try {
        executor.execute(() -> survive(task));
      } catch (RejectedExecutionException gone) {
        // It has ended.
      }
    }

    private void survive(Runnable task) {
      try {
        if (!dead) {
          task.run();
        }
      } catch (Crash | RejectedExecutionException gone) {
        // It has ended.
      }
    }

    /** The end of a life ends a turn by an exception; any other is a fault. */
    private void uncaught(Thread thread, Throwable thrown) {
      if (!dead) {
        trace.add(name, "failed: " + thrown);
        faults.add(thrown);
      }
    }

    private void store(Output.Store entry) {
      if (dead) {
        throw new Crash();
      }
      memory.put(entry);
      if (dying) {
        end();
        throw new Crash();
      }
    }

    private void watch(Change change) {
      shown.apply(change);
      switch (change) {
        case Change.StateChanged(var state) ->
            trace.add(name, state.status() + " " + state.cause() + " " + state.code());
        case Change.Missed missed -> trace.add(name, change.toString());
        case Change.Unreadable unreadable -> trace.add(name, change.toString());
        default -> {
          // Is told by what is shown.
        }
      }
    }

    boolean feed(Input input) {
      survive(() -> driver.feed(input));
      return true;
    }

    boolean send(Body body) {
      return driver.refusal(body) == null && feed(new Input.SendRequested(body));
    }

    View view() {
      if (shown.hasMore() && session.state().status() == Status.ONLINE) {
        feed(new Input.HistoryRequested());
      }
      var arrived = shown.messages().stream().map(message -> label(message.body())).toList();
      var pending = new ArrayList<String>();
      var failed = new ArrayList<String>();
      for (Pending said : session.pending()) {
        (said.delivery() == Delivery.FAILED ? failed : pending).add(label(said.body()));
      }
      return new View(arrived, Integer.MAX_VALUE, pending, failed);
    }

    void end() {
      dead = true;
      for (var undone : executor.shutdownNow()) {
        if (undone instanceof Future<?> awaited) {
          awaited.cancel(false);
        }
      }
      http.shutdownNow();
    }
  }
}
