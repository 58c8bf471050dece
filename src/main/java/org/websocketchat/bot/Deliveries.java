package org.websocketchat.bot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Pending.Delivery;

/**
 * What becomes of the bot's texts and corrections: each has one outcome, which completes its
 * future. The session may hold what has failed; then this discards it, since its outcome has been
 * told.
 */
final class Deliveries {
  /** Each future completes on a virtual thread of its own: a program may do there what it likes. */
  private static final Executor COMPLETIONS = task -> Thread.ofVirtual().start(task);

  /**
   * One that has no outcome yet.
   *
   * @param future null if an earlier run of the bot has sent it
   * @param stored whether the server is known to have it
   */
  private record Sent(Body body, @Nullable CompletableFuture<Outcome> future, boolean stored) {
    Sent isStored() {
      return new Sent(body, future, true);
    }
  }

  private final Consumer<BotException> errors;

  /** By the cid under which the session has it. */
  private final Map<String, Sent> sent = new LinkedHashMap<>();

  /** What {@link #send} is about to send; null outside of it. */
  private @Nullable Sent taking;

  /** Futures with an outcome that they may not tell yet. */
  private final List<CompletableFuture<Outcome>> completing = new ArrayList<>();

  private volatile boolean quiet = true;

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
    taking = new Sent(body, future, false);
    driver.feed(new Input.SendRequested(body));
    taking = null;
    return future;
  }

  /** The session has not taken what was to be sent. */
  void refused(Change.Refused refused) {
    if (taking != null && taking.future() != null) { // which nobody has yet
      taking.future().complete(Outcome.refused(refused.refusal(), taking.body().bytes()));
    }
  }

  /**
   * Something that is pending is new, or has got further.
   *
   * @param closing whether the program is closing the bot
   */
  void changed(Pending pending, Driver driver, boolean closing) {
    var cid = pending.cid();
    if (!sent.containsKey(cid)) {
      sent.put(cid, taking == null ? new Sent(pending.body(), null, false) : taking);
      quiet = false;
    }
    if (pending.delivery().isHeld()) {
      settle(cid, kept ? new Outcome.InDoubt() : outcome(pending, closing));
      driver.feed(new Input.DiscardRequested(cid));
    } else if (pending.delivery() == Delivery.STORED) {
      sent.computeIfPresent(cid, (same, one) -> one.isStored());
    }
  }

  private static Outcome outcome(Pending pending, boolean closing) {
    return switch (pending.delivery()) {
      case NOT_SENT -> closing ? Outcome.closed() : Outcome.stopped();
      case FAILED -> new Outcome.Failed(Outcome.Reason.REFUSED, String.valueOf(pending.fault()));
      case NOT_CONFIRMED, WAITING, HANDED_OVER, WAITING_AGAIN, STORED -> new Outcome.InDoubt();
    };
  }

  /** The copy of a text has come. */
  void arrived(Change.PendingArrived arrived) {
    settle(arrived.cid(), new Outcome.Stored(arrived.message().offset()));
  }

  /** It is pending no more; if it has no outcome yet, the server has it. */
  void removed(String cid) {
    var one = sent.get(cid);
    if (one != null) {
      settle(cid, stored(one));
    }
  }

  private static Outcome stored(Sent one) {
    return new Outcome.Stored(
        one.body() instanceof Body.OfOneMessage correction
            ? correction.target()
            : Outcome.Stored.UNKNOWN);
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
    for (var cid : List.copyOf(sent.keySet())) {
      var one = sent.get(cid);
      if (one != null) {
        settle(cid, one.stored() ? stored(one) : new Outcome.InDoubt());
      }
    }
    return CompletableFuture.allOf(completing.toArray(CompletableFuture<?>[]::new))
        .handle((done, cancelledByTheProgram) -> true);
  }

  private void settle(String cid, Outcome outcome) {
    var one = sent.remove(cid);
    quiet = sent.isEmpty();
    if (one != null) {
      complete(one, outcome);
    }
  }

  private void complete(Sent one, Outcome outcome) {
    if (one.future() != null) {
      completing.removeIf(CompletableFuture::isDone);
      completing.add(one.future());
      one.future().completeAsync(() -> outcome, COMPLETIONS);
    } else if (!kept && !(outcome instanceof Outcome.Stored)) {
      errors.accept(
          new BotException(
              "Something that an earlier run of the bot has sent is not known to be stored: "
                  + outcome));
    }
  }
}
