package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.websocketchat.json.JacksonJson;

/** Frames whose type only a later version knows. */
final class UnknownFramesTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      delimiter = ';',
      nullValues = "null",
      value = {
        "{\"type\":\"edit\",\"cid\":\"tag.1\",\"text\":\"x\"}; tag.1",
        "{\"type\":\"edit\",\"cid\":\"\"}; ##",
        "{\"type\":\"edit\",\"cid\":7}; null",
        "{\"type\":\"edit\"}; null"
      })
  void aClientsTellsTheCidThatIsAwaited(String text, String cid) {
    assertEquals(
        new ClientFrame.Unknown("edit", cid), ClientFrameCodec.decode(new JacksonJson(), text));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      delimiter = ';',
      value = {
        "{\"type\":\"edit\",\"offset\":7,\"text\":\"x\"}; 7",
        "{\"type\":\"edit\",\"offset\":\"7\"}; -1",
        "{\"type\":\"edit\",\"offset\":7.5}; -1",
        "{\"type\":\"edit\",\"offset\":-7}; -1",
        "{\"type\":\"edit\"}; -1"
      })
  void aServersTellsItsPlaceInTheLog(String text, long offset) {
    assertEquals(
        new ServerFrame.Unknown("edit", offset), ServerFrameCodec.decode(new JacksonJson(), text));
  }
}
