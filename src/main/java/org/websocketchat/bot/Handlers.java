package org.websocketchat.bot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.State;

/**
 * The handlers of a bot, which run one after the other on one virtual thread. What waits for them
 * is bounded: of states and of lists of people only the newest waits; messages that there is no
 * room for become a {@link BotGap}; and errors that there is no room for go to the log.
 */
final class Handlers {
  /** How many messages wait at most. */
  static final int MOST_MESSAGES = 1_000;

  /** How many errors wait at most. */
  static final int MOST_ERRORS = 100;

  private static final long NOTHING = -1;
  private static final Logger LOGGER = System.getLogger("org.websocketchat.bot");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final LongConsumer handed;
  private final Thread thread = Thread.ofVirtual().name("bot handlers").unstarted(this::run);

  /**
   * Each a {@link WaitingMessage}, a {@link WaitingMessage.Removed} or a {@link BotGap}, the oldest
   * first.
   */
  private final Deque<Record> messages = new ArrayDeque<>();

  private final Deque<Throwable> errors = new ArrayDeque<>();

  /** The newest that the handler was not told; null if there is none. */
  private @Nullable State state;

  /** The newest that the handler was not told; null if there is none. */
  private @Nullable List<BotPerson> people;

  /** Null before the program has set one; messages wait for it. */
  private @Nullable Consumer<BotMessage> onMessage;

  /** What the handler was not given; null before it has come, and when it was given. */
  private @Nullable List<BotMessage> history;

  /** Null before the program has set one; the history waits for it. */
  private @Nullable Consumer<List<BotMessage>> onHistory;

  private Consumer<BotGap> onGap =
      gap -> LOGGER.log(Level.WARNING, "The bot was not given all messages: " + gap);

  /** Null before the program has set one. */
  private @Nullable Consumer<State> onState;

  /** Null before the program has set one. */
  private @Nullable Consumer<List<BotPerson>> onPeople;

  private Consumer<Throwable> onError = Handlers::log;
  private boolean ended;

  /**
   * The offset of the message that is with its handler, or {@link #NOTHING}; only the thread of the
   * handlers uses it.
   */
  private long handing = NOTHING;

  /**
   * Starts with no handlers.
   *
   * @param handed is told, on the thread of the handlers, the offset of each message and the last
   *     one of each gap when the handler has returned
   */
  Handlers(LongConsumer handed) {
    this.handed = handed;
    thread.start();
  }

  void onMessage(Consumer<BotMessage> handler) {
    change(() -> onMessage = handler);
  }

  void onHistory(Consumer<List<BotMessage>> handler) {
    change(() -> onHistory = handler);
  }

  void onGap(Consumer<BotGap> handler) {
    change(() -> onGap = handler);
  }

  /** Sets the handler, which is told the present state first. */
  void onState(Consumer<State> handler, State now) {
    change(
        () -> {
          onState = handler;
          state = now;
        });
  }

  /** Sets the handler, which is told the present people first. */
  void onPeople(Consumer<List<BotPerson>> handler, List<BotPerson> now) {
    change(
        () -> {
          onPeople = handler;
          people = now;
        });
  }

  void onError(Consumer<Throwable> handler) {
    change(() -> onError = handler);
  }

  /**
   * Adds a message for the handler, or leaves it out in a gap.
   *
   * @return whether the handlers will be called once more for it
   */
  boolean message(WaitingMessage waiting) {
    long offset = waiting.message().offset();
    return add(waiting, new BotGap(BotGap.Reason.QUEUE_FULL, offset, offset));
  }

  /**
   * Adds a gap for the handler, or makes the one before it longer.
   *
   * @return whether the handlers will be called once more for it
   */
  boolean gap(BotGap gap) {
    return add(gap, gap);
  }

  /** Adds one, or its gap if there is no room; a gap behind a gap is then one with it. */
  private boolean add(Record one, BotGap gap) {
    lock.lock();
    try {
      boolean full = messages.size() >= MOST_MESSAGES;
      boolean joins = full && messages.peekLast() instanceof BotGap;
      if (joins) {
        messages.add(((BotGap) messages.removeLast()).with(gap));
      } else {
        messages.add(full ? gap : one);
      }
      changed.signalAll();
      return !joins;
    } finally {
      lock.unlock();
    }
  }

  /** Hands over none of the messages that this correction removes, and counts them as handed. */
  void corrected(Body.OfMessages correction, String epoch) {
    change(
        () -> {
          for (int left = messages.size(); left > 0; left--) {
            var one = messages.remove();
            boolean gone =
                one instanceof WaitingMessage waiting && waiting.isRemovedBy(correction, epoch);
            messages.add(
                gone ? new WaitingMessage.Removed(((WaitingMessage) one).message().offset()) : one);
          }
        });
  }

  void history(List<BotMessage> page) {
    change(() -> history = page);
  }

  void state(State now) {
    change(() -> state = onState == null ? null : now);
  }

  void people(List<BotPerson> now) {
    change(() -> people = onPeople == null ? null : now);
  }

  /** Tells an error, whichever thread it comes from; the log never delays the session. */
  void error(Throwable error) {
    boolean over;
    boolean waits;
    lock.lock();
    try {
      over = ended;
      waits = !over && errors.size() < MOST_ERRORS && errors.add(error);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (over) {
      log(error);
    } else if (!waits) {
      Thread.ofVirtual().name("bot log").start(() -> log(error));
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Hands over no more messages, and waits for the handler that runs. If that one calls this, its
   * message counts as handed. Errors that wait are still told.
   */
  void end(Duration atMost) throws InterruptedException {
    change(() -> ended = true);
    if (!isCurrentThread()) {
      thread.join(atMost);
    } else if (handing != NOTHING) {
      handed.accept(handing);
    }
  }

  /** Whether a handler makes this call. */
  boolean isCurrentThread() {
    return Thread.currentThread() == thread;
  }

  private void run() {
    for (var task = next(); task != null; task = next()) {
      task.run();
      Thread.interrupted(); // it was meant for the handler that has returned
    }
  }

  /** Waits for what is to be told next; null at the end. */
  private @Nullable Runnable next() {
    lock.lock();
    try {
      while (true) {
        var task = poll();
        if (task != null || ended) {
          return task;
        }
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Runnable poll() {
    if (!errors.isEmpty()) {
      var error = errors.remove();
      var handler = onError;
      return () -> tell(error, handler);
    }
    if (ended) {
      return null;
    }
    if (state != null && onState != null) {
      var now = state;
      var handler = onState;
      state = null;
      return () -> call(handler, now);
    }
    if (people != null && onPeople != null) {
      var now = people;
      var handler = onPeople;
      people = null;
      return () -> call(handler, now);
    }
    if (history != null && onHistory != null) {
      var page = history;
      var handler = onHistory;
      history = null;
      return () -> call(handler, page);
    }
    return messages.isEmpty() || onMessage == null ? null : hand(messages.remove(), onMessage);
  }

  private Runnable hand(Record what, Consumer<BotMessage> handler) {
    if (what instanceof BotGap gap) {
      var gapHandler = onGap;
      return () -> hand(gap.until(), () -> call(gapHandler, gap));
    }
    if (what instanceof WaitingMessage.Removed(long offset)) {
      return () -> hand(offset, () -> {});
    }
    var message = ((WaitingMessage) what).message();
    return () -> hand(message.offset(), () -> call(handler, message));
  }

  private void hand(long offset, Runnable call) {
    handing = offset;
    call.run();
    handing = NOTHING;
    handed.accept(offset);
  }

  private <T> void call(Consumer<T> handler, T what) {
    try {
      handler.accept(what);
    } catch (Throwable thrown) {
      error(thrown);
    }
  }

  private static void tell(Throwable error, Consumer<Throwable> handler) {
    try {
      handler.accept(error);
    } catch (Throwable thrown) {
      log(error);
      log(thrown);
    }
  }

  /** What happens to errors without a handler: one line for ours, a stack trace for others. */
  private static void log(Throwable error) {
    if (error instanceof BotException) {
      LOGGER.log(Level.WARNING, String.valueOf(error.getMessage()));
    } else {
      LOGGER.log(Level.ERROR, "A handler of the bot has thrown", error);
    }
  }
}
