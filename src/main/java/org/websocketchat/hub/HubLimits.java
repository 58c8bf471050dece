package org.websocketchat.hub;

/**
 * The numbers of a hub that whoever runs it may choose: {@code
 * HubLimits.builder().peoplePerRoom(100).build()}.
 *
 * @param address what one address may take
 * @param room what one room carries
 * @param server what all of it carries
 */
public record HubLimits(AddressLimits address, RoomLimits room, ServerLimits server) {
  /** What docs/budget.md says. */
  public static HubLimits usual() {
    return builder().build();
  }

  /** Begins with the usual numbers. */
  public static HubLimitsBuilder builder() {
    return new HubLimitsBuilder();
  }
}
