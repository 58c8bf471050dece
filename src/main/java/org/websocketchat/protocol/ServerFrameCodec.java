package org.websocketchat.protocol;

import static org.websocketchat.protocol.JsonFields.integer;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame.Acts;
import org.websocketchat.protocol.ServerFrame.Bye;
import org.websocketchat.protocol.ServerFrame.Correction;
import org.websocketchat.protocol.ServerFrame.Gap;
import org.websocketchat.protocol.ServerFrame.History;
import org.websocketchat.protocol.ServerFrame.Joined;
import org.websocketchat.protocol.ServerFrame.Known;
import org.websocketchat.protocol.ServerFrame.Left;
import org.websocketchat.protocol.ServerFrame.Malformed;
import org.websocketchat.protocol.ServerFrame.Message;
import org.websocketchat.protocol.ServerFrame.Ping;
import org.websocketchat.protocol.ServerFrame.Place;
import org.websocketchat.protocol.ServerFrame.Pong;
import org.websocketchat.protocol.ServerFrame.Refused;
import org.websocketchat.protocol.ServerFrame.RejectUsername;
import org.websocketchat.protocol.ServerFrame.Renamed;
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
    var type = object == null ? null : object.string("type");
    if (object == null || type == null) {
      return new Malformed("not a JSON object with a type", NONE);
    }
    var frame = decode(type, object);
    return frame == null
        ? new Malformed(
            type + " lacks a field or has it wrong",
            BodyCodec.isKind(type) ? EntryCodec.place(object) : NONE)
        : frame;
  }

  /** The frame, or null if a field that it needs is missing. */
  private static @Nullable ServerFrame decode(String type, JsonObject object) {
    long id = integer(object, "id", NONE);
    var name = object.string("name");
    return switch (type) {
      case "welcome" -> WelcomeCodec.read(object);
      case "userlist" -> PersonCodec.userList(object);
      case "joined" -> {
        var person = PersonCodec.read(object);
        yield person == null ? null : new Joined(person);
      }
      case "left" -> id == NONE ? null : new Left(id);
      case "renamed" ->
          id == NONE || name == null ? null : new Renamed(id, name, object.string("like"));
      case "rejectusername" ->
          name == null ? null : new RejectUsername(name, object.string("asked"));
      case "history" -> EntryCodec.history(object);
      case "acts" -> ActCodec.read(object);
      case "gap" -> {
        long before = integer(object, "before", NONE);
        yield before < 2 ? null : new Gap(before);
      }
      case "place" -> {
        long offset = EntryCodec.place(object);
        yield offset == NONE ? null : new Place(offset);
      }
      case "token" -> new Token(integer(object, "in", 0));
      case "typing" -> id == NONE ? null : new Typing(id);
      case "ping" -> new Ping(integer(object, "head", NONE));
      case "pong" -> new Pong();
      case "error" -> {
        var code = object.string("code");
        yield code == null
            ? null
            : new Refused(code, object.string("cid"), integer(object, Refused.fieldOf(code), NONE));
      }
      case "bye" -> new Bye(integer(object, "spread", 0));
      default ->
          BodyCodec.isCorrection(type)
              ? EntryCodec.correction(object)
              : BodyCodec.isKind(type)
                  ? EntryCodec.message(object)
                  : new Unknown(type, integer(object, "offset", NONE));
    };
  }

  /** Writes one frame as JSON, without the fields that are null or {@link ServerFrame#NONE}. */
  public static String encode(Known frame) {
    return switch (frame) {
      case Welcome w -> WelcomeCodec.encode(w);
      case UserList(var users) -> {
        var elements = new ArrayList<String>();
        users.forEach(person -> elements.add(PersonCodec.write(new JsonWriter(), person).end()));
        yield new JsonWriter("userlist").raw("users", elements).end();
      }
      case Joined(var person) -> PersonCodec.write(new JsonWriter("joined"), person).end();
      case Left(long id) -> new JsonWriter("left").field("id", id).end();
      case Renamed(long id, var name, var like) ->
          new JsonWriter("renamed")
              .field("id", id)
              .field("name", name)
              .optional("like", like)
              .end();
      case Message m -> EntryCodec.encode(m);
      case Correction c -> EntryCodec.encode(c);
      case RejectUsername(var name, var asked) ->
          new JsonWriter("rejectusername").field("name", name).optional("asked", asked).end();
      case History h -> EntryCodec.encode(h);
      case Acts acts -> ActCodec.encode(acts);
      case Place(long offset) -> new JsonWriter("place").field("offset", offset).end();
      case Gap(long before) -> new JsonWriter("gap").field("before", before).end();
      case Token(long in) -> new JsonWriter("token").field("in", in).end();
      case Typing(long id) -> new JsonWriter("typing").field("id", id).end();
      case Ping(long head) -> {
        var ping = new JsonWriter("ping");
        yield head == NONE ? ping.end() : ping.field("head", head).end();
      }
      case Pong() -> new JsonWriter("pong").end();
      case Refused(var code, var cid, long detail) -> {
        var error = new JsonWriter("error").field("code", code).optional("cid", cid);
        yield detail == NONE ? error.end() : error.field(Refused.fieldOf(code), detail).end();
      }
      case Bye(long spread) -> new JsonWriter("bye").field("spread", spread).end();
    };
  }
}
