package org.websocketchat.store;

/**
 * How much is kept, and for how long. What is beyond it goes, the oldest of a room first.
 *
 * @param maxAgeMillis how old a message becomes; older ones go within some minutes
 * @param maxMessages so many of one room at most
 * @param maxBytesOfRoom so much of one room at most: names and texts in UTF-8, and 100 bytes for
 *     each message
 * @param maxBytes so much of the file may be in use, everything in it included; beyond it, the room
 *     with the most bytes loses its oldest messages
 */
public record Retention(long maxAgeMillis, long maxMessages, long maxBytesOfRoom, long maxBytes) {
  public Retention {
    atLeast1("maxAgeMillis", maxAgeMillis);
    atLeast1("maxMessages", maxMessages);
    atLeast1("maxBytesOfRoom", maxBytesOfRoom);
    atLeast1("maxBytes", maxBytes);
  }

  /** Nothing ever goes. */
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
