package org.websocketchat.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object, field by field, with the same bytes on every platform.
 *
 * <p>The caller uses each name once, and only names that need no escapes. A lone surrogate in a
 * value is written as U+FFFD ({@link Utf8#wellFormed}).
 */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder(96);

  /** Begins an object that has no {@code type}. */
  public JsonWriter() {
    out.append('{');
  }

  /** Begins an object whose first field is its {@code type}. */
  public JsonWriter(String type) {
    out.append("{\"type\":");
    quote(type);
  }

  /** Adds a string. */
  public JsonWriter field(String name, String value) {
    key(name);
    quote(value);
    return this;
  }

  /** Adds a number, from -(2^53-1) to 2^53-1 if every reader is to read it exactly. */
  public JsonWriter field(String name, long value) {
    key(name);
    out.append(value);
    return this;
  }

  /** Adds an array of strings. */
  public JsonWriter field(String name, List<String> values) {
    key(name);
    out.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      quote(values.get(i));
    }
    out.append(']');
    return this;
  }

  /** Adds a value that is JSON already; nothing checks it. */
  public JsonWriter raw(String name, String json) {
    key(name);
    out.append(json);
    return this;
  }

  /** Adds an array of values that are JSON already; nothing checks them. */
  public JsonWriter raw(String name, List<String> objects) {
    key(name);
    out.append('[');
    for (int i = 0; i < objects.size(); i++) {
      out.append(i > 0 ? "," : "").append(objects.get(i));
    }
    out.append(']');
    return this;
  }

  /** Adds a string, or nothing if it is null. */
  public JsonWriter optional(String name, @Nullable String value) {
    return value == null ? this : field(name, value);
  }

  /** Ends the object and returns its text. The writer is of no use after that. */
  public String end() {
    return out.append('}').toString();
  }

  private void key(String name) {
    if (out.length() > 1) {
      out.append(',');
    }
    out.append('"').append(name).append("\":");
  }

  private void quote(String value) {
    out.append(JsonText.quoted(Utf8.wellFormed(value)));
  }
}
