package org.websocketchat.protocol;

import static org.websocketchat.protocol.JsonFields.integer;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrame.Self;
import org.websocketchat.protocol.ServerFrame.Welcome;

/** Reads and writes the welcome of {@code websocket-chat.v1}. */
final class WelcomeCodec {
  private static final long NONE = ServerFrame.NONE;

  private WelcomeCodec() {}

  /** The welcome in this object; null if it lacks a field. */
  static @Nullable Welcome read(JsonObject object) {
    var self = object.isTrue("read") ? Self.SPECTATOR : self(object);
    var epoch = object.string("epoch");
    long first = integer(object, "first", NONE);
    long head = integer(object, "head", NONE);
    long ping = integer(object, "ping", NONE);
    var limits = object.object("limits");
    if (self == null || epoch == null || limits == null) {
      return null;
    }
    if (first == NONE || head == NONE || ping < 1) {
      return null;
    }
    return new Welcome(
        self,
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
        mode(object),
        integer(object, "pinned", Body.NO_OFFSET));
  }

  /** Who the client is; null if a field of that is missing. */
  private static @Nullable Self self(JsonObject object) {
    long id = integer(object, "id", NONE);
    var tag = object.string("tag");
    var name = object.string("name");
    long acked = integer(object, "acked", NONE);
    return id == NONE || tag == null || name == null || acked == NONE
        ? null
        : new Self(id, tag, name, acked, PersonCodec.standing(object, tag));
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
        (w.self().isSpectator() ? welcome.raw("read", "true") : person(welcome, w.self()))
            .field("epoch", w.epoch())
            .field("first", w.first())
            .field("head", w.head())
            .raw("recovered", Boolean.toString(w.recovered()))
            .field("ping", w.pingMillis())
            .field("now", w.now())
            .raw("limits", limits.end());
    PersonCodec.write(welcome, w.self().standing(), w.self().tag());
    if (!w.mode().equals(RoomMode.USUAL)) {
      welcome.raw("mode", RoomModeCodec.encode(w.mode()));
    }
    return (w.pinned() == Body.NO_OFFSET ? welcome : welcome.field("pinned", w.pinned())).end();
  }

  /** Writes who the person is, which a spectator is not told. */
  private static JsonWriter person(JsonWriter welcome, Self self) {
    return welcome
        .field("id", self.id())
        .field("tag", self.tag())
        .field("name", self.name())
        .field("acked", self.acked());
  }
}
