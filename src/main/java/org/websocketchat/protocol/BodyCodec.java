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
  private static final String PURGE = "purge";
  private static final String PIN = "pin";
  private static final String MODE = "mode";
  private static final String SANCTION = "sanction";
  private static final String REPORT = "report";
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
      case Body.Purge purge -> PURGE;
      case Body.Pin pin -> PIN;
      case Body.Mode mode -> MODE;
      case Body.ModeChange change -> MODE;
      case Body.Sanction sanction -> SANCTION;
      case Body.Report report -> REPORT;
    };
  }

  /** Whether frames of this type carry a body that this version knows. */
  static boolean isKind(String type) {
    return type.equals(MESSAGE) || isCorrection(type);
  }

  /** Whether frames of this type carry a correction that this version knows. */
  static boolean isCorrection(String type) {
    return switch (type) {
      case EDIT, REMOVE, PURGE, PIN, MODE, SANCTION, REPORT -> true;
      default -> false;
    };
  }

  /**
   * Reads the body of this object.
   *
   * @return null if this version does not know its kind, or if it lacks a field or has one of the
   *     wrong type
   */
  public static @Nullable Body read(JsonObject object) {
    var type = object.string("type");
    return type == null || type.equals(MESSAGE) ? message(object) : correction(object);
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

  /** Reads a correction; null if it is no kind of those, or if a field is missing or wrong. */
  static Body.@Nullable Correction correction(JsonObject object) {
    var type = object.string("type");
    return switch (type == null ? "" : type) {
      case EDIT, REMOVE -> ofMessage(object, EDIT.equals(type));
      case PURGE -> purge(object);
      case PIN -> {
        long target = optional(object, "target");
        yield target < 0 ? null : new Body.Pin(target);
      }
      case MODE -> mode(object);
      case SANCTION -> sanction(object);
      case REPORT -> {
        long target = JsonFields.integer(object, "target", Body.NO_OFFSET);
        var reason = object.string("reason");
        yield target < 1 ? null : new Body.Report(target, reason == null ? "" : reason);
      }
      default -> null;
    };
  }

  private static Body.@Nullable Purge purge(JsonObject object) {
    var who = who(object);
    boolean isOne = object.isTrue("guests") ? object.string("who") == null : who != null;
    long since = JsonFields.integer(object, "since", Body.NO_OFFSET);
    return !isOne || since < 1 ? null : new Body.Purge(who, since, object.isTrue("unpins"));
  }

  private static Body.@Nullable Correction ofMessage(JsonObject object, boolean edits) {
    long target = JsonFields.integer(object, "target", Body.NO_OFFSET);
    if (target < 1) {
      return null;
    }
    if (edits) {
      var text = object.string("text");
      return new Body.Edit(target, text == null ? "" : text);
    }
    var by = remover(object.string("by"));
    return new Body.Remove(target, by == null ? Body.Remover.AUTHOR : by);
  }

  private static Body.@Nullable Correction mode(JsonObject object) {
    var set = object.object("set");
    if (set != null) {
      var change = RoomModeCodec.change(set);
      return change == null ? null : new Body.ModeChange(change);
    }
    var whole = object.object("mode");
    var mode = whole == null ? null : RoomModeCodec.read(whole);
    return mode == null ? null : new Body.Mode(mode);
  }

  private static Body.@Nullable Correction sanction(JsonObject object) {
    var kind = Body.SanctionKind.of(object.string("kind"));
    var who = who(object);
    long millis = optional(object, "for");
    var reason = object.string("reason");
    return kind == null || who == null || millis < 0
        ? null
        : new Body.Sanction(kind, who, millis, reason == null ? "" : reason);
  }

  /** The public id of the person that a correction is about; null if it is none. */
  private static @Nullable String who(JsonObject object) {
    var who = object.string("who");
    return who == null || who.length() > Limits.WHO_CHARS || !isBase64Url(who) ? null : who;
  }

  private static boolean isBase64Url(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** A number from 1; 0 if there is none or null, and -1 if it is anything else. */
  private static long optional(JsonObject object, String name) {
    if (Double.isNaN(object.number(name))) {
      return isOther(object, name) ? -1 : 0;
    }
    long number = JsonFields.integer(object, name, -1);
    return number == 0 ? -1 : number;
  }

  /** Whether there is a value that is neither null nor a number. */
  private static boolean isOther(JsonObject object, String name) {
    boolean isText = object.string(name) != null || object.strings(name) != null;
    boolean isTruth = object.is(name, true) || object.is(name, false);
    return isText || isTruth || object.object(name) != null;
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
      case Body.Purge(var who, long since, boolean unpins) -> {
        (who == null ? out.raw("guests", "true") : out.field("who", who)).field("since", since);
        yield unpins ? out.raw("unpins", "true") : out;
      }
      case Body.Pin(long target) -> number(out, "target", target);
      case Body.Mode(var mode) -> out.raw("mode", RoomModeCodec.encode(mode));
      case Body.ModeChange(var set) -> out.raw("set", RoomModeCodec.encode(set));
      case Body.Sanction(var kind, var who, long millis, var reason) -> {
        number(out.field("kind", kind.word()).field("who", who), "for", millis);
        yield reason.isEmpty() ? out : out.field("reason", reason);
      }
      case Body.Report(long target, var reason) -> {
        out.field("target", target);
        yield reason.isEmpty() ? out : out.field("reason", reason);
      }
    };
  }

  private static JsonWriter number(JsonWriter out, String name, long value) {
    return value == 0 ? out : out.field(name, value);
  }
}
