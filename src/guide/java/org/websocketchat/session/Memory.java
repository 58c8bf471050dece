package org.websocketchat.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Json;

/** Nothing outlives the page. */
final class Memory {
  Memory(String freshKey, Outbox outbox, OwnName name) {}

  void restore(@Nullable String text, Json json) {}

  void tellRestored(Turn turn) {}

  @Nullable Position position() {
    return null;
  }

  long deadline() {
    return Timers.NEVER;
  }

  List<Output> store(Turn turn, boolean left) {
    return turn.outputs();
  }
}
