package org.websocketchat.protocol;

import static org.websocketchat.protocol.JsonFields.integer;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame.Person;
import org.websocketchat.protocol.ServerFrame.Standing;
import org.websocketchat.protocol.ServerFrame.UserList;

/** Reads and writes what frames of {@code websocket-chat.v1} tell of people. */
final class PersonCodec {
  private static final long NONE = ServerFrame.NONE;

  private PersonCodec() {}

  /** What is told of a person besides its tag; of a guest, nothing is. */
  static Standing standing(JsonObject object, String tag) {
    var who = object.string("who");
    var word = object.string("role");
    var role = word == null ? null : Role.of(word);
    return new Standing(
        who == null ? tag : who, role == null ? Role.GUEST : role, object.isTrue("verified"));
  }

  static JsonWriter write(JsonWriter out, Standing standing, String tag) {
    if (!standing.who().equals(tag)) {
      out.field("who", standing.who());
    }
    if (standing.role() != Role.GUEST) {
      out.field("role", standing.role().word());
    }
    return standing.verified() ? out.raw("verified", "true") : out;
  }

  /** The person in this object; null if it lacks a field. */
  static @Nullable Person read(JsonObject object) {
    long id = integer(object, "id", NONE);
    var name = object.string("name");
    var tag = object.string("tag");
    return id == NONE || name == null
        ? null
        : new Person(
            id,
            tag == null ? "" : tag,
            name,
            object.string("like"),
            standing(object, tag == null ? "" : tag));
  }

  /** The list of people in this object; null if it has none. */
  static @Nullable UserList userList(JsonObject object) {
    var elements = object.objects("users");
    if (elements == null) {
      return null;
    }
    var users = new ArrayList<Person>();
    for (var element : elements) {
      var person = read(element);
      if (person != null) {
        users.add(person);
      }
    }
    return new UserList(users);
  }

  static JsonWriter write(JsonWriter out, Person person) {
    out.field("id", person.id())
        .field("tag", person.tag())
        .field("name", person.name())
        .optional("like", person.like());
    return write(out, person.standing(), person.tag());
  }
}
