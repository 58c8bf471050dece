package org.websocketchat.store;

/**
 * The limits of what is kept. Beyond a limit, the oldest messages of a room are deleted first.
 *
 * @param maxAgeMillis the greatest age of a message; older ones are deleted within some minutes
 * @param maxMessages how many messages of one room are kept
 * @param maxBytesOfRoom how many bytes of one room are kept: names and texts in UTF-8, and 100
 *     bytes for each message
 * @param maxBytes how many bytes of the file may be in use, with everything in it; beyond it, the
 *     room with the most bytes loses its oldest messages
 */
public record Retention(long maxAgeMillis, long maxMessages, long maxBytesOfRoom, long maxBytes) {
  public Retention {
    atLeast1("maxAgeMillis", maxAgeMillis);
    atLeast1("maxMessages", maxMessages);
    atLeast1("maxBytesOfRoom", maxBytesOfRoom);
    atLeast1("maxBytes", maxBytes);
  }

  /** No limits: nothing is ever deleted. */
  public static Retention unlimited() {
    return new Retention(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  private static void atLeast1(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          name + " is " + value + ": at least 1, or nothing would be kept");
    }
  }
}
