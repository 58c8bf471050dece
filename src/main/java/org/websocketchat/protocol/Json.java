package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The port through which frames are read, so that the browser can use its own parser (a Java one
 * costs 4 k and is 4 to 9 times slower) and the JVM one that bounds depth and length.
 */
@FunctionalInterface
public interface Json {

  /**
   * The longest text that every implementation reads, in chars. What is kept of a text that waits
   * has to fit in: a session keeps 256 KiB of them in UTF-8, and JSON makes at most six chars of a
   * byte (of control characters), which is 1.5 Mi; the rest is for what stands beside the texts.
   */
  int MAX_CHARS = 1 << 21;

  /**
   * Reads one JSON object (RFC 8259).
   *
   * @param text any text, hostile ones too
   * @return the object, or null if the text is anything else; null also where it is longer than
   *     {@link #MAX_CHARS} and the implementation bounds it
   */
  @Nullable JsonObject parse(String text);
}
