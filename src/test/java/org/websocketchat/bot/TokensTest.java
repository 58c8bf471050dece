package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;

final class TokensTest {
  private final List<Throwable> errors = new CopyOnWriteArrayList<>();
  private final List<String> answers = new CopyOnWriteArrayList<>();

  @Test
  void aFunctionThatDoesNotReturnIsToldAndNeverCalledTwiceAtATime() {
    var freed = new CountDownLatch(1);
    var calls = new CopyOnWriteArrayList<String>();
    var tokens =
        new Tokens(
            () -> {
              calls.add("call");
              freed.await();
              return "token " + calls.size();
            },
            Runnable::run,
            errors::add);
    tokens.ask(token -> answers.add("first " + token));
    tokens.ask(token -> answers.add("second " + token));
    assertEquals(1, errors.size());
    assertTrue(String.valueOf(errors.getFirst().getMessage()).startsWith("The token function has"));
    freed.countDown();
    Await.until("the answer", () -> !answers.isEmpty());
    tokens.ask(token -> answers.add("third " + token));
    Await.until("the next", () -> answers.size() == 2);
    assertEquals(List.of("second token 1", "third token 2"), answers);
  }
}
