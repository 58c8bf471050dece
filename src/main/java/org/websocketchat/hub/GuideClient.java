package org.websocketchat.hub;

import org.websocketchat.protocol.Role;

/** A socket that speaks {@code json}. */
final class GuideClient extends Client {
  private final Person person;
  private final long connectedMillis;
  private boolean pinged;

  GuideClient(long socket, Room room, Visitor visitor, long nowMillis) {
    super(socket, room, visitor, nowMillis);
    this.person = new Person("");
    this.connectedMillis = nowMillis;
  }

  Person person() {
    return person;
  }

  /** For how long it has been connected: it is a stranger whatever it was before. */
  long sinceConnectedMillis(long nowMillis) {
    return nowMillis - connectedMillis;
  }

  @Override
  Policy.Asker asker(long wallMillis) {
    return asker(Role.GUEST, false, null, wallMillis);
  }

  @Override
  void heard(long nowMillis) {
    super.heard(nowMillis);
    pinged = false;
  }

  /** Notes a ping; returns whether it is the first since a frame of the socket came. */
  boolean ping() {
    boolean first = !pinged;
    pinged = true;
    return first;
  }
}
