package org.websocketchat.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.JsonObject;
import org.websocketchat.protocol.Limits;

/** The promises of the JVM's parser alone; the golden vectors hold what both parsers do. */
final class JacksonJsonTest {
  private final JacksonJson json = new JacksonJson();

  @Test
  void readsStringsNumbersAndArrays() {
    var object = parsed("{\"s\":\"x\",\"n\":1763878400123,\"a\":[\"Ann\",null,3,[\"deep\"],{}]}");
    assertEquals("x", object.string("s"));
    assertEquals(1763878400123.0, object.number("n"));
    assertEquals(Arrays.asList("Ann", null, null, null, null), object.strings("a"));
  }

  @Test
  void aValueOfAnotherTypeIsAbsent() {
    var object = parsed("{\"s\":1,\"n\":\"1\",\"a\":{\"0\":\"x\"},\"t\":true,\"z\":null}");
    assertNull(object.string("s"));
    assertEquals(Double.NaN, object.number("n"));
    assertNull(object.strings("a"));
    assertNull(object.string("t"));
    assertNull(object.string("z"));
  }

  @Test
  void theLastOfTwoEqualNamesCountsWhateverItsType() {
    var object = parsed("{\"a\":\"x\",\"a\":{},\"b\":1,\"b\":\"y\"}");
    assertNull(object.string("a"));
    assertEquals("y", object.string("b"));
  }

  @Test
  void nestingIsBounded() {
    assertNotNull(json.parse(nested(Limits.JSON_DEPTH)));
    assertNull(json.parse(nested(Limits.JSON_DEPTH + 1)));
    assertNull(json.parse("[".repeat(500_000)));
  }

  @Test
  void lengthIsBounded() {
    var around = "{\"a\":\"\"}".length();
    var longest = "{\"a\":\"" + "x".repeat(Json.MAX_CHARS - around) + "\"}";
    assertNotNull(json.parse(longest));
    assertNull(json.parse(longest + " "));
  }

  @Test
  void longNamesTextsAndNumbersAreRead() {
    var object = parsed("{\"" + "n".repeat(60_000) + "\":1,\"d\":" + "9".repeat(2_000) + "}");
    assertEquals(1, object.number("n".repeat(60_000)));
    assertEquals(Double.POSITIVE_INFINITY, object.number("d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "1",
        "\"x\"",
        "[]",
        "{",
        "}",
        "{}x",
        "{}{}",
        "{},",
        "{} //",
        "/**/{}",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":+1}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":1e}",
        "{\"a\":0x1}",
        "{\"a\":-}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":tru}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":[1,]}",
        "{\"a\":[1}",
        "\uFEFF{}",
        "{}\uFEFF",
        "\u00A0{}",
        "{}\0",
        "{\"a\":undefined}"
      })
  void whatIsNoJsonObjectIsNull(String text) {
    assertNull(json.parse(text));
  }

  private JsonObject parsed(String text) {
    return Objects.requireNonNull(json.parse(text), text);
  }

  private static String nested(int depth) {
    return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
  }
}
