package org.websocketchat.bot;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;

/**
 * A program in a room of a chat. It stays connected until it is closed: after each loss it connects
 * again, and then gets what it has missed.
 *
 * <pre>{@code
 * var bot = Bot.connect("wss://chat.example.org/chat", "lobby", "Echo");
 * bot.onMessage(message -> bot.reply(message, message.text()));
 * }</pre>
 *
 * <p>Every method may be called from any thread, also from handlers. Handlers run on one virtual
 * thread, one call after the other; one that blocks delays only the calls behind it. What a handler
 * throws is told to {@link #onError}, and the bot goes on. The bot keeps the JVM alive until it is
 * closed. Methods throw a {@link NullPointerException} for null.
 */
public final class Bot implements AutoCloseable {
  /** For how long {@link #close()} waits until everything that was sent has its outcome. */
  public static final Duration FLUSH = Duration.ofSeconds(10);

  /** For how long it then waits for the closing handshake; the session gives up before. */
  private static final long GOODBYE_NANOS = TimeUnit.SECONDS.toNanos(6);

  /** For how long it waits for a handler that runs. */
  private static final Duration HANDLER = Duration.ofSeconds(5);

  /** For how long it waits until the futures are complete. */
  private static final long COMPLETION_SECONDS = 5;

  private final BotSession session;
  private final Handlers handlers;

  /** Null if it is the program's. */
  private final @Nullable HttpClient ownHttp;

  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);

  private Bot(BotSession session, Handlers handlers, @Nullable HttpClient ownHttp) {
    this.session = session;
    this.handlers = handlers;
    this.ownHttp = ownHttp;
  }

  /**
   * Starts a bot without a token and without a memory, and does not wait until it is connected.
   *
   * @param server the address of the socket, {@code wss://host/path}; also {@code ws}, {@code http}
   *     and {@code https}
   * @param room as in {@link BotBuilder#room}; empty for the one in the address, or the lobby
   * @param name as in {@link BotBuilder#name}
   * @throws IllegalArgumentException if one of them cannot be used; the message says why
   */
  public static Bot connect(String server, String room, String name) {
    return to(server).room(room).name(name).connectWithoutMemory();
  }

  /** Describes a bot that goes to the server at this address, as in {@link #connect}. */
  public static BotBuilder to(String server) {
    return new BotBuilder(server);
  }

  static Bot start(
      String url,
      String name,
      @Nullable Callable<@Nullable String> tokens,
      @Nullable HttpClient http,
      @Nullable MemoryFile file,
      @Nullable Consumer<Throwable> errors) {
    var started = new AtomicReference<@Nullable BotSession>();
    var handlers =
        new Handlers(
            offset -> {
              var session = Objects.requireNonNull(started.get());
              session.thread().execute(() -> session.handed(offset));
            });
    if (errors != null) {
      handlers.onError(errors);
    }
    var ownHttp = http == null ? HttpClient.newHttpClient() : null;
    var used = http == null ? Objects.requireNonNull(ownHttp) : http;
    var session =
        new BotSession(url, name, tokens, used, new BotMemory(file, handlers::error), handlers);
    started.set(session);
    return new Bot(session, handlers, ownHttp);
  }

  /**
   * Sets the handler of what others say, in the order of the room. It is not given what this bot
   * says, nor what was removed before its turn came. Messages wait for the first handler and for
   * one that is busy, at most 1 000; of more, {@link #onGap} is told.
   *
   * <p>What was said while the bot was not connected follows when it is again, and is marked as
   * {@link BotMessage#missed}. With a memory, this is also so after a restart. If the process was
   * killed before the handler returned, the next run is given that message again.
   */
  public void onMessage(Consumer<BotMessage> handler) {
    handlers.onMessage(Objects.requireNonNull(handler, "handler"));
  }

  /**
   * Sets the handler of what was said before the messages that {@link #onMessage} is given. It is
   * called once, when the bot has come in for the first time: with at most 50 messages, the oldest
   * first, those of this bot among them; with none if there are none. A program that needs both in
   * order calls {@link #onMessage} in this handler.
   */
  public void onHistory(Consumer<List<BotMessage>> handler) {
    handlers.onHistory(Objects.requireNonNull(handler, "handler"));
  }

  /**
   * Sets the handler of corrections: messages were edited or removed. It is told each in its place
   * among the messages, so {@link #onMessage} must have a handler, too; set this one first, and it
   * misses none. A message that waits for its handler while it is edited is given as it is then.
   */
  public void onChange(Consumer<BotChange> handler) {
    handlers.onChange(Objects.requireNonNull(handler, "handler"));
  }

  /** Sets the handler that is told, in its place among the messages, of some that are left out. */
  public void onGap(Consumer<BotGap> handler) {
    handlers.onGap(Objects.requireNonNull(handler, "handler"));
  }

  /**
   * Sets the handler of the connection's state. It is told the present state, then each that
   * follows; one that is slow is told only the newest.
   */
  public void onState(Consumer<State> handler) {
    handlers.onState(Objects.requireNonNull(handler, "handler"), session::state);
  }

  /**
   * Sets the handler of who is in the room. It is told the present people, then every change of
   * them; one that is slow is told only the newest.
   */
  public void onPeople(Consumer<List<BotPerson>> handler) {
    handlers.onPeople(Objects.requireNonNull(handler, "handler"), session::people);
  }

  /**
   * Sets the handler of everything that goes wrong: what handlers throw; and as {@link
   * BotException}, with a sentence for a person, what happens to the bot itself. Before it is set,
   * all that goes to the {@link System.Logger} named {@code org.websocketchat.bot}; {@link
   * BotBuilder#onError} sets it before anything can happen.
   */
  public void onError(Consumer<Throwable> handler) {
    handlers.onError(Objects.requireNonNull(handler, "handler"));
  }

  /**
   * Says a text. When this returns, the bot has taken it, and its memory has it on disk: it is sent
   * now, or as soon as there is a connection, also by the next run if this process is killed; and
   * the server takes it once.
   *
   * @param text at most {@link org.websocketchat.protocol.Limits#TEXT_BYTES} in UTF-8
   * @return completes with what has become of the text, never with an exception. It completes on a
   *     thread of its own, so you may wait for it in a handler. For a text that the bot does not
   *     take, it is complete already.
   */
  public CompletableFuture<Outcome> say(String text) {
    return send(new Body.Text(Objects.requireNonNull(text, "text")));
  }

  /** Says a text as a reply to a message; as {@link #say}. */
  public CompletableFuture<Outcome> reply(BotMessage message, String text) {
    return reply(Objects.requireNonNull(message, "message").offset(), text);
  }

  /**
   * Says a text as a reply to the message with this offset; as {@link #say}.
   *
   * @throws IllegalArgumentException if the offset is below 1
   */
  public CompletableFuture<Outcome> reply(long offset, String text) {
    return send(new Body.Text(Objects.requireNonNull(text, "text"), checked(offset)));
  }

  /**
   * Gives a message of this bot another text, within the time that the server allows (usually 15
   * minutes); as {@link #say}.
   *
   * @param offset of {@link Outcome.Stored}, from 1
   * @throws IllegalArgumentException if the offset is below 1
   */
  public CompletableFuture<Outcome> edit(long offset, String text) {
    return send(new Body.Edit(checked(offset), Objects.requireNonNull(text, "text")));
  }

  /**
   * Removes a message of this bot, within the same time, or with the role of a moderator any
   * message; as {@link #say}.
   *
   * @param offset of {@link Outcome.Stored} or {@link BotMessage}, from 1
   * @throws IllegalArgumentException if the offset is below 1
   */
  public CompletableFuture<Outcome> remove(long offset) {
    return send(new Body.Remove(checked(offset), Body.Remover.AUTHOR));
  }

  private static long checked(long offset) {
    if (offset < 1) {
      throw new IllegalArgumentException(
          "No message has the offset " + offset + ": they begin at 1.");
    }
    return offset;
  }

  private CompletableFuture<Outcome> send(Body body) {
    return session
        .thread()
        .call(() -> session.send(body))
        .orElseGet(() -> CompletableFuture.completedFuture(Outcome.closed()));
  }

  /** The people in the room now, this bot among them; none before the first connection. */
  public List<BotPerson> people() {
    return session.people();
  }

  /** The state of the connection now; {@link State#name} is the name that the bot has. */
  public State state() {
    return session.state();
  }

  /**
   * Waits until the bot is connected.
   *
   * @return false if the time is over before, or the bot has stopped or was closed; {@link #state}
   *     tells more
   */
  public boolean awaitOnline(Duration atMost) throws InterruptedException {
    BooleanSupplier decided = () -> isOnline() || isOver();
    session.thread().await(decided, TimeUnit.NANOSECONDS.convert(atMost));
    return isOnline();
  }

  private boolean isOnline() {
    return session.state().status() == Status.ONLINE;
  }

  private boolean isOver() {
    return switch (session.state().status()) {
      case FAILED, CLOSED -> true;
      case IDLE, CONNECTING, HANDSHAKING, ONLINE, WAITING, CLOSING -> false;
    };
  }

  /**
   * Tells the bot that its function has another token than before: it asks now, and connects again
   * if it had stopped for the old one; {@link #awaitOnline} then waits for that. Does nothing for a
   * bot without a token.
   */
  public void tokenChanged() {
    session
        .thread()
        .call(
            () -> {
              session.tokenChanged();
              return true;
            });
  }

  /** Closes the bot as {@link #close(Duration)} does, and waits at most {@link #FLUSH}. */
  @Override
  public void close() {
    close(FLUSH);
  }

  /**
   * Takes nothing to send any more, waits until everything that was sent has its outcome, and then
   * leaves the room. All futures are complete when this returns. With a memory, what has no outcome
   * then is {@link Outcome.InDoubt}, and the next run sends it. Without one, what could not be sent
   * fails with {@link Outcome.Reason#CLOSED}, and what was sent and not answered is in doubt. A
   * handler that runs is waited for, at most 5 s; with a memory, the next run is given the messages
   * behind it. Closing again only waits until the first call has ended, and in a handler not even
   * that. If the thread is interrupted, this waits no longer: what has no outcome then is in doubt,
   * and with a memory the next run sends it.
   *
   * @param flush how long to wait for outcomes; the goodbye takes at most 6 s more
   */
  public void close(Duration flush) {
    if (closed.getAndSet(true)) {
      awaitEnd();
      return;
    }
    try {
      end(flush);
    } finally {
      ended.countDown();
    }
  }

  /** Waits for the call that closes the bot; not in a handler, which that call waits for. */
  private void awaitEnd() {
    if (!handlers.isCurrentThread()) {
      try {
        ended.await();
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void end(Duration flush) {
    var thread = session.thread();
    thread.call(
        () -> {
          session.beginClose(); // behind the first task, which counts what an earlier run has sent
          return true;
        });
    boolean interrupted = false;
    try {
      thread.await(() -> session.isQuiet() || isOver(), TimeUnit.NANOSECONDS.convert(flush));
      thread.execute(session::leave);
      thread.await(this::isOver, GOODBYE_NANOS);
    } catch (InterruptedException hurried) {
      interrupted = true;
    }
    try {
      handlers.end(interrupted ? Duration.ZERO : HANDLER);
    } catch (InterruptedException hurried) {
      interrupted = true;
    }
    var completed = thread.call(session::end);
    if (ownHttp != null) {
      ownHttp.shutdownNow();
    }
    completed.ifPresent(
        all -> all.completeOnTimeout(false, COMPLETION_SECONDS, TimeUnit.SECONDS).join());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
