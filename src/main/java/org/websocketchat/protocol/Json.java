package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The port to a JSON parser. A page uses the browser's own, since one in Java adds 4 KB to the
 * download and is 4 to 9 times slower; the JVM uses one that bounds depth and length.
 */
@FunctionalInterface
public interface Json {

  /**
   * The longest text that every implementation reads, in chars (UTF-16 code units).
   *
   * <p>The longest text that we write is a session's memory in the form of version 41d8544: one
   * entry with all texts that wait, which are at most 256 KiB in UTF-8. JSON makes at most six
   * chars of one byte (of a control character), which is 1.5 Mi chars; the rest is for the other
   * fields.
   */
  int MAX_CHARS = 1 << 21;

  /**
   * Reads one JSON object (RFC 8259); never throws because of its text.
   *
   * @param text any text, hostile ones too
   * @return the object; null if the text is anything else; null also if it has more than {@link
   *     #MAX_CHARS} chars and the implementation bounds the length
   */
  @Nullable JsonObject parse(String text);
}
