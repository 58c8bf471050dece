package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.websocketchat.json.JacksonJson;

/** The golden vectors on the JVM; {@code CompiledVectorsTest} runs them in browsers. */
final class GuideVectorsTest {
  private final GuideVectors vectors = new GuideVectors(new JacksonJson());

  @TestFactory
  Stream<DynamicTest> everyVectorHolds() throws IOException {
    return GoldenVector.in("vectors/guide.jsonl")
        .map(it -> dynamicTest(it.about(), () -> holds(it)));
  }

  private void holds(GoldenVector vector) {
    assertEquals(vector.output(), vectors.run(vector.kind(), vector.input()));
  }
}
