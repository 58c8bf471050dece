package org.websocketchat.hub;

/**
 * The limits of one room, for all its visitors together. What is over them waits; the networks take
 * turns. docs/budget.md gives the reasons for the numbers.
 *
 * @param people people in it, including those who have just gone and may come back, at least 1.
 *     Their list has to fit into the 1 MiB that may wait for a reader
 * @param frames as in {@link AddressLimits}
 * @param typing as in {@link AddressLimits}
 * @param messages as in {@link AddressLimits}
 * @param bytes as in {@link AddressLimits}
 */
public record RoomLimits(int people, Rate frames, Rate typing, Rate messages, Rate bytes) {
  public RoomLimits {
    if (people < 1) {
      throw new IllegalArgumentException("a room for fewer than 1 lets nobody in");
    }
    AddressLimits.requireOneFrame(frames, bytes);
  }
}
