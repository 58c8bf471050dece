package org.websocketchat.protocol;

import static org.websocketchat.protocol.JsonFields.integer;

import java.util.ArrayList;
import org.websocketchat.protocol.GuideFrame.Id;
import org.websocketchat.protocol.GuideFrame.Known;
import org.websocketchat.protocol.GuideFrame.Malformed;
import org.websocketchat.protocol.GuideFrame.Message;
import org.websocketchat.protocol.GuideFrame.RejectUsername;
import org.websocketchat.protocol.GuideFrame.Unknown;
import org.websocketchat.protocol.GuideFrame.UserList;
import org.websocketchat.protocol.GuideFrame.Username;

/** Reads and writes the frames of sub-protocol {@code json}. Unknown fields are ignored. */
public final class GuideCodec {
  private final Json json;

  public GuideCodec(Json json) {
    this.json = json;
  }

  /**
   * Reads one text frame; never throws because of its text.
   *
   * @param text any text, hostile ones too
   * @return the frame; {@link Unknown} if the sub-protocol does not have its type; {@link
   *     Malformed} if it is no JSON object with a type, or lacks a field
   */
  public GuideFrame decode(String text) {
    var object = json.parse(text);
    if (object == null) {
      return new Malformed("not a JSON object");
    }
    var type = object.string("type");
    if (type == null) {
      return new Malformed("type is not a string");
    }
    return switch (type) {
      case "id" -> id(object);
      case "username" -> username(object);
      case "rejectusername" -> rejectUsername(object);
      case "userlist" -> userList(object);
      case "message" -> message(object);
      default -> new Unknown(type);
    };
  }

  /** Writes one frame as JSON, without the ids, dates, names and cids that it does not have. */
  public static String encode(Known frame) {
    return switch (frame) {
      case Id(long id) -> new JsonWriter("id").field("id", id).end();
      case Username u -> encode(u);
      case RejectUsername(long id, String name) ->
          new JsonWriter("rejectusername").field("id", id).field("name", name).end();
      case UserList(var users) -> new JsonWriter("userlist").field("users", users).end();
      case Message m -> encode(m);
    };
  }

  /** Writes a message as JSON. */
  public static String encode(Message m) {
    var out = new JsonWriter("message").field("text", m.text());
    writeId(out, m.id());
    writeDate(out, m.date());
    if (m.name() != null) {
      out.field("name", m.name());
    }
    if (m.cid() != null) {
      out.field("cid", m.cid());
    }
    return out.end();
  }

  /** Writes a name as JSON. */
  public static String encode(Username u) {
    var out = new JsonWriter("username").field("name", u.name());
    writeDate(out, u.date());
    writeId(out, u.id());
    return out.end();
  }

  private static void writeDate(JsonWriter out, long date) {
    if (date != GuideFrame.NO_DATE) {
      out.field("date", date);
    }
  }

  private static void writeId(JsonWriter out, long id) {
    if (id != GuideFrame.NO_ID) {
      out.field("id", id);
    }
  }

  private static GuideFrame id(JsonObject object) {
    long id = integer(object, "id", GuideFrame.NO_ID);
    return id == GuideFrame.NO_ID
        ? new Malformed("id.id is not an integer from 0 to 2^53-1")
        : new Id(id);
  }

  private static GuideFrame username(JsonObject object) {
    var name = object.string("name");
    return name == null
        ? new Malformed("username.name is not a string")
        : new Username(
            name,
            integer(object, "date", GuideFrame.NO_DATE),
            integer(object, "id", GuideFrame.NO_ID));
  }

  private static GuideFrame rejectUsername(JsonObject object) {
    var name = object.string("name");
    return name == null
        ? new Malformed("rejectusername.name is not a string")
        : new RejectUsername(integer(object, "id", GuideFrame.NO_ID), name);
  }

  private static GuideFrame userList(JsonObject object) {
    var users = object.strings("users");
    if (users == null) {
      return new Malformed("userlist.users is not an array");
    }
    var names = new ArrayList<String>();
    for (var user : users) {
      if (user != null) {
        names.add(user);
      }
    }
    return new UserList(names);
  }

  private static GuideFrame message(JsonObject object) {
    var text = object.string("text");
    return text == null
        ? new Malformed("message.text is not a string")
        : new Message(
            text,
            integer(object, "id", GuideFrame.NO_ID),
            integer(object, "date", GuideFrame.NO_DATE),
            object.string("name"),
            object.string("cid"));
  }
}
