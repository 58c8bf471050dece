package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a room allows at present, which its moderators set (docs/protocol.md, "Governing").
 *
 * @param slowSeconds how long a person waits between two messages, from 0 for not at all to {@link
 *     #MOST_SLOW_SECONDS}
 * @param links whether guests may send links
 * @param signed whether only people with a signed identity may be here
 * @param readonly whether guests may read and say nothing
 */
public record RoomMode(int slowSeconds, boolean links, boolean signed, boolean readonly) {
  /** The longest wait between two messages of a person. */
  public static final int MOST_SLOW_SECONDS = 3_600;

  /** The mode of a room for which nobody has set one. */
  public static final RoomMode USUAL = new RoomMode(0, true, false, false);

  /** Throws an {@link IllegalArgumentException} if the wait is out of its range. */
  public RoomMode {
    if (!isWait(slowSeconds)) {
      throw new IllegalArgumentException("a wait between messages is from 0 to 3600 s");
    }
  }

  /** Whether a room can make people wait so long between two messages. */
  static boolean isWait(long seconds) {
    return seconds >= 0 && seconds <= MOST_SLOW_SECONDS;
  }

  /** This mode after a change. */
  public RoomMode with(Change change) {
    var slow = change.slowSeconds;
    return new RoomMode(
        slow == null ? slowSeconds : slow,
        either(change.links, links),
        either(change.signed, signed),
        either(change.readonly, readonly));
  }

  private static boolean either(@Nullable Boolean set, boolean before) {
    return set == null ? before : set;
  }

  /**
   * What is to be another one in a mode.
   *
   * @param slowSeconds null for no change, as with the others
   */
  public record Change(
      @Nullable Integer slowSeconds,
      @Nullable Boolean links,
      @Nullable Boolean signed,
      @Nullable Boolean readonly) {

    /** Throws an {@link IllegalArgumentException} if the wait is out of its range. */
    public Change {
      if (slowSeconds != null && !isWait(slowSeconds)) {
        throw new IllegalArgumentException("a wait between messages is from 0 to 3600 s");
      }
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
      return slowSeconds == null && links == null && signed == null && readonly == null;
    }
  }
}
