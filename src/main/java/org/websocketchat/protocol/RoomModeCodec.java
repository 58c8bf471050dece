package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/** Reads and writes the mode of a room, whole or what is to change in it. */
final class RoomModeCodec {
  private static final String SLOW = "slow";
  private static final String LINKS = "links";
  private static final String SIGNED = "signed";
  private static final String READONLY = "readonly";

  private RoomModeCodec() {}

  /**
   * The mode in this object: what it does not say is as usual; null if a number is out of range.
   */
  static @Nullable RoomMode read(JsonObject object) {
    var change = change(object);
    return change == null ? null : RoomMode.USUAL.with(change);
  }

  /** The change in this object; null if a number is out of range. */
  static RoomMode.@Nullable Change change(JsonObject object) {
    double slow = object.number(SLOW);
    long seconds = JsonFields.integer(object, SLOW, -1);
    if (!Double.isNaN(slow) && !RoomMode.isWait(seconds)) {
      return null;
    }
    return new RoomMode.Change(
        Double.isNaN(slow) ? null : (int) seconds,
        flag(object, LINKS),
        flag(object, SIGNED),
        flag(object, READONLY));
  }

  private static @Nullable Boolean flag(JsonObject object, String name) {
    return object.isTrue(name) ? Boolean.TRUE : object.isFalse(name) ? Boolean.FALSE : null;
  }

  /** Writes a mode as JSON, without what is as usual. */
  static String encode(RoomMode mode) {
    var usual = RoomMode.USUAL;
    return encode(
        new RoomMode.Change(
            mode.slowSeconds() == usual.slowSeconds() ? null : mode.slowSeconds(),
            mode.links() == usual.links() ? null : mode.links(),
            mode.signed() == usual.signed() ? null : mode.signed(),
            mode.readonly() == usual.readonly() ? null : mode.readonly()));
  }

  /** Writes a change as JSON. */
  static String encode(RoomMode.Change change) {
    var out = new JsonWriter();
    var slow = change.slowSeconds();
    if (slow != null) {
      out.field(SLOW, slow);
    }
    flag(out, LINKS, change.links());
    flag(out, SIGNED, change.signed());
    flag(out, READONLY, change.readonly());
    return out.end();
  }

  private static void flag(JsonWriter out, String name, @Nullable Boolean value) {
    if (value != null) {
      out.raw(name, value ? "true" : "false");
    }
  }
}
