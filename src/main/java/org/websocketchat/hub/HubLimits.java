package org.websocketchat.hub;

/**
 * The numbers of a hub that whoever runs it may choose.
 *
 * @param socketsPerAddress how many sockets one address may have open; at least 1
 * @param socketsPerRoom how many sockets may be in one room, whose list of people has to fit into
 *     what may wait for a reader: 1 MiB; at least 1
 * @param rooms how many rooms there may be at a time; at least 1
 * @param away how many who have gone may have their names reserved, in all rooms; at least 1
 */
public record HubLimits(int socketsPerAddress, int socketsPerRoom, int rooms, int away) {
  private static final int SOCKETS_PER_ADDRESS = 200;
  private static final int SOCKETS_PER_ROOM = 2_500;
  private static final int ROOMS = 10_000;
  private static final int AWAY = 20_000;

  public HubLimits {
    if (socketsPerAddress < 1 || socketsPerRoom < 1 || rooms < 1 || away < 1) {
      throw new IllegalArgumentException("limits below 1 let nobody in or back");
    }
  }

  /** What docs/protocol.md, "Limits", promises. */
  public static HubLimits usual() {
    return new HubLimits(SOCKETS_PER_ADDRESS, SOCKETS_PER_ROOM, ROOMS, AWAY);
  }

  public HubLimits withSocketsPerAddress(int sockets) {
    return new HubLimits(sockets, socketsPerRoom, rooms, away);
  }
}
