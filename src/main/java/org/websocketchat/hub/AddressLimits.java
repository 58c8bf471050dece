package org.websocketchat.hub;

import org.websocketchat.protocol.Limits;

/**
 * What one address may take: in IPv6 one /64. A /56 may take 4 times as much and a /48 16 times,
 * but of what is counted in places never more than half of all. docs/budget.md argues the numbers.
 *
 * @param sockets that it may have open, at least 1
 * @param connects sockets that it may open
 * @param hellos of {@code websocket-chat.v1}, each of which asks storage and is sent a list of
 *     people
 * @param frames of any kind; one counts once, and again for each 4 096 characters
 * @param refusals frames that are answered by an error
 * @param typing frames that say that somebody types, and are passed on
 * @param messages that are stored
 * @param bytes of the frames whose messages are stored, and 100 more for each
 * @param people that it may have in one room, at least 1
 * @param rooms that it has begun and that have not ended, at least 1
 * @param names that are reserved for those of it who have gone, at least 1
 * @param lookups that storage is asked for its sockets at a time (for a hello, an id or a page of
 *     the log), at least 1; counted by the widest network, which may have no more. The others wait
 */
public record AddressLimits(
    int sockets,
    Rate connects,
    Rate hellos,
    Rate frames,
    Rate refusals,
    Rate typing,
    Rate messages,
    Rate bytes,
    int people,
    int rooms,
    int names,
    int lookups) {

  /** What the frame of a message counts beyond its own bytes. */
  static final int MESSAGE_BYTES = 100;

  /** A frame that has so many characters counts as one more. */
  static final int FRAME_CHARS = 4_096;

  /** What one message counts at most: its bytes at once must not be fewer. */
  public static final int LARGEST_MESSAGE_BYTES = Limits.FRAME_BYTES + MESSAGE_BYTES;

  public AddressLimits {
    if (sockets < 1 || people < 1 || rooms < 1 || names < 1 || lookups < 1) {
      throw new IllegalArgumentException("numbers below 1 let nobody in or back");
    }
    requireOneFrame(frames, bytes);
  }

  /** The rate of this. */
  Rate rate(Metered what) {
    return switch (what) {
      case CONNECTS -> connects;
      case HELLOS -> hellos;
      case FRAMES -> frames;
      case REFUSALS -> refusals;
      case TYPING -> typing;
      case MESSAGES -> messages;
      case BYTES -> bytes;
    };
  }

  /** One frame must fit into what may be taken at once, however large it is. */
  static void requireOneFrame(Rate frames, Rate bytes) {
    if (frames.atOnce() < Limits.BURST) {
      throw new IllegalArgumentException(
          frames.atOnce() + " frames at once are below the burst of one socket: " + Limits.BURST);
    }
    if (bytes.atOnce() < LARGEST_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          bytes.atOnce() + " bytes at once are less than one message: " + LARGEST_MESSAGE_BYTES);
    }
  }
}
