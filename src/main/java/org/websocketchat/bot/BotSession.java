package org.websocketchat.bot;

import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.session.Cause;
import org.websocketchat.session.Change;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Message;
import org.websocketchat.session.Session;
import org.websocketchat.session.SessionSettings;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.session.TokenSource;
import org.websocketchat.session.Transport;

/**
 * The session of a bot, and what its changes mean to the program. Only the session's thread uses
 * it, apart from {@link #thread}, {@link #handlers}, {@link #state}, {@link #people} and {@link
 * #isQuiet}.
 */
final class BotSession {
  private static final int KEY_BYTES = 16;

  private final SessionThread thread;
  private final Handlers handlers;
  private final Deliveries deliveries;
  private final Session session;
  private final Driver driver;
  private final String name;

  /** Whether the program has a token function. */
  private final boolean hasTokens;

  private final BotMemory memory;

  private volatile State state;
  private volatile List<BotPerson> people = List.of();

  /** Why the last socket did not open; null if that is not known. */
  private volatile @Nullable Throwable openFailure;

  private final Progress progress;

  /** When the session became online last, in milliseconds since 1970 by the server's clock. */
  private long onlineSinceMillis;

  /** What was said before the bot came, as far as it has come; the oldest first. */
  private final List<Message> history = new ArrayList<>();

  private boolean toldHistory;

  /** Whether the program was told that no server can be reached, since it last was. */
  private boolean toldUnreachable;

  private boolean closing;

  /** The one that was opened last; null before the first. */
  private Transport.@Nullable Socket socket;

  BotSession(
      String url,
      String name,
      @Nullable Callable<@Nullable String> tokens,
      HttpClient http,
      BotMemory memory,
      Handlers handlers) {
    this.name = name;
    hasTokens = tokens != null;
    this.memory = memory;
    this.handlers = handlers;
    thread =
        new SessionThread("bot " + name, (broken, fault) -> handlers.error(fault), this::taskDone);
    deliveries = new Deliveries(handlers::error);
    var random = new SecureRandom();
    var key = new byte[KEY_BYTES];
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
    state = session.state();
    var handled = memory.handled();
    if (handled != null) {
      session.resumeFrom(handled);
    }
    progress = new Progress(handlers, memory, handled == null ? session.position() : handled);
    driver =
        new Driver(
            session,
            remembering(new JdkTransport(http, thread, failure -> openFailure = failure)),
            thread.clock(),
            tokens == null ? TokenSource.NONE : new Tokens(tokens, thread, handlers::error),
            memory::put,
            this::observe);
    if (tokens != null) {
      thread.execute(() -> driver.feed(new Input.TokenSourceChanged(true)));
    }
    thread.execute(this::join);
  }

  private Transport remembering(Transport transport) {
    return (url, protocols, listener) -> {
      var opened = transport.open(url, protocols, listener);
      socket = opened;
      return opened;
    };
  }

  SessionThread thread() {
    return thread;
  }

  State state() {
    return state;
  }

  List<BotPerson> people() {
    return people;
  }

  /** Whether everything that was sent has its outcome. */
  boolean isQuiet() {
    return deliveries.isQuiet();
  }

  private void join() {
    driver.feed(new Input.ConnectRequested(name));
  }

  CompletableFuture<Outcome> send(Body body) {
    return closing
        ? CompletableFuture.completedFuture(Outcome.closed())
        : deliveries.send(body, driver);
  }

  /** The program has another token than before; a bot that has stopped tries again. */
  void tokenChanged() {
    if (hasTokens && !closing) {
      driver.feed(new Input.TokenSourceChanged(true));
      if (state.status() == Status.FAILED) {
        join();
      }
    }
  }

  /** A handler has returned from what ends at this offset. */
  void handed(long offset) {
    progress.handed(offset);
  }

  /** Takes nothing to send any more. */
  void beginClose() {
    closing = true;
    deliveries.close();
  }

  /** Leaves the room; what has no outcome yet stays in the memory, if there is one. */
  void leave() {
    if (!deliveries.isQuiet() && memory.keepEntries()) {
      deliveries.keep();
    }
    driver.feed(new Input.DisconnectRequested());
  }

  /**
   * The last task: what has no outcome yet gets one, and no socket stays.
   *
   * @return completes with true when all futures have
   */
  CompletableFuture<Boolean> end() {
    var completed = deliveries.end();
    memory.close();
    if (socket != null) {
      socket.abandon(); // open only if closing was interrupted
    }
    thread.end();
    return completed;
  }

  private void observe(Change change) {
    switch (change) {
      case Change.StateChanged(var now) -> stateChanged(now);
      case Change.PeopleChanged(var all) -> peopleChanged(all.stream().map(BotPerson::of).toList());
      case Change.MessageArrived(var message) -> arrived(message);
      case Change.PendingChanged pending -> deliveries.apply(pending, driver);
      case Change.PendingArrived pending -> deliveries.apply(pending, driver);
      case Change.PendingRemoved pending -> deliveries.apply(pending, driver);
      case Change.Refused refused -> deliveries.apply(refused, driver);
      case Change.Missed missed -> progress.missed();
      case Change.NameTaken(var wanted, var given, boolean kept) ->
          handlers.error(
              new BotException(
                  "The name " + wanted + " is taken: the bot is called " + given + " here."));
      case Change.Unreadable(var fault) ->
          handlers.error(
              new BotException("The server has sent something that is not understood: " + fault));
      case Change.SignedIn signedIn -> {} // the list of people tells it, and so for the next two
      case Change.SignedOut signedOut -> {}
      case Change.Renamed renamed -> {}
      case Change.Corrected corrected -> corrected(corrected);
      case Change.ModeChanged mode -> {}
      case Change.Pinned pinned -> {}
      case Change.PinnedArrived pinned -> {}
      case Change.OfActs act -> {}
      case Change.Slowed slowed -> {} // texts wait by themselves
      case Change.HistoryArrived(var page, boolean more) -> historyArrived(page);
      case Change.Gap gap -> {} // and so is a gap in it
      case Change.Superseded superseded -> {} // only in json, which a bot does not speak
      case Change.Interrupted interrupted -> {}
      case Change.Forgotten forgotten -> {}
      case Change.BinaryArrived binary -> {}
    }
  }

  private void stateChanged(State now) {
    if (now.status() == Status.CLOSED && state.status() == Status.FAILED) {
      return; // it says why the bot has stopped
    }
    boolean isWelcome = now.status() == Status.ONLINE && state.status() != Status.ONLINE;
    state = now;
    handlers.state(now);
    if (isWelcome) {
      progress.welcomed();
    }
    if (now.status() == Status.ONLINE) {
      onlineSinceMillis = now.sinceWallMillis() + driver.powers().aheadMillis();
      toldUnreachable = false;
    } else if (now.status() == Status.FAILED) {
      handlers.error(Failures.stopped(now));
      driver.feed(new Input.DisconnectRequested()); // what was sent gets its outcome
    } else if (now.cause() == Cause.NEVER_REACHED && !toldUnreachable) {
      toldUnreachable = true;
      handlers.error(Failures.unreachable(now, openFailure));
    }
  }

  private void peopleChanged(List<BotPerson> now) {
    if (!now.equals(people)) { // somebody is not only writing
      people = now;
      handlers.people(now);
    }
  }

  private void arrived(Message message) {
    if (!message.own() && !message.isRemoved()) {
      progress.arrived(message, message.dateMillis() < onlineSinceMillis, epoch());
    }
  }

  private void corrected(Change.Corrected correction) {
    history.replaceAll(message -> message.after(correction));
    progress.corrected(correction, epoch());
  }

  /** The log that the session is in; empty before a server has told. */
  private String epoch() {
    var now = session.position();
    return now == null ? "" : now.epoch();
  }

  private void historyArrived(List<Message> page) {
    if (!toldHistory) {
      history.addAll(0, page);
    }
  }

  private void taskDone() {
    progress.taskDone(session.position(), session.awaitsHistory());
    if (!toldHistory && state.status() == Status.ONLINE && !session.awaitsHistory()) {
      toldHistory = true;
      handlers.history(history, epoch());
      history.clear();
    }
  }
}
