package org.websocketchat.hub;

import org.websocketchat.protocol.Limits;

/**
 * The limits of one address (in IPv6, of one /64). A /56 may take 4 times and a /48 16 times as
 * much, but never more than half of all places. docs/budget.md gives the reasons for the numbers.
 *
 * @param sockets open sockets, at least 1
 * @param connects sockets that it opens
 * @param hellos hellos of {@code websocket-chat.v1}; each one asks storage and is sent a list of
 *     people
 * @param frames frames of any kind; a frame counts once, and once more for each 4 096 characters
 * @param refusals frames that are answered by an error
 * @param reports reports of messages
 * @param renames changes of the names of people who are in a room
 * @param typing typing frames that are passed on
 * @param messages stored messages
 * @param bytes bytes of the frames whose messages are stored, and 100 more for each
 * @param reads bytes of the log that its sockets are sent in pages of history and in replays
 * @param people people in one room, at least 1
 * @param rooms rooms that it began and that have not ended, at least 1
 * @param names reserved names of its people who have left, at least 1
 * @param opens lookups under way in storage that let its sockets in (a hello, an id), at least 1;
 *     counted by the widest network, which may have no more. Further ones wait
 * @param pages pages of the log that are being read for its sockets, at least 1; counted in the
 *     same way
 */
public record AddressLimits(
    int sockets,
    Rate connects,
    Rate hellos,
    Rate frames,
    Rate refusals,
    Rate reports,
    Rate renames,
    Rate typing,
    Rate messages,
    Rate bytes,
    Rate reads,
    int people,
    int rooms,
    int names,
    int opens,
    int pages) {

  /** How many bytes a stored message counts besides its frame. */
  static final int MESSAGE_BYTES = 100;

  /** The characters for which a frame counts once more. */
  static final int FRAME_CHARS = 4_096;

  /** The most bytes that one message counts. The bytes at once must not be fewer. */
  public static final int LARGEST_MESSAGE_BYTES = Limits.FRAME_BYTES + MESSAGE_BYTES;

  public AddressLimits {
    if (sockets < 1 || people < 1 || rooms < 1 || names < 1 || opens < 1 || pages < 1) {
      throw new IllegalArgumentException("numbers below 1 let nobody in or back");
    }
    requireOneFrame(frames, bytes);
  }

  /** The limit for this. */
  Rate rate(Metered what) {
    return switch (what) {
      case CONNECTS -> connects;
      case HELLOS -> hellos;
      case FRAMES -> frames;
      case REFUSALS -> refusals;
      case REPORTS -> reports;
      case RENAMES -> renames;
      case TYPING -> typing;
      case MESSAGES -> messages;
      case BYTES -> bytes;
      case READS -> reads;
    };
  }

  /**
   * Requires that the largest frame fits into what may be taken at once.
   *
   * @throws IllegalArgumentException if it does not
   */
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
