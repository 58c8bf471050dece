package org.websocketchat.hub;

/**
 * What the whole server carries. docs/budget.md argues the numbers.
 *
 * @param sockets open at a time, at least 1
 * @param rooms there may be at a time, at least 1
 * @param names reserved for those who have gone, in all rooms, at least 1
 * @param frames as in {@link AddressLimits}
 * @param messages as in {@link AddressLimits}
 * @param bytes as in {@link AddressLimits}
 * @param lookups as in {@link AddressLimits}, for all networks together, at least 1
 */
public record ServerLimits(
    int sockets, int rooms, int names, Rate frames, Rate messages, Rate bytes, int lookups) {
  public ServerLimits {
    if (sockets < 1 || rooms < 1 || names < 1 || lookups < 1) {
      throw new IllegalArgumentException("limits below 1 let nobody in or back");
    }
    AddressLimits.requireOneFrame(frames, bytes);
  }
}
