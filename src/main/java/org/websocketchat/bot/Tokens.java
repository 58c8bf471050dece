package org.websocketchat.bot;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.TokenSource;

/**
 * The tokens of a function of the program, which is called on a virtual thread of its own, and
 * never twice at the same time.
 */
final class Tokens implements TokenSource {
  private final Callable<@Nullable String> function;
  private final Executor sessionThread;
  private final Consumer<Throwable> errors;

  /** Who wants the next answer; null if nobody does. */
  private @Nullable Consumer<@Nullable String> asking;

  private boolean running;

  Tokens(Callable<@Nullable String> function, Executor sessionThread, Consumer<Throwable> errors) {
    this.function = function;
    this.sessionThread = sessionThread;
    this.errors = errors;
  }

  @Override
  public void ask(Consumer<@Nullable String> answer) {
    asking = answer;
    if (running) {
      errors.accept(
          new BotException(
              "The token function has not returned since the bot asked last: it waits for that "
                  + "call. Let the function give up after a few seconds."));
    } else {
      running = true;
      Thread.ofVirtual().name("bot token").start(this::call);
    }
  }

  private void call() {
    String token = null;
    try {
      token = function.call();
    } catch (Throwable thrown) {
      errors.accept(
          new BotException(
              "The token function has thrown " + thrown + ": the bot asks again later.", thrown));
    }
    var given = token;
    sessionThread.execute(() -> answer(given));
  }

  private void answer(@Nullable String token) {
    running = false;
    var answered = asking;
    asking = null;
    if (answered != null) {
      answered.accept(token);
    }
  }
}
