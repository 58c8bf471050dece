package org.websocketchat.hub;

/**
 * The limits of the whole server. docs/budget.md gives the reasons for the numbers.
 *
 * @param sockets open sockets, at least 1
 * @param rooms rooms at a time, at least 1
 * @param names reserved names of people who have left, in all rooms, at least 1
 * @param frames as in {@link AddressLimits}
 * @param messages as in {@link AddressLimits}
 * @param bytes as in {@link AddressLimits}
 * @param opens as in {@link AddressLimits}, for all networks together, at least 1
 * @param pages as in {@link AddressLimits}, for all networks together, at least 1
 */
public record ServerLimits(
    int sockets,
    int rooms,
    int names,
    Rate frames,
    Rate messages,
    Rate bytes,
    int opens,
    int pages) {
  public ServerLimits {
    if (sockets < 1 || rooms < 1 || names < 1 || opens < 1 || pages < 1) {
      throw new IllegalArgumentException("limits below 1 let nobody in or back");
    }
    AddressLimits.requireOneFrame(frames, bytes);
  }
}
