package org.websocketchat.hub;

/**
 * Makes {@link HubLimits} out of the usual ones and what is to be different. docs/budget.md argues
 * the usual numbers from a school of 300 people behind one address, and from what a room carries.
 */
public final class HubLimitsBuilder {
  private static final long KIB = 1_024;
  private static final long MIB = 1_024 * KIB;

  private int socketsPerAddress = 600;
  private Rate connectsPerAddress = Rate.perMinute(1_200, 600);
  private Rate hellosPerAddress = Rate.perMinute(1_200, 300);
  private Rate framesPerAddress = Rate.perSecond(300, 1_500);
  private Rate refusalsPerAddress = Rate.perMinute(300, 300);
  private Rate reportsPerAddress = Rate.perMinute(6, 20);
  private Rate renamesPerAddress = Rate.perMinute(60, 30);
  private Rate typingPerAddress = Rate.perSecond(10, 30);
  private Rate messagesPerAddress = Rate.perSecond(50, 200);
  private Rate bytesPerAddress = Rate.perSecond(64 * KIB, 512 * KIB);
  private Rate readsPerAddress = Rate.perSecond(2 * MIB, 64 * MIB);
  private int peoplePerAddress = 400;
  private int roomsPerAddress = 50;
  private int namesPerAddress = 600;
  private int opensPerAddress = 64;
  private int pagesPerAddress = 8;
  private int peoplePerRoom = 2_500;
  private Rate framesPerRoom = Rate.perSecond(1_000, 5_000);
  private Rate typingPerRoom = Rate.perSecond(50, 100);
  private Rate messagesPerRoom = Rate.perSecond(200, 1_000);
  private Rate bytesPerRoom = Rate.perSecond(256 * KIB, 512 * KIB);
  private int sockets = 20_000;
  private int rooms = 10_000;
  private int names = 20_000;
  private int opens = 512;
  private int pages = 64;
  private Rate frames = Rate.perSecond(10_000, 40_000);
  private Rate messages = Rate.perSecond(2_000, 10_000);
  private Rate bytes = Rate.perSecond(8 * MIB, 32 * MIB);

  HubLimitsBuilder() {}

  /** As in {@link AddressLimits#sockets}. */
  public HubLimitsBuilder socketsPerAddress(int changed) {
    socketsPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#connects}. */
  public HubLimitsBuilder connectsPerAddress(Rate changed) {
    connectsPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#hellos}. */
  public HubLimitsBuilder hellosPerAddress(Rate changed) {
    hellosPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#frames}. */
  public HubLimitsBuilder framesPerAddress(Rate changed) {
    framesPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#refusals}. */
  public HubLimitsBuilder refusalsPerAddress(Rate changed) {
    refusalsPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#reports}. */
  public HubLimitsBuilder reportsPerAddress(Rate changed) {
    reportsPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#renames}. */
  public HubLimitsBuilder renamesPerAddress(Rate changed) {
    renamesPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#typing}. */
  public HubLimitsBuilder typingPerAddress(Rate changed) {
    typingPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#messages}. */
  public HubLimitsBuilder messagesPerAddress(Rate changed) {
    messagesPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#bytes}. */
  public HubLimitsBuilder bytesPerAddress(Rate changed) {
    bytesPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#reads}. */
  public HubLimitsBuilder readsPerAddress(Rate changed) {
    readsPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#people}. */
  public HubLimitsBuilder peoplePerAddress(int changed) {
    peoplePerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#rooms}. */
  public HubLimitsBuilder roomsPerAddress(int changed) {
    roomsPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#names}. */
  public HubLimitsBuilder namesPerAddress(int changed) {
    namesPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#opens}. */
  public HubLimitsBuilder opensPerAddress(int changed) {
    opensPerAddress = changed;
    return this;
  }

  /** As in {@link AddressLimits#pages}. */
  public HubLimitsBuilder pagesPerAddress(int changed) {
    pagesPerAddress = changed;
    return this;
  }

  /** As in {@link RoomLimits#people}. */
  public HubLimitsBuilder peoplePerRoom(int changed) {
    peoplePerRoom = changed;
    return this;
  }

  /** As in {@link RoomLimits#frames}. */
  public HubLimitsBuilder framesPerRoom(Rate changed) {
    framesPerRoom = changed;
    return this;
  }

  /** As in {@link RoomLimits#typing}. */
  public HubLimitsBuilder typingPerRoom(Rate changed) {
    typingPerRoom = changed;
    return this;
  }

  /** As in {@link RoomLimits#messages}. */
  public HubLimitsBuilder messagesPerRoom(Rate changed) {
    messagesPerRoom = changed;
    return this;
  }

  /** As in {@link RoomLimits#bytes}. */
  public HubLimitsBuilder bytesPerRoom(Rate changed) {
    bytesPerRoom = changed;
    return this;
  }

  /** As in {@link ServerLimits#sockets}. */
  public HubLimitsBuilder sockets(int changed) {
    sockets = changed;
    return this;
  }

  /** As in {@link ServerLimits#rooms}. */
  public HubLimitsBuilder rooms(int changed) {
    rooms = changed;
    return this;
  }

  /** As in {@link ServerLimits#names}. */
  public HubLimitsBuilder names(int changed) {
    names = changed;
    return this;
  }

  /** As in {@link ServerLimits#opens}. */
  public HubLimitsBuilder opens(int changed) {
    opens = changed;
    return this;
  }

  /** As in {@link ServerLimits#pages}. */
  public HubLimitsBuilder pages(int changed) {
    pages = changed;
    return this;
  }

  /** As in {@link ServerLimits#frames}. */
  public HubLimitsBuilder frames(Rate changed) {
    frames = changed;
    return this;
  }

  /** As in {@link ServerLimits#messages}. */
  public HubLimitsBuilder messages(Rate changed) {
    messages = changed;
    return this;
  }

  /** As in {@link ServerLimits#bytes}. */
  public HubLimitsBuilder bytes(Rate changed) {
    bytes = changed;
    return this;
  }

  /**
   * The limits.
   *
   * @throws IllegalArgumentException if a number lets nobody in or nothing pass
   */
  public HubLimits build() {
    return new HubLimits(
        new AddressLimits(
            socketsPerAddress,
            connectsPerAddress,
            hellosPerAddress,
            framesPerAddress,
            refusalsPerAddress,
            reportsPerAddress,
            renamesPerAddress,
            typingPerAddress,
            messagesPerAddress,
            bytesPerAddress,
            readsPerAddress,
            peoplePerAddress,
            roomsPerAddress,
            namesPerAddress,
            opensPerAddress,
            pagesPerAddress),
        new RoomLimits(peoplePerRoom, framesPerRoom, typingPerRoom, messagesPerRoom, bytesPerRoom),
        new ServerLimits(sockets, rooms, names, frames, messages, bytes, opens, pages));
  }
}
