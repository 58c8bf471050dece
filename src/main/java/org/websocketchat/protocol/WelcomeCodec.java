package org.websocketchat.protocol;

import static org.websocketchat.protocol.JsonFields.integer;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrame.Standing;
import org.websocketchat.protocol.ServerFrame.Welcome;

/** Reads and writes the welcome of {@code websocket-chat.v1}. */
final class WelcomeCodec {
  private static final long NONE = ServerFrame.NONE;

  private WelcomeCodec() {}

  /** The welcome in this object; null if it lacks a field. */
  static @Nullable Welcome read(JsonObject object) {
    boolean reads = object.isTrue("read");
    long id = reads ? NONE : integer(object, "id", NONE);
    var tag = reads ? "" : object.string("tag");
    var name = reads ? "" : object.string("name");
    long acked = reads ? 0 : integer(object, "acked", NONE);
    var epoch = object.string("epoch");
    long first = integer(object, "first", NONE);
    long head = integer(object, "head", NONE);
    long ping = integer(object, "ping", NONE);
    var limits = object.object("limits");
    if (tag == null || name == null || epoch == null || limits == null) {
      return null;
    }
    if ((id == NONE && !reads) || acked == NONE || first == NONE || head == NONE || ping < 1) {
      return null;
    }
    return new Welcome(
        id,
        tag,
        name,
        acked,
        epoch,
        first,
        head,
        object.isTrue("recovered"),
        ping,
        integer(object, "now", 0),
        new Allowance(
            count(limits, "frame", Allowance.USUAL.frame()),
            count(limits, "text", Allowance.USUAL.text()),
            count(limits, "name", Allowance.USUAL.name()),
            count(limits, "rate", Allowance.USUAL.rate()),
            count(limits, "burst", Allowance.USUAL.burst()),
            integer(limits, "edit", 0)),
        reads ? Standing.guest("") : PersonCodec.standing(object, tag),
        mode(object),
        integer(object, "pinned", Body.NO_OFFSET));
  }

  /** The mode of the room; the usual one if the server names none, or an impossible one. */
  private static RoomMode mode(JsonObject object) {
    var fields = object.object("mode");
    var mode = fields == null ? null : RoomModeCodec.read(fields);
    return mode == null ? RoomMode.USUAL : mode;
  }

  /** A limit of at least 1; the usual one if the server names none, or an impossible one. */
  private static int count(JsonObject limits, String name, int usual) {
    long count = integer(limits, name, usual);
    return count >= 1 && count <= Integer.MAX_VALUE ? (int) count : usual;
  }

  /** Writes a welcome as JSON. */
  static String encode(Welcome w) {
    var limits =
        new JsonWriter()
            .field("frame", w.limits().frame())
            .field("text", w.limits().text())
            .field("name", w.limits().name())
            .field("rate", w.limits().rate())
            .field("burst", w.limits().burst());
    if (w.limits().editMillis() > 0) {
      limits.field("edit", w.limits().editMillis());
    }
    var welcome = new JsonWriter("welcome");
    welcome =
        (w.isSpectator() ? welcome.raw("read", "true") : person(welcome, w))
            .field("epoch", w.epoch())
            .field("first", w.first())
            .field("head", w.head())
            .raw("recovered", Boolean.toString(w.recovered()))
            .field("ping", w.pingMillis())
            .field("now", w.now())
            .raw("limits", limits.end());
    PersonCodec.write(welcome, w.standing(), w.tag());
    if (!w.mode().equals(RoomMode.USUAL)) {
      welcome.raw("mode", RoomModeCodec.encode(w.mode()));
    }
    return (w.pinned() == Body.NO_OFFSET ? welcome : welcome.field("pinned", w.pinned())).end();
  }

  /** Writes who the person is, which a spectator is not told. */
  private static JsonWriter person(JsonWriter welcome, Welcome w) {
    return welcome
        .field("id", w.id())
        .field("tag", w.tag())
        .field("name", w.name())
        .field("acked", w.acked());
  }
}
