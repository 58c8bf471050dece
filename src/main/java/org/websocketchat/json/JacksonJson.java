package org.websocketchat.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.JsonObject;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;

/**
 * {@link Json} by jackson-core: parses what a browser's {@code JSON.parse} parses, within limits. A
 * caller that reads from a socket has to set a lower limit of length there.
 */
public final class JacksonJson implements Json {
  private final JsonFactory factory =
      JsonFactory.builder()
          // Field names come from outside: a table of them would only fill up with useless ones.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.JSON_DEPTH)
                  .maxNameLength(Json.MAX_CHARS)
                  .maxNumberLength(Json.MAX_CHARS)
                  .maxStringLength(Json.MAX_CHARS)
                  .build())
          .build();

  @Override
  public @Nullable JsonObject parse(String text) {
    if (text.length() > Json.MAX_CHARS) {
      return null;
    }
    try (var parser = factory.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      var fields = fields(parser);
      return parser.nextToken() == null ? new Fields(fields) : null;
    } catch (IOException notJson) {
      return null;
    }
  }

  /** Reads the fields of an object, up to its closing brace. */
  private static Map<String, Object> fields(JsonParser parser) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      var value = value(parser, parser.nextToken());
      if (value == null) {
        fields.remove(name);
      } else {
        fields.put(name, value);
      }
    }
    return fields;
  }

  /** A value: a String, Double, Boolean, Map, or List of these and nulls; null for any other. */
  private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> Utf8.wellFormed(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Double.valueOf(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_ARRAY -> elements(parser);
      case START_OBJECT -> fields(parser);
      default -> null;
    };
  }

  private static List<@Nullable Object> elements(JsonParser parser) throws IOException {
    var elements = new ArrayList<@Nullable Object>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      elements.add(value(parser, token));
    }
    return elements;
  }

  /** A parsed object. */
  private record Fields(Map<String, Object> values) implements JsonObject {
    @Override
    public @Nullable String string(String name) {
      return values.get(name) instanceof String text ? text : null;
    }

    @Override
    public double number(String name) {
      return values.get(name) instanceof Double number ? number : Double.NaN;
    }

    @Override
    public @Nullable List<@Nullable String> strings(String name) {
      if (!(values.get(name) instanceof List<?> list)) {
        return null;
      }
      var strings = new ArrayList<@Nullable String>();
      list.forEach(element -> strings.add(element instanceof String text ? text : null));
      return strings;
    }

    @Override
    public boolean is(String name, boolean value) {
      return Boolean.valueOf(value).equals(values.get(name));
    }

    @Override
    public @Nullable JsonObject object(String name) {
      return asObject(values.get(name));
    }

    @Override
    public @Nullable List<JsonObject> objects(String name) {
      if (!(values.get(name) instanceof List<?> list)) {
        return null;
      }
      var objects = new ArrayList<JsonObject>();
      for (var element : list) {
        var object = asObject(element);
        if (object != null) {
          objects.add(object);
        }
      }
      return objects;
    }

    @SuppressWarnings("unchecked") // fields() makes no other maps
    private static @Nullable JsonObject asObject(@Nullable Object value) {
      return value instanceof Map<?, ?> fields ? new Fields((Map<String, Object>) fields) : null;
    }
  }
}
