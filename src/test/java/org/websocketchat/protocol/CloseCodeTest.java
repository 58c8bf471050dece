package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CloseCodeTest {
  @Test
  void theseCodesAreFinalAndNoOthers() {
    var expected =
        Stream.of(
                IntStream.of(1002, 1003, 1007, 1008, 1010),
                IntStream.rangeClosed(3500, 3999),
                IntStream.of(4401),
                IntStream.rangeClosed(4500, 4999))
            .flatMap(IntStream::boxed)
            .toList();
    assertEquals(
        expected, IntStream.rangeClosed(0, 65_535).filter(CloseCode::isFinal).boxed().toList());
  }
}
