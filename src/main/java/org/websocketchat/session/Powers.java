package org.websocketchat.session;

import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.ServerFrame;

/**
 * What the person of a session may do in the room, as the latest welcome told. The server decides;
 * this only keeps a page from offering what it would refuse.
 *
 * @param corrects whether the sub-protocol has replies and corrections
 * @param who the public id of the person; empty if the server does not tell it
 * @param editMillis for how long the person may edit and remove what they said; 0 for never
 * @param aheadMillis by how much the server's clock is ahead of this computer's
 */
public record Powers(boolean corrects, String who, Role role, long editMillis, long aheadMillis) {
  /** Of somebody who may do nothing with a message: there was no welcome yet, or it is json. */
  public static final Powers NONE = new Powers(false, "", Role.GUEST, 0, 0);

  static Powers of(ServerFrame.Welcome welcome, long wallMillis) {
    var standing = welcome.self().standing();
    return new Powers(
        true,
        standing.who(),
        standing.role(),
        welcome.limits().editMillis(),
        welcome.now() - wallMillis);
  }

  /** The same in another role. */
  Powers as(Role now) {
    return new Powers(corrects, who, now, editMillis, aheadMillis);
  }

  /** Whether the person may remove what others said. */
  public boolean moderates() {
    return role.moderates();
  }

  /** Whether the person of this session is the author, for the server. */
  public boolean isAuthor(Message message) {
    return !who.isEmpty() && who.equals(message.who());
  }

  /**
   * Whether the time for corrections of the author is not over.
   *
   * @param wallMillis the time now by this computer's clock, milliseconds since 1970
   */
  public boolean isInTime(Message message, long wallMillis) {
    return wallMillis + aheadMillis - message.dateMillis() < editMillis;
  }
}
