package org.websocketchat.hub;

/**
 * What one room carries, whoever it comes from. What is beyond that waits in turn, by networks.
 * docs/budget.md argues the numbers.
 *
 * @param people in it, those who have just gone and may come back included, whose list has to fit
 *     into what may wait for a reader: 1 MiB; at least 1
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
