package org.websocketchat.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one flat JSON object, field by field, the same to the byte on every platform. Lone
 * surrogates are written as U+FFFD (see {@link Utf8#wellFormed}).
 */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder(96);

  /** An object without a type, to be an element of another. */
  public JsonWriter() {
    out.append('{');
  }

  public JsonWriter(String type) {
    out.append("{\"type\":");
    quote(type);
  }

  public JsonWriter field(String name, String value) {
    key(name);
    quote(value);
    return this;
  }

  public JsonWriter field(String name, long value) {
    key(name);
    out.append(value);
    return this;
  }

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

  /** A field whose value is JSON already. */
  public JsonWriter raw(String name, String json) {
    key(name);
    out.append(json);
    return this;
  }

  /** An array of objects that are JSON already. */
  public JsonWriter raw(String name, List<String> objects) {
    key(name);
    out.append('[');
    for (int i = 0; i < objects.size(); i++) {
      out.append(i > 0 ? "," : "").append(objects.get(i));
    }
    out.append(']');
    return this;
  }

  /** A field that is left out where there is no value. */
  public JsonWriter optional(String name, @Nullable String value) {
    return value == null ? this : field(name, value);
  }

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
