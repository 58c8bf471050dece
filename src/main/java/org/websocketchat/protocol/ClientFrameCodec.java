package org.websocketchat.protocol;

import static org.websocketchat.protocol.JsonFields.integer;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame.Acts;
import org.websocketchat.protocol.ClientFrame.Hello;
import org.websocketchat.protocol.ClientFrame.History;
import org.websocketchat.protocol.ClientFrame.Known;
import org.websocketchat.protocol.ClientFrame.Malformed;
import org.websocketchat.protocol.ClientFrame.Message;
import org.websocketchat.protocol.ClientFrame.Ping;
import org.websocketchat.protocol.ClientFrame.Pong;
import org.websocketchat.protocol.ClientFrame.SpectatorHello;
import org.websocketchat.protocol.ClientFrame.Token;
import org.websocketchat.protocol.ClientFrame.Typing;
import org.websocketchat.protocol.ClientFrame.Unknown;
import org.websocketchat.protocol.ClientFrame.Unreadable;
import org.websocketchat.protocol.ClientFrame.Username;

/**
 * Reads and writes the frames that a client of {@code websocket-chat.v1} sends. Unknown fields are
 * ignored.
 */
public final class ClientFrameCodec {
  private static final long NONE = ClientFrame.NONE;

  private ClientFrameCodec() {}

  /**
   * Reads one text frame; never throws because of its text.
   *
   * @param text any text, hostile ones too
   * @return the frame; {@link Unknown} if this version does not know its type; {@link Malformed} if
   *     it lacks a field; {@link Unreadable} if it is no JSON object with a type
   */
  public static ClientFrame decode(Json json, String text) {
    var object = json.parse(text);
    if (object == null) {
      return new Unreadable("not a JSON object");
    }
    var type = object.string("type");
    if (type == null) {
      return new Unreadable("type is not a string");
    }
    return switch (type) {
      case "hello" -> hello(object);
      case "username" -> {
        var name = object.string("name");
        yield name == null
            ? new Malformed("username.name is not a string", null)
            : new Username(name);
      }
      case "history" -> history(object);
      case "acts" -> acts(object);
      case "token" -> {
        var token = object.string("token");
        yield token == null ? new Malformed("token.token is not a string", null) : new Token(token);
      }
      case "typing" -> new Typing();
      case "ping" -> new Ping();
      case "pong" -> new Pong();
      default ->
          BodyCodec.isKind(type) ? message(type, object) : new Unknown(type, object.string("cid"));
    };
  }

  private static ClientFrame hello(JsonObject object) {
    if (object.isTrue("read")) {
      return has(object, "key") || has(object, "name")
          ? new Malformed("a hello with read has no key and no name", null)
          : new SpectatorHello(
              object.string("epoch"), integer(object, "offset", NONE), token(object));
    }
    var key = object.string("key");
    var name = object.string("name");
    if (key == null || name == null) {
      return new Malformed("hello.key or hello.name is not a string", null);
    }
    return new Hello(
        key,
        integer(object, "try", NONE),
        name,
        object.string("epoch"),
        integer(object, "offset", NONE),
        token(object));
  }

  /** A token that is no text is one that cannot count, never none: else its sender was a guest. */
  private static @Nullable String token(JsonObject object) {
    var token = object.string("token");
    return token == null && has(object, "token") ? "" : token;
  }

  /** Whether there is anything but null under this name. */
  private static boolean has(JsonObject object, String name) {
    return object.string(name) != null
        || !Double.isNaN(object.number(name))
        || object.isTrue(name)
        || object.isFalse(name)
        || object.object(name) != null
        || object.strings(name) != null;
  }

  private static ClientFrame message(String type, JsonObject object) {
    var cid = object.string("cid");
    var body = BodyCodec.read(object);
    return cid == null || body == null || !isSendable(body)
        ? new Malformed(type + ".cid or a field of its body is missing or wrong", cid)
        : new Message(cid, integer(object, "after", NONE), body);
  }

  /** Whether a client can send this; the rest only a server says. */
  private static boolean isSendable(Body body) {
    return !(body instanceof Body.Removed || body instanceof Body.Mode);
  }

  private static ClientFrame history(JsonObject object) {
    long before = integer(object, "before", NONE);
    long limit = integer(object, "limit", NONE);
    return before == NONE || limit < 1
        ? new Malformed("history.before or history.limit is not an integer from 1", null)
        : new History(before, (int) Math.min(limit, Integer.MAX_VALUE));
  }

  private static ClientFrame acts(JsonObject object) {
    long before = integer(object, "before", NONE);
    return before == NONE && has(object, "before")
        ? new Malformed("acts.before is not an integer from 0", null)
        : new Acts(before);
  }

  /** Writes one frame as JSON, without the fields that are null or {@link ClientFrame#NONE}. */
  public static String encode(Known frame) {
    return switch (frame) {
      case Hello(var key, long attempt, var name, var epoch, long offset, var token) -> {
        var hello = new JsonWriter("hello").field("key", key);
        number(hello, "try", attempt);
        hello.field("name", name).optional("epoch", epoch);
        yield number(hello, "offset", offset).optional("token", token).end();
      }
      case SpectatorHello(var epoch, long offset, var token) -> {
        var hello = new JsonWriter("hello").raw("read", "true").optional("epoch", epoch);
        yield number(hello, "offset", offset).optional("token", token).end();
      }
      case Message m -> encode(m);
      case Token(var token) -> new JsonWriter("token").field("token", token).end();
      case Username(var name) -> new JsonWriter("username").field("name", name).end();
      case History(long before, int limit) ->
          new JsonWriter("history").field("before", before).field("limit", limit).end();
      case Acts(long before) -> number(new JsonWriter("acts"), "before", before).end();
      case Typing() -> new JsonWriter("typing").end();
      case Ping() -> new JsonWriter("ping").end();
      case Pong() -> new JsonWriter("pong").end();
    };
  }

  /** Writes a message as JSON. */
  public static String encode(Message m) {
    var out = new JsonWriter(BodyCodec.kind(m.body())).field("cid", m.cid());
    return BodyCodec.write(number(out, "after", m.after()), m.body()).end();
  }

  private static JsonWriter number(JsonWriter out, String name, long value) {
    return value == NONE ? out : out.field(name, value);
  }

  /**
   * Reads the n of a cid.
   *
   * @return from 1 to 2^53-1; {@link ClientFrame#NONE} if there is no cid, or if it does not have
   *     this tag followed by a point and such a number in decimal without leading zeros
   */
  public static long numberOf(@Nullable String cid, String tag) {
    if (cid == null || !cid.startsWith(tag + ".") || cid.length() > tag.length() + 17) {
      return NONE;
    }
    long number = 0;
    for (int i = tag.length() + 1; i < cid.length(); i++) {
      char c = cid.charAt(i);
      if (c < '0' || c > '9' || (c == '0' && number == 0)) {
        return NONE;
      }
      number = number * 10 + (c - '0');
    }
    return number >= 1 && number <= Limits.MAX_INTEGER ? number : NONE;
  }
}
