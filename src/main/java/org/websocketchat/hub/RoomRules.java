package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.RoomMode;

/**
 * What holds in a room besides the roles.
 *
 * @param mode what its moderators can change
 * @param json whether sub-protocol {@code json} is spoken
 * @param editMillis for how long an author may edit or remove a message; 0 for never
 */
public record RoomRules(RoomMode mode, boolean json, long editMillis) {
  public RoomRules {
    if (editMillis < 0) {
      throw new IllegalArgumentException("a time below 0");
    }
  }

  /** The rules of a room of which nobody says anything: everybody may do everything. */
  public static RoomRules usual() {
    return new RoomRules(RoomMode.USUAL, true, Limits.EDIT_MILLIS);
  }

  /** The least time between two messages of one person; 0 for none. */
  long slowMillis() {
    return 1_000L * mode.slowSeconds();
  }

  public RoomRules withMode(RoomMode changed) {
    return new RoomRules(changed, json, editMillis);
  }

  public RoomRules withSlowSeconds(int changed) {
    return with(changed, null, null, null);
  }

  public RoomRules withLinks(boolean changed) {
    return with(null, changed, null, null);
  }

  public RoomRules withSigned(boolean changed) {
    return with(null, null, changed, null);
  }

  public RoomRules withReadonly(boolean changed) {
    return with(null, null, null, changed);
  }

  private RoomRules with(
      @Nullable Integer slowSeconds,
      @Nullable Boolean links,
      @Nullable Boolean signed,
      @Nullable Boolean readonly) {
    return withMode(mode.with(new RoomMode.Change(slowSeconds, links, signed, readonly)));
  }

  public RoomRules withJson(boolean changed) {
    return new RoomRules(mode, changed, editMillis);
  }

  public RoomRules withEditMillis(long changed) {
    return new RoomRules(mode, json, changed);
  }
}
