package org.websocketchat.protocol;

import static org.websocketchat.protocol.JsonFields.integer;
import static org.websocketchat.protocol.JsonFields.text;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrame.Bye;
import org.websocketchat.protocol.ServerFrame.Correction;
import org.websocketchat.protocol.ServerFrame.Gap;
import org.websocketchat.protocol.ServerFrame.History;
import org.websocketchat.protocol.ServerFrame.Item;
import org.websocketchat.protocol.ServerFrame.Joined;
import org.websocketchat.protocol.ServerFrame.Known;
import org.websocketchat.protocol.ServerFrame.Left;
import org.websocketchat.protocol.ServerFrame.Malformed;
import org.websocketchat.protocol.ServerFrame.Message;
import org.websocketchat.protocol.ServerFrame.Person;
import org.websocketchat.protocol.ServerFrame.Ping;
import org.websocketchat.protocol.ServerFrame.Place;
import org.websocketchat.protocol.ServerFrame.Pong;
import org.websocketchat.protocol.ServerFrame.Refused;
import org.websocketchat.protocol.ServerFrame.RejectUsername;
import org.websocketchat.protocol.ServerFrame.Renamed;
import org.websocketchat.protocol.ServerFrame.Standing;
import org.websocketchat.protocol.ServerFrame.Token;
import org.websocketchat.protocol.ServerFrame.Typing;
import org.websocketchat.protocol.ServerFrame.Unknown;
import org.websocketchat.protocol.ServerFrame.UserList;
import org.websocketchat.protocol.ServerFrame.Welcome;

/**
 * Reads and writes the frames that a server of {@code websocket-chat.v1} sends. Unknown fields are
 * ignored.
 */
public final class ServerFrameCodec {
  private static final long NONE = ServerFrame.NONE;

  private ServerFrameCodec() {}

  /**
   * Reads one text frame; never throws because of its text.
   *
   * @param text any text, hostile ones too
   * @return the frame; {@link Unknown} if this version does not know its type; {@link Malformed} if
   *     it is no JSON object with a type, or lacks a field
   */
  public static ServerFrame decode(Json json, String text) {
    var object = json.parse(text);
    var type = object == null ? null : text(object, "type");
    if (object == null || type == null) {
      return new Malformed("not a JSON object with a type", NONE);
    }
    var frame = decode(type, object);
    return frame == null
        ? new Malformed(
            type + " lacks a field or has it wrong", BodyCodec.isKind(type) ? place(object) : NONE)
        : frame;
  }

  /** The frame, or null if a field that it needs is missing. */
  private static @Nullable ServerFrame decode(String type, JsonObject object) {
    long id = integer(object, "id", NONE);
    var name = text(object, "name");
    return switch (type) {
      case "welcome" -> welcome(object);
      case "userlist" -> userList(object);
      case "joined" -> {
        var person = person(object);
        yield person == null ? null : new Joined(person);
      }
      case "left" -> id == NONE ? null : new Left(id);
      case "renamed" ->
          id == NONE || name == null ? null : new Renamed(id, name, text(object, "like"));
      case "rejectusername" ->
          name == null ? null : new RejectUsername(name, text(object, "asked"));
      case "history" -> history(object);
      case "gap" -> {
        long before = integer(object, "before", NONE);
        yield before < 2 ? null : new Gap(before);
      }
      case "token" -> new Token(integer(object, "in", 0));
      case "typing" -> id == NONE ? null : new Typing(id);
      case "ping" -> new Ping(integer(object, "head", NONE));
      case "pong" -> new Pong();
      case "error" -> {
        var code = text(object, "code");
        yield code == null
            ? null
            : new Refused(code, text(object, "cid"), integer(object, "limit", NONE));
      }
      case "bye" -> new Bye(integer(object, "spread", 0));
      default ->
          BodyCodec.isCorrection(type)
              ? correction(object)
              : BodyCodec.isKind(type)
                  ? message(object)
                  : new Unknown(type, integer(object, "offset", NONE));
    };
  }

  private static @Nullable Welcome welcome(JsonObject object) {
    long id = integer(object, "id", NONE);
    var tag = text(object, "tag");
    var name = text(object, "name");
    long acked = integer(object, "acked", NONE);
    var epoch = text(object, "epoch");
    long first = integer(object, "first", NONE);
    long head = integer(object, "head", NONE);
    long ping = integer(object, "ping", NONE);
    var limits = object.object("limits");
    if (tag == null || name == null || epoch == null || limits == null) {
      return null;
    }
    if (id == NONE || acked == NONE || first == NONE || head == NONE || ping < 1) {
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
        standing(object, tag));
  }

  /** A limit of at least 1; the usual one if the server names none, or an impossible one. */
  private static int count(JsonObject limits, String name, int usual) {
    long count = integer(limits, name, usual);
    return count >= 1 && count <= Integer.MAX_VALUE ? (int) count : usual;
  }

  /** What is told of a person besides its tag; of a guest, nothing is. */
  private static Standing standing(JsonObject object, String tag) {
    var who = text(object, "who");
    var word = text(object, "role");
    var role = word == null ? null : Role.of(word);
    return new Standing(
        who == null ? tag : who, role == null ? Role.GUEST : role, object.isTrue("verified"));
  }

  private static JsonWriter write(JsonWriter out, Standing standing, String tag) {
    if (!standing.who().equals(tag)) {
      out.field("who", standing.who());
    }
    if (standing.role() != Role.GUEST) {
      out.field("role", standing.role().word());
    }
    return standing.verified() ? out.raw("verified", "true") : out;
  }

  private static @Nullable Person person(JsonObject object) {
    long id = integer(object, "id", NONE);
    var name = text(object, "name");
    var tag = text(object, "tag");
    return id == NONE || name == null
        ? null
        : new Person(
            id,
            tag == null ? "" : tag,
            name,
            text(object, "like"),
            standing(object, tag == null ? "" : tag));
  }

  private static @Nullable UserList userList(JsonObject object) {
    var elements = object.objects("users");
    if (elements == null) {
      return null;
    }
    var users = new ArrayList<Person>();
    for (var element : elements) {
      var person = person(element);
      if (person != null) {
        users.add(person);
      }
    }
    return new UserList(users);
  }

  /** The offset of an entry of the log; {@link ServerFrame#NONE} if it has none from 1 on. */
  private static long place(JsonObject object) {
    long offset = integer(object, "offset", NONE);
    return offset < 1 ? NONE : offset;
  }

  private static @Nullable Message message(JsonObject object) {
    long offset = place(object);
    var body = BodyCodec.read(object);
    var name = text(object, "name");
    return offset == NONE || body == null || body instanceof Body.Correction || name == null
        ? null
        : new Message(
            offset,
            integer(object, "id", NONE),
            text(object, "who"),
            name,
            body,
            integer(object, "date", 0),
            text(object, "cid"),
            integer(object, "rev", 0),
            integer(object, "edited", 0));
  }

  private static @Nullable Correction correction(JsonObject object) {
    long offset = place(object);
    var body = BodyCodec.correction(object);
    return offset == NONE || body == null
        ? null
        : new Correction(offset, body, integer(object, "date", 0), text(object, "cid"));
  }

  private static @Nullable History history(JsonObject object) {
    var elements = object.objects("items");
    var epoch = text(object, "epoch");
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

  /** Writes one frame as JSON, without the fields that are null or {@link ServerFrame#NONE}. */
  public static String encode(Known frame) {
    return switch (frame) {
      case Welcome w -> encode(w);
      case UserList(var users) -> {
        var elements = new ArrayList<String>();
        users.forEach(person -> elements.add(write(new JsonWriter(), person).end()));
        yield new JsonWriter("userlist").raw("users", elements).end();
      }
      case Joined(var person) -> write(new JsonWriter("joined"), person).end();
      case Left(long id) -> new JsonWriter("left").field("id", id).end();
      case Renamed(long id, var name, var like) ->
          new JsonWriter("renamed")
              .field("id", id)
              .field("name", name)
              .optional("like", like)
              .end();
      case Message m -> write(new JsonWriter(BodyCodec.kind(m.body())), m).end();
      case Correction c -> encode(c);
      case RejectUsername(var name, var asked) ->
          new JsonWriter("rejectusername").field("name", name).optional("asked", asked).end();
      case History h -> encode(h);
      case Gap(long before) -> new JsonWriter("gap").field("before", before).end();
      case Token(long in) -> new JsonWriter("token").field("in", in).end();
      case Typing(long id) -> new JsonWriter("typing").field("id", id).end();
      case Ping(long head) -> {
        var ping = new JsonWriter("ping");
        yield head == NONE ? ping.end() : ping.field("head", head).end();
      }
      case Pong() -> new JsonWriter("pong").end();
      case Refused(var code, var cid, long limit) -> {
        var error = new JsonWriter("error").field("code", code).optional("cid", cid);
        yield limit == NONE ? error.end() : error.field("limit", limit).end();
      }
      case Bye(long spread) -> new JsonWriter("bye").field("spread", spread).end();
    };
  }

  private static String encode(Welcome w) {
    var limits =
        new JsonWriter()
            .field("frame", w.limits().frame())
            .field("text", w.limits().text())
            .field("name", w.limits().name())
            .field("rate", w.limits().rate())
            .field("burst", w.limits().burst());
    number(limits, "edit", w.limits().editMillis(), 0);
    var welcome =
        new JsonWriter("welcome")
            .field("id", w.id())
            .field("tag", w.tag())
            .field("name", w.name())
            .field("acked", w.acked())
            .field("epoch", w.epoch())
            .field("first", w.first())
            .field("head", w.head())
            .raw("recovered", Boolean.toString(w.recovered()))
            .field("ping", w.pingMillis())
            .field("now", w.now())
            .raw("limits", limits.end());
    return write(welcome, w.standing(), w.tag()).end();
  }

  private static String encode(History h) {
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

  private static JsonWriter write(JsonWriter out, Person person) {
    out.field("id", person.id())
        .field("tag", person.tag())
        .field("name", person.name())
        .optional("like", person.like());
    return write(out, person.standing(), person.tag());
  }

  private static JsonWriter write(JsonWriter out, Message m) {
    out.field("offset", m.offset()).field("id", m.id()).optional("who", m.who());
    out.field("name", m.name());
    BodyCodec.write(out, m.body()).field("date", m.date()).optional("cid", m.cid());
    return number(number(out, "rev", m.rev(), 0), "edited", m.edited(), 0);
  }

  private static String encode(Correction c) {
    var out = new JsonWriter(BodyCodec.kind(c.body())).field("offset", c.offset());
    BodyCodec.write(out, c.body());
    if (c.body() instanceof Body.Remove(long target, var by)) {
      out.field("by", BodyCodec.word(by));
    }
    return out.field("date", c.date()).optional("cid", c.cid()).end();
  }

  /** Adds a number, unless it is the one that stands for none. */
  private static JsonWriter number(JsonWriter out, String name, long value, long none) {
    return value == none ? out : out.field(name, value);
  }
}
