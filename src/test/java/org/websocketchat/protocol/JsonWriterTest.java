package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules of the writer that no frame of the golden vectors shows. */
final class JsonWriterTest {
  @Test
  void writesFieldsInTheOrderTheyAreGiven() {
    var text =
        new JsonWriter("t").field("b", 1).field("a", "x").field("c", List.of("y", "z")).end();
    assertEquals("{\"type\":\"t\",\"b\":1,\"a\":\"x\",\"c\":[\"y\",\"z\"]}", text);
  }

  @Test
  void writesEveryLong() {
    var text = new JsonWriter("t").field("a", Long.MIN_VALUE).field("b", Long.MAX_VALUE).end();
    assertEquals("{\"type\":\"t\",\"a\":-9223372036854775808,\"b\":9223372036854775807}", text);
  }

  @Test
  void escapesTheType() {
    assertEquals("{\"type\":\"\\\"\\u0000\"}", new JsonWriter("\"\0").end());
  }
}
