package org.websocketchat.fuzz;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Damages frames. It nests nothing more deeply than our server reads, and spoils no link: there the
 * JVM is stricter than a browser, on purpose or because it has no parser of addresses.
 */
final class Damage {
  private static final Pattern NUMBER = Pattern.compile("(?<=:)-?\\d+");
  private static final Pattern LINK = Pattern.compile("(?i)://|www\\.|mailto:");

  private static final List<String> NO_NUMBERS =
      List.of(
          "-1",
          "0",
          "1.5",
          "-0",
          "1e3",
          "1E400",
          "9007199254740991",
          "9007199254740993",
          "1e21",
          "\"7\"",
          "null",
          "true",
          "[]",
          "{}",
          "01",
          "+1",
          ".5",
          "1.",
          "NaN",
          "0.0",
          "8640000000000000",
          "8640000000000001",
          "4294967296",
          "2147483648");

  private static final List<String> FRAMES =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "{}",
          "\"text\"",
          "{\"type\":7}",
          "{\"type\":\"\"}",
          "{\"type\":null}",
          "{\"type\":\"later\"}",
          "{\"type\":\"message\"}",
          "{\"type\":\"welcome\"}",
          "{}{}",
          "{,}",
          "{\"type\":\"ping\"} ",
          "\ufeff{\"type\":\"ping\"}",
          "{\"type\":\"ping\",\"type\":\"pong\"}",
          "{'type':'ping'}",
          "{\"type\":\"ping\"}//",
          "{\"type\":\"\\u0070ing\"}",
          "{\"type\":\"error\",\"code\":\"busy\"}",
          "{\"type\":\"userlist\",\"users\":[null,1,\"A\",{}]}",
          "{\"type\":\"later\",\"offset\":3}",
          "{\"type\":\"id\",\"id\":\"1\"}",
          "{\"type\":\"bye\",\"spread\":1000}",
          "{\"__proto__\":{\"type\":\"ping\"}}",
          "{\"type\":\"toString\"}",
          "{\"type\":\"constructor\",\"constructor\":\"x\"}");

  private static final String CHARS = "\"\\{}[],:0a \u0000\n\u00e9\u2028";

  private Damage() {}

  /** A frame that is something else than what it was, or nothing that can be read. */
  static String of(String frame, Words words) {
    if (frame.isEmpty() || words.chance(25) || LINK.matcher(frame).find()) {
      return words.one(FRAMES);
    }
    int at = words.below(frame.length());
    return switch (words.below(6)) {
      case 0 -> frame.substring(0, at);
      case 1 -> frame.substring(0, at) + frame.substring(at + 1);
      case 2 ->
          frame.substring(0, at) + CHARS.charAt(words.below(CHARS.length())) + frame.substring(at);
      case 3 -> frame.substring(0, at) + "\\ud800" + frame.substring(at);
      default -> withOtherNumber(frame, words);
    };
  }

  private static String withOtherNumber(String frame, Words words) {
    var numbers = NUMBER.matcher(frame).results().toList();
    if (numbers.isEmpty()) {
      return "[" + frame + "]";
    }
    var number = words.one(numbers);
    return frame.substring(0, number.start())
        + words.one(NO_NUMBERS)
        + frame.substring(number.end());
  }
}
