package org.websocketchat.hub;

/**
 * The numbers of a hub that whoever runs it may choose.
 *
 * @param socketsPerAddress how many sockets one address may have open; at least 1
 * @param rooms how many rooms there may be at a time; at least 1
 */
public record HubLimits(int socketsPerAddress, int rooms) {
  private static final int SOCKETS_PER_ADDRESS = 200;
  private static final int ROOMS = 10_000;

  public HubLimits {
    if (socketsPerAddress < 1 || rooms < 1) {
      throw new IllegalArgumentException("limits below 1 let nobody in");
    }
  }

  /** What docs/protocol.md, "Limits", promises. */
  public static HubLimits usual() {
    return new HubLimits(SOCKETS_PER_ADDRESS, ROOMS);
  }

  public HubLimits withSocketsPerAddress(int sockets) {
    return new HubLimits(sockets, rooms);
  }
}
