package org.websocketchat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.websocketchat.session.Status;

/** What random scripts reach: were it little, they would prove little. */
final class FuzzerTest {
  private static final int SEEDS = 100;

  private final List<Fuzzer.Played> played =
      IntStream.rangeClosed(1, SEEDS)
          .mapToObj(seed -> Fuzzer.play(seed, ServedPage.ORIGIN))
          .toList();

  @Test
  void theSameSeedMakesTheSameScript() {
    assertEquals(played.getFirst(), Fuzzer.play(1, ServedPage.ORIGIN));
  }

  @Test
  void everythingIsDone() {
    var done = EnumSet.noneOf(StepKind.class);
    played.forEach(one -> one.script().steps().forEach(step -> done.add(step.kind())));
    assertEquals(EnumSet.allOf(StepKind.class), done);
  }

  @Test
  void everyStatusAndEventIsReached() {
    var told = new TreeSet<String>();
    for (var entry : entries()) {
      told.add(entry.getFirst());
      if (entry.getFirst().equals("chat-state")) {
        told.add(entry.get(entry.indexOf("status") + 1));
      }
    }
    for (var status : EnumSet.complementOf(EnumSet.of(Status.IDLE))) {
      assertTrue(told.contains(JvmEvents.kebab(status)), status.name());
    }
    for (var type : Set.of("state", "message", "mode", "binary", "unread", "error")) {
      assertTrue(told.contains("chat-" + type), type);
    }
    assertTrue(told.containsAll(Set.of("message", "event", "person", "stored", "thrown")));
  }

  @Test
  void everyFrameLeaves() {
    var types =
        Set.of("hello", "username", "message", "history", "typing", "ping", "pong", "binary");
    for (var type : types) {
      var told = type.equals("binary") ? "binary " : "\"type\":\"" + type + "\"";
      assertTrue(
          entries().stream()
              .anyMatch(entry -> entry.getFirst().equals("send") && entry.get(2).contains(told)),
          type);
    }
  }

  private List<List<String>> entries() {
    return played.stream().flatMap(one -> one.log().stream()).toList();
  }
}
