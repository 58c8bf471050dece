package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.websocketchat.json.JacksonJson;

/** Frames that only a later version can read. */
final class UnknownFramesTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      delimiter = ';',
      nullValues = "null",
      value = {
        "{\"type\":\"wave\",\"cid\":\"tag.1\",\"text\":\"x\"}; tag.1",
        "{\"type\":\"wave\",\"cid\":\"\"}; ##",
        "{\"type\":\"wave\",\"cid\":7}; null",
        "{\"type\":\"wave\"}; null"
      })
  void aClientsTellsTheCidThatIsAwaited(String text, String cid) {
    assertEquals(
        new ClientFrame.Unknown("wave", cid), ClientFrameCodec.decode(new JacksonJson(), text));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      delimiter = ';',
      value = {
        "{\"type\":\"wave\",\"offset\":7,\"text\":\"x\"}; 7",
        "{\"type\":\"wave\",\"offset\":\"7\"}; -1",
        "{\"type\":\"wave\",\"offset\":7.5}; -1",
        "{\"type\":\"wave\",\"offset\":-7}; -1",
        "{\"type\":\"wave\"}; -1"
      })
  void aServersTellsItsPlaceInTheLog(String text, long offset) {
    assertEquals(
        new ServerFrame.Unknown("wave", offset), ServerFrameCodec.decode(new JacksonJson(), text));
  }

  @Test
  void anItemOfAPageThatCannotBeReadIsAPlaceInTheLog() {
    var page =
        "{\"type\":\"history\",\"before\":9,\"epoch\":\"k\",\"first\":1,\"items\":[%s],\"more\":false}";
    var items =
        "{\"offset\":3,\"type\":\"wave\",\"text\":\"x\"},{\"offset\":4},"
            + "{\"offset\":5,\"id\":7,\"name\":\"B\",\"waved\":\"author\"},"
            + "{\"offset\":6,\"id\":7,\"name\":\"B\",\"text\":\"hi\",\"date\":1}";
    var frame = ServerFrameCodec.decode(new JacksonJson(), page.formatted(items));
    var history = assertInstanceOf(ServerFrame.History.class, frame);
    assertEquals(
        List.of(
            new ServerFrame.Place(3),
            new ServerFrame.Place(4),
            new ServerFrame.Place(5),
            new ServerFrame.Message(6, 7, "B", new Body.Text("hi"), 1, null)),
        history.items());
    assertEquals(
        page.formatted(
            "{\"offset\":3},{\"offset\":4},{\"offset\":5},"
                + "{\"offset\":6,\"id\":7,\"name\":\"B\",\"text\":\"hi\",\"date\":1}"),
        ServerFrameCodec.encode(history));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      delimiter = ';',
      value = {
        "{\"type\":\"message\",\"offset\":4,\"name\":\"B\",\"waved\":\"author\"}; 4",
        "{\"type\":\"message\",\"offset\":4,\"text\":\"x\"}; 4",
        "{\"type\":\"message\",\"offset\":4,\"name\":\"B\",\"text\":7}; 4",
        "{\"type\":\"message\",\"offset\":0,\"name\":\"B\",\"text\":\"x\"}; -1",
        "{\"type\":\"message\",\"offset\":\"4\",\"name\":\"B\",\"text\":\"x\"}; -1",
        "{\"type\":\"message\",\"name\":\"B\",\"text\":\"x\"}; -1",
        "{\"type\":\"joined\",\"offset\":4}; -1"
      })
  void aServersOfAKnownTypeThatCannotBeReadTellsItsPlaceToo(String text, long offset) {
    var frame = ServerFrameCodec.decode(new JacksonJson(), text);
    assertEquals(offset, assertInstanceOf(ServerFrame.Malformed.class, frame).offset());
  }
}
