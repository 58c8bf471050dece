package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/** How codecs read one field. */
public final class JsonFields {
  private JsonFields() {}

  /** Well-formed text, or null if there is none. */
  public static @Nullable String text(JsonObject object, String name) {
    var value = object.string(name);
    return value == null ? null : Utf8.wellFormed(value);
  }

  /** An integer from 0 to 2^53-1 that JSON carries exactly, or what stands for a missing one. */
  public static long integer(JsonObject object, String name, long missing) {
    double value = object.number(name);
    boolean exact = value >= 0 && value <= Limits.MAX_INTEGER && value == Math.floor(value);
    return exact ? (long) value : missing;
  }
}
