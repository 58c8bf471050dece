package org.websocketchat.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Pending;
import org.websocketchat.session.SendResult;
import org.websocketchat.session.SendResults;

/**
 * What becomes of the bot's texts and corrections: each has one outcome, which completes its
 * future. The session may hold what has failed; then this discards it, since its outcome has been
 * told.
 */
final class Deliveries {
  /** Each future completes on a virtual thread of its own: a program may do there what it likes. */
  private static final Executor COMPLETIONS = task -> Thread.ofVirtual().start(task);

  private final Consumer<BotException> errors;
  private final SendResults<CompletableFuture<Outcome>> results = new SendResults<>(this::settle);

  /** Futures with an outcome that they may not tell yet. */
  private final List<CompletableFuture<Outcome>> completing = new ArrayList<>();

  private volatile boolean quiet = true;

  /** Whether the program is closing the bot. */
  private boolean closing;

  /** Whether the memory keeps what has no outcome yet, so that the next run sends it. */
  private boolean kept;

  /** Tells this consumer of texts of an earlier run that have failed. */
  Deliveries(Consumer<BotException> errors) {
    this.errors = errors;
  }

  /** Whether everything has its outcome; for any thread. */
  boolean isQuiet() {
    return quiet;
  }

  /** Sends this, if the session takes it. When this returns, the memory has it. */
  CompletableFuture<Outcome> send(Body body, Driver driver) {
    var future = new CompletableFuture<Outcome>();
    results.expect(body, future);
    driver.feed(new Input.SendRequested(body));
    return future;
  }

  /** The program is closing the bot: what is not sent by now is not sent because of that. */
  void close() {
    closing = true;
  }

  /** Takes a change of what is pending, or that something was not taken. */
  void apply(Change change, Driver driver) {
    results.apply(change);
    quiet = results.isQuiet();
    if (change instanceof Change.PendingChanged(var pending) && pending.delivery().isHeld()) {
      driver.feed(new Input.DiscardRequested(pending.cid()));
    }
  }

  private void settle(@Nullable CompletableFuture<Outcome> future, Body body, SendResult result) {
    var outcome =
        switch (result) {
          case SendResult.Stored(var pending, var message) ->
              message == null ? stored(body) : new Outcome.Stored(message.offset());
          case SendResult.Refused(var refusal) -> Outcome.refused(refusal, body.bytes());
          case SendResult.NotSent() -> held(closing ? Outcome.closed() : Outcome.stopped());
          case SendResult.Failed(var pending) -> held(refused(pending));
          case SendResult.InDoubt() -> new Outcome.InDoubt();
        };
    if (future != null && result instanceof SendResult.Refused) {
      future.complete(outcome); // which nobody has yet
    } else if (future != null) {
      completing.removeIf(CompletableFuture::isDone);
      completing.add(future);
      future.completeAsync(() -> outcome, COMPLETIONS);
    } else if (!kept && !(outcome instanceof Outcome.Stored)) {
      errors.accept(
          new BotException(
              "Something that an earlier run of the bot has sent is not known to be stored: "
                  + outcome));
    }
  }

  private static Outcome stored(Body body) {
    return new Outcome.Stored(
        body instanceof Body.OfOneMessage correction
            ? correction.target()
            : Outcome.Stored.UNKNOWN);
  }

  private static Outcome refused(Pending pending) {
    return new Outcome.Failed(Outcome.Reason.REFUSED, String.valueOf(pending.fault()));
  }

  /** What the memory keeps, the next run sends. */
  private Outcome held(Outcome outcome) {
    return kept ? new Outcome.InDoubt() : outcome;
  }

  /** The next run sends what has no outcome yet: it is in doubt from now on. */
  void keep() {
    kept = true;
  }

  /**
   * Nothing comes any more.
   *
   * @return completes with true when all futures have
   */
  CompletableFuture<Boolean> end() {
    keep();
    results.end();
    quiet = results.isQuiet();
    return CompletableFuture.allOf(completing.toArray(CompletableFuture<?>[]::new))
        .handle((done, cancelledByTheProgram) -> true);
  }
}
