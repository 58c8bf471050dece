package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happened in a run: as a hash, and as lines for those who want to read it. */
final class Trace {
  /** Null if nobody reads it. */
  private final @Nullable List<String> lines;

  private int one = 0x811C9DC5;
  private int other = 0x2545F491;

  Trace(boolean kept) {
    lines = kept ? new ArrayList<>() : null;
  }

  /** Something that counts: the hash depends on it. */
  void note(long atMillis, String who, String what, String detail) {
    add((int) atMillis);
    add(who);
    add(what);
    add(detail);
    if (lines != null) {
      lines.add(line(atMillis, who, what + " " + detail));
    }
  }

  /** Something that helps a reader and costs nothing if there is none. */
  void aside(long atMillis, String who, Supplier<String> text) {
    if (lines != null) {
      lines.add(line(atMillis, who, "  . " + text.get()));
    }
  }

  /** Sixteen hexadecimal digits. */
  String hash() {
    return hex(one) + hex(other);
  }

  List<String> lines() {
    return lines == null ? List.of() : List.copyOf(lines);
  }

  private void add(String text) {
    int first = one;
    int second = other;
    for (int i = 0; i < text.length(); i++) {
      int value = text.charAt(i);
      first = (first ^ value) * 0x01000193;
      second = (second + value) * 0x5BD1E995;
      second ^= second >>> 15;
    }
    one = first;
    other = second;
    add(-1);
  }

  private void add(int value) {
    one = (one ^ value) * 0x01000193;
    other = (other + value) * 0x5BD1E995;
    other ^= other >>> 15;
  }

  private static String hex(int value) {
    var digits = Integer.toHexString(value);
    return "00000000".substring(digits.length()) + digits;
  }

  private static String line(long atMillis, String who, String text) {
    var millis = Long.toString(atMillis % 1_000);
    var time = atMillis / 1_000 + "." + "000".substring(millis.length()) + millis;
    return padded(time, 9, true) + "  " + padded(who, 7, false) + text;
  }

  private static String padded(String text, int width, boolean left) {
    var space = " ".repeat(Math.max(0, width - text.length()));
    return left ? space + text : text + space;
  }
}
