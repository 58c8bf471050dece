package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.json.JacksonJson;

/** The bodies of messages, and how they are written among other fields. */
final class BodyCodecTest {

  private static @Nullable Body read(String json) {
    return BodyCodec.read(Objects.requireNonNull(new JacksonJson().parse(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"message\",\"text\":\"hi\"}",
        "{\"text\":\"hi\"}",
        "{\"type\":3,\"text\":\"hi\",\"date\":[],\"target\":{}}"
      })
  void aTextIsReadFromAFrameAndFromWhatHasNoType(String json) {
    assertEquals(new Body.Text("hi"), read(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":\"message\"}",
        "{\"text\":null}",
        "{\"text\":3}",
        "{\"text\":true}",
        "{\"text\":[\"hi\"]}",
        "{\"text\":{\"text\":\"hi\"}}"
      })
  void aTextWithoutItsFieldIsNone(String json) {
    assertNull(read(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wave", "Message", "", "hello"})
  void aKindThatIsNotKnownIsNoText(String type) {
    assertNull(read("{\"type\":\"" + type + "\",\"text\":\"hi\"}"));
    assertFalse(BodyCodec.isKind(type));
  }

  @Test
  void aBodyIsWrittenWhereItsFieldsBelong() {
    var out = BodyCodec.write(new JsonWriter("message").field("n", 1), new Body.Text("a\"b"));
    assertEquals(
        "{\"type\":\"message\",\"n\":1,\"text\":\"a\\\"b\",\"m\":2}", out.field("m", 2).end());
    assertEquals("message", BodyCodec.kind(new Body.Text("")));
    assertTrue(BodyCodec.isKind("message"));
  }

  @Test
  void aTextCountsInUtf8() {
    assertEquals(0, new Body.Text("").bytes());
    assertEquals(7, new Body.Text("aß😀").bytes());
    assertEquals(3, new Body.Text("\uD800").bytes());
  }

  @Test
  void aTextHasNoLoneSurrogates() {
    assertEquals(new Body.Text("a\uFFFDb"), new Body.Text("a\uDC00b"));
    assertEquals("a\uFFFDb", new Body.Text("a\uDC00b").text());
  }

  @Test
  void aTextOfWhiteSpaceSaysNothing() {
    assertTrue(new Body.Text("").isEmpty());
    assertTrue(new Body.Text(" \n\u3000").isEmpty());
    assertFalse(new Body.Text(" .").isEmpty());
  }
}
