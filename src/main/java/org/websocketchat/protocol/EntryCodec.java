package org.websocketchat.protocol;

import static org.websocketchat.protocol.JsonFields.integer;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame.Correction;
import org.websocketchat.protocol.ServerFrame.History;
import org.websocketchat.protocol.ServerFrame.Item;
import org.websocketchat.protocol.ServerFrame.Message;
import org.websocketchat.protocol.ServerFrame.Place;

/** Reads and writes entries of a log: as frames of {@code websocket-chat.v1}, and in pages. */
final class EntryCodec {
  private static final long NONE = ServerFrame.NONE;

  private EntryCodec() {}

  /** The offset of an entry of the log; {@link ServerFrame#NONE} if it has none from 1 on. */
  static long place(JsonObject object) {
    long offset = integer(object, "offset", NONE);
    return offset < 1 ? NONE : offset;
  }

  /** The message in this object; null if it lacks a field. */
  static @Nullable Message message(JsonObject object) {
    long offset = place(object);
    var body = BodyCodec.read(object);
    var name = object.string("name");
    return offset == NONE || body == null || body instanceof Body.Correction || name == null
        ? null
        : new Message(
            offset,
            integer(object, "id", NONE),
            object.string("who"),
            name,
            body,
            integer(object, "date", 0),
            object.string("cid"),
            integer(object, "rev", 0),
            integer(object, "edited", 0));
  }

  /** The correction in this object; null if it lacks a field. */
  static @Nullable Correction correction(JsonObject object) {
    long offset = place(object);
    var body = BodyCodec.correction(object);
    return offset == NONE || body == null || body instanceof Body.ModeChange
        ? null
        : new Correction(
            offset, body, integer(object, "date", 0), object.string("cid"), object.string("actor"));
  }

  /** The page in this object; null if it lacks a field, or an item has no place. */
  static @Nullable History history(JsonObject object) {
    var elements = object.objects("items");
    var epoch = object.string("epoch");
    long before = integer(object, "before", NONE);
    long first = integer(object, "first", NONE);
    if (elements == null || epoch == null || before == NONE || first == NONE) {
      return null;
    }
    var items = new ArrayList<Item>();
    for (var element : elements) {
      var message = message(element);
      long place = place(element);
      if (place == NONE) {
        return null;
      }
      items.add(message == null ? new Place(place) : message);
    }
    return new History(
        before, epoch, first, integer(object, "as_of", NONE), items, object.isTrue("more"));
  }

  /** Writes a page of history as JSON. */
  static String encode(History h) {
    var items = new ArrayList<String>();
    h.items().forEach(item -> items.add(encode(item)));
    var out =
        new JsonWriter("history")
            .field("before", h.before())
            .field("epoch", h.epoch())
            .field("first", h.first());
    return number(out, "as_of", h.asOf(), NONE)
        .raw("items", items)
        .raw("more", Boolean.toString(h.more()))
        .end();
  }

  private static String encode(Item item) {
    return switch (item) {
      case Message m -> write(new JsonWriter(), m).end();
      case Place(long offset) -> new JsonWriter().field("offset", offset).end();
    };
  }

  /** Writes a message as JSON. */
  static String encode(Message m) {
    return write(new JsonWriter(BodyCodec.kind(m.body())), m).end();
  }

  private static JsonWriter write(JsonWriter out, Message m) {
    out.field("offset", m.offset()).field("id", m.id()).optional("who", m.who());
    out.field("name", m.name());
    BodyCodec.write(out, m.body()).field("date", m.date()).optional("cid", m.cid());
    return number(number(out, "rev", m.rev(), 0), "edited", m.edited(), 0);
  }

  /** Writes a correction as JSON. */
  static String encode(Correction c) {
    var out = new JsonWriter(BodyCodec.kind(c.body())).field("offset", c.offset());
    BodyCodec.write(out, c.body());
    if (c.body() instanceof Body.Remove(long target, var by)) {
      out.field("by", BodyCodec.word(by));
    }
    return out.field("date", c.date()).optional("cid", c.cid()).optional("actor", c.actor()).end();
  }

  /** Adds a number, unless it is the one that stands for none. */
  private static JsonWriter number(JsonWriter out, String name, long value, long none) {
    return value == none ? out : out.field(name, value);
  }
}
