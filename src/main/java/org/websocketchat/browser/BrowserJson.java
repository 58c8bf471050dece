package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.JsonObject;
import org.websocketchat.protocol.Utf8;

/** The port {@link Json} by the browser's {@code JSON.parse}. */
public final class BrowserJson implements Json {

  @Override
  public @Nullable JsonObject parse(String text) {
    var value = tryParse(text);
    return value == null ? null : new Fields(value);
  }

  @JSBody(
      params = "text",
      script =
          """
          try {
            const value = JSON.parse(text);
            return typeof value === 'object' && !Array.isArray(value) ? value : null;
          } catch (notJson) {
            return null;
          }
          """)
  private static native @Nullable JSObject tryParse(String text);

  @JSBody(
      params = {"object", "name"},
      script = "const v = object[name]; return typeof v === 'string' ? v : null;")
  private static native @Nullable String stringOf(JSObject object, String name);

  @JSBody(
      params = {"object", "name"},
      script = "const v = object[name]; return typeof v === 'number' ? v : NaN;")
  private static native double numberOf(JSObject object, String name);

  @JSBody(
      params = {"object", "name"},
      script =
          "const v = object[name]; return typeof v === 'object' && !Array.isArray(v) ? v : null;")
  private static native @Nullable JSObject objectOf(JSObject object, String name);

  @JSBody(
      params = {"object", "name", "value"},
      script = "return object[name] === value;")
  private static native boolean is(JSObject object, String name, boolean value);

  @JSBody(
      params = {"object", "name"},
      script = "const v = object[name]; return Array.isArray(v) ? v : null;")
  private static native @Nullable JSArrayReader<JSObject> arrayOf(JSObject object, String name);

  /** Converts an array of strings by hand: TeaVM does not convert one that contains null. */
  @JSBody(
      params = {"array", "index"},
      script = "const v = array[index]; return typeof v === 'string' ? v : null;")
  private static native @Nullable String stringAt(JSArrayReader<JSObject> array, int index);

  @JSBody(
      params = {"array", "index"},
      script =
          "const v = array[index]; return typeof v === 'object' && !Array.isArray(v) ? v : null;")
  private static native @Nullable JSObject objectAt(JSArrayReader<JSObject> array, int index);

  /** Asks the browser first, which is much faster than looking at each character. */
  private static @Nullable String wellFormed(@Nullable String text) {
    return text == null || isWellFormed(text) ? text : Utf8.wellFormed(text);
  }

  /** Whether the text has no lone surrogate; false where the browser does not tell. */
  @JSBody(params = "text", script = "return !!text.isWellFormed && text.isWellFormed();")
  private static native boolean isWellFormed(String text);

  /** The fields of a JavaScript object, each checked when it is read. */
  private static final class Fields implements JsonObject {
    private final JSObject object;

    Fields(JSObject object) {
      this.object = object;
    }

    @Override
    public @Nullable String string(String name) {
      return wellFormed(stringOf(object, name));
    }

    @Override
    public double number(String name) {
      return numberOf(object, name);
    }

    @Override
    public @Nullable List<@Nullable String> strings(String name) {
      var array = arrayOf(object, name);
      if (array == null) {
        return null;
      }
      var strings = new ArrayList<@Nullable String>();
      for (int i = 0; i < array.getLength(); i++) {
        strings.add(wellFormed(stringAt(array, i)));
      }
      return strings;
    }

    @Override
    public boolean is(String name, boolean value) {
      return BrowserJson.is(object, name, value);
    }

    @Override
    public @Nullable JsonObject object(String name) {
      var value = objectOf(object, name);
      return value == null ? null : new Fields(value);
    }

    @Override
    public @Nullable List<JsonObject> objects(String name) {
      var array = arrayOf(object, name);
      if (array == null) {
        return null;
      }
      var objects = new ArrayList<JsonObject>();
      for (int i = 0; i < array.getLength(); i++) {
        var element = objectAt(array, i);
        if (element != null) {
          objects.add(new Fields(element));
        }
      }
      return objects;
    }
  }
}
