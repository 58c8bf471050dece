package org.websocketchat.bot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.State;

/**
 * The handlers of a bot, which run one after the other on one virtual thread. What waits for them
 * is bounded: of states and of lists of people only the newest waits; {@link WaitingQueue} bounds
 * the messages; and errors that there is no room for go to the log.
 */
final class Handlers {
  private static final long NOTHING = -1;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final LongConsumer handed;
  private final Thread thread = Thread.ofVirtual().name("bot handlers").unstarted(this::run);

  private final WaitingQueue waiting = new WaitingQueue();
  private final ErrorQueue errors = new ErrorQueue();

  /** The newest that the handler was not told; null if there is none. */
  private @Nullable State state;

  /** The newest that the handler was not told; null if there is none. */
  private @Nullable List<BotPerson> people;

  /** Null before the program has set one; messages wait for it. */
  private @Nullable Consumer<BotMessage> onMessage;

  /** What the handler was not given; null before it has come, and when it was given. */
  private @Nullable List<Waiting> history;

  /** Null before the program has set one; the history waits for it. */
  private @Nullable Consumer<List<BotMessage>> onHistory;

  /** Null before the program has set one: it has time for that until there is one of messages. */
  private @Nullable Consumer<BotChange> onChange;

  private Consumer<BotGap> onGap = ErrorQueue::log;

  /** Null before the program has set one. */
  private @Nullable Consumer<State> onState;

  /** Null before the program has set one. */
  private @Nullable Consumer<List<BotPerson>> onPeople;

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

  void onChange(Consumer<BotChange> handler) {
    change(() -> onChange = handler);
  }

  void onGap(Consumer<BotGap> handler) {
    change(() -> onGap = handler);
  }

  /**
   * Sets the handler, which is told the present state first. That is asked for once the handler is
   * set: a state that comes in between is told to the handler, or is the present one.
   */
  void onState(Consumer<State> handler, Supplier<State> now) {
    change(
        () -> {
          onState = handler;
          state = now.get();
        });
  }

  /** Sets the handler, which is told the present people first, as a state is. */
  void onPeople(Consumer<List<BotPerson>> handler, Supplier<List<BotPerson>> now) {
    change(
        () -> {
          onPeople = handler;
          people = now.get();
        });
  }

  void onError(Consumer<Throwable> handler) {
    change(() -> errors.handler(handler));
  }

  /**
   * Adds one for the handlers; what there is no room for becomes a gap.
   *
   * @return whether they will be called once more for it
   */
  boolean add(Waiting one) {
    lock.lock();
    try {
      changed.signalAll();
      return waiting.add(one);
    } finally {
      lock.unlock();
    }
  }

  /** Corrects what waits, in the log of this epoch: nothing is handed over that was removed. */
  void correct(Change.Corrected correction, String epoch) {
    change(
        () -> {
          waiting.correct(correction, epoch);
          if (history != null) {
            history = history.stream().map(one -> one.after(correction, epoch)).toList();
          }
        });
  }

  /** Whether there is a handler of changes, or one may still be set before messages are handed. */
  boolean wantChanges() {
    lock.lock();
    try {
      return onChange != null || onMessage == null;
    } finally {
      lock.unlock();
    }
  }

  /** Sets what was said before, in the log of this epoch, the oldest first. */
  void history(List<Message> before, String epoch) {
    List<Waiting> page =
        before.stream()
            .filter(message -> !message.isRemoved())
            .<Waiting>map(message -> new Waiting.Said(message, true, epoch))
            .toList();
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
      waits = !over && errors.add(error);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (over) {
      ErrorQueue.log(error);
    } else if (!waits) {
      Thread.ofVirtual().name("bot log").start(() -> ErrorQueue.log(error));
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
    var error = errors.poll();
    if (error != null || ended) {
      return error;
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
      var page =
          history.stream()
              .filter(Waiting.Said.class::isInstance)
              .map(one -> BotMessage.of((Waiting.Said) one))
              .toList();
      var handler = onHistory;
      history = null;
      return () -> call(handler, page);
    }
    var one = onMessage == null ? null : waiting.poll();
    return one == null || onMessage == null ? null : hand(one, onMessage);
  }

  private Runnable hand(Waiting one, Consumer<BotMessage> messageHandler) {
    var changeHandler = onChange;
    var gapHandler = onGap;
    Runnable call =
        switch (one) {
          case Waiting.Said said -> () -> call(messageHandler, BotMessage.of(said));
          case Waiting.Removed removed -> () -> {};
          case Waiting.Changed(var change) ->
              changeHandler == null ? () -> {} : () -> call(changeHandler, change);
          case Waiting.LeftOut(var gap) -> () -> call(gapHandler, gap);
        };
    return () -> hand(one.until(), call);
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
}
