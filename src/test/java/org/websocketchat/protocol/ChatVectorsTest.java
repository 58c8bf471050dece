package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.testing.Resources;

/** The golden vectors of {@code websocket-chat.v1} on the JVM. */
final class ChatVectorsTest {
  private final ChatVectors vectors = new ChatVectors(new JacksonJson());

  @TestFactory
  Stream<DynamicTest> everyVectorHolds() throws IOException {
    var json = new JacksonJson();
    return Resources.text("vectors/v1.jsonl")
        .lines()
        .map(line -> Objects.requireNonNull(json.parse(line), line))
        .map(vector -> dynamicTest(field(vector, "about"), () -> holds(vector)));
  }

  private void holds(JsonObject vector) {
    assertEquals(
        field(vector, "output"), vectors.run(field(vector, "kind"), field(vector, "input")));
  }

  private static String field(JsonObject vector, String name) {
    return Objects.requireNonNull(vector.string(name), name);
  }
}
