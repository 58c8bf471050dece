package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.websocketchat.json.JacksonJson;

/** The golden vectors of {@code websocket-chat.v1} on the JVM. */
final class ChatVectorsTest {
  private final ChatVectors vectors = new ChatVectors(new JacksonJson());

  @TestFactory
  Stream<DynamicTest> everyVectorHolds() throws IOException {
    return GoldenVector.in("vectors/v1.jsonl").map(it -> dynamicTest(it.about(), () -> holds(it)));
  }

  private void holds(GoldenVector vector) {
    assertEquals(vector.output(), vectors.run(vector.kind(), vector.input()));
  }
}
