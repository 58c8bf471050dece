package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the fields of a {@link Body} among the fields of a frame of {@code
 * websocket-chat.v1}, of a message in a page of history, or of an entry of the browser's memory.
 *
 * <p>The type of a frame is the kind of its body. Where an object has no type, its body is a text.
 */
public final class BodyCodec {
  private static final String TEXT = "message";

  private BodyCodec() {}

  /** The type of the frames that carry a body of this kind. */
  static String kind(Body body) {
    return switch (body) {
      case Body.Text text -> TEXT;
    };
  }

  /** Whether frames of this type carry a body that this version knows. */
  static boolean isKind(String type) {
    return type.equals(TEXT);
  }

  /**
   * Reads the body of this object.
   *
   * @return null if this version does not know its kind, or if it lacks a field or has one of the
   *     wrong type
   */
  public static @Nullable Body read(JsonObject object) {
    var type = object.string("type");
    return switch (type == null ? TEXT : type) {
      case TEXT -> text(object);
      default -> null;
    };
  }

  private static Body.@Nullable Text text(JsonObject object) {
    var text = object.string("text");
    return text == null ? null : new Body.Text(text);
  }

  /**
   * Adds the fields of this body. The type is not one of them: the caller has begun a frame with
   * {@link #kind}; an item of history and an entry of the memory have none, since they hold texts
   * only.
   */
  public static JsonWriter write(JsonWriter out, Body body) {
    return switch (body) {
      case Body.Text(var text) -> out.field("text", text);
    };
  }
}
