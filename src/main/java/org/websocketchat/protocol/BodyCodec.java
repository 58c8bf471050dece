package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the fields of a {@link Body} among the fields of a frame of {@code
 * websocket-chat.v1}, of a message in a page of history, or of an entry of the browser's memory.
 *
 * <p>The type of a frame is the kind of its body. Where an object has no type, its body is a
 * message.
 */
public final class BodyCodec {
  private static final String MESSAGE = "message";
  private static final String EDIT = "edit";
  private static final String REMOVE = "remove";
  private static final String AUTHOR = "author";
  private static final String MODERATOR = "moderator";

  private BodyCodec() {}

  /** The type of the frames that carry a body of this kind. */
  public static String kind(Body body) {
    return switch (body) {
      case Body.Text text -> MESSAGE;
      case Body.Removed removed -> MESSAGE;
      case Body.Edit edit -> EDIT;
      case Body.Remove remove -> REMOVE;
    };
  }

  /** Whether frames of this type carry a body that this version knows. */
  static boolean isKind(String type) {
    return type.equals(MESSAGE) || isCorrection(type);
  }

  /** Whether frames of this type carry a correction that this version knows. */
  static boolean isCorrection(String type) {
    return type.equals(EDIT) || type.equals(REMOVE);
  }

  /**
   * Reads the body of this object.
   *
   * @return null if this version does not know its kind, or if it lacks a field or has one of the
   *     wrong type
   */
  public static @Nullable Body read(JsonObject object) {
    var type = object.string("type");
    return switch (type == null ? MESSAGE : type) {
      case MESSAGE -> message(object);
      case EDIT, REMOVE -> correction(object);
      default -> null;
    };
  }

  private static @Nullable Body message(JsonObject object) {
    var by = remover(object.string("removed"));
    if (by != null) {
      return new Body.Removed(by);
    }
    var text = object.string("text");
    long re = JsonFields.integer(object, "re", Body.NO_OFFSET);
    return text == null ? null : new Body.Text(text, re);
  }

  /** Reads a body whose type is that of a correction. */
  static Body.@Nullable Correction correction(JsonObject object) {
    long target = JsonFields.integer(object, "target", Body.NO_OFFSET);
    if (target < 1) {
      return null;
    }
    if (EDIT.equals(object.string("type"))) {
      var text = object.string("text");
      return new Body.Edit(target, text == null ? "" : text);
    }
    var by = remover(object.string("by"));
    return new Body.Remove(target, by == null ? Body.Remover.AUTHOR : by);
  }

  private static Body.@Nullable Remover remover(@Nullable String word) {
    return switch (word == null ? "" : word) {
      case AUTHOR -> Body.Remover.AUTHOR;
      case MODERATOR -> Body.Remover.MODERATOR;
      default -> null;
    };
  }

  /** The word for this on the wire and in a log. */
  public static String word(Body.Remover by) {
    return switch (by) {
      case AUTHOR -> AUTHOR;
      case MODERATOR -> MODERATOR;
    };
  }

  /**
   * Adds the fields of this body. The type is not one of them: the caller has begun a frame with
   * {@link #kind}; an item of history has none, since it is a message.
   */
  public static JsonWriter write(JsonWriter out, Body body) {
    return switch (body) {
      case Body.Text(var text, long re) -> number(out.field("text", text), "re", re);
      case Body.Removed(var by) -> out.field("removed", word(by));
      case Body.Edit(long target, var text) -> {
        out.field("target", target);
        yield text.isEmpty() ? out : out.field("text", text);
      }
      // A client does not say who removes: the server does.
      case Body.Remove(long target, var by) -> out.field("target", target);
    };
  }

  private static JsonWriter number(JsonWriter out, String name, long value) {
    return value == 0 ? out : out.field(name, value);
  }
}
