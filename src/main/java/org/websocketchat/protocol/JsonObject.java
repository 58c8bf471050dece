package org.websocketchat.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object; of a name given twice, the last counts. In the strings, each lone
 * surrogate is replaced by U+FFFD ({@link Utf8#wellFormed}).
 */
public interface JsonObject {

  /** The string under this name, or null if there is none or it is not a string. */
  @Nullable String string(String name);

  /**
   * The number under this name as an IEEE double, or NaN if there is none or it is not a number.
   */
  double number(String name);

  /**
   * The array under this name, with null for each element that is not a string; null if there is
   * none or it is not an array.
   */
  @Nullable List<@Nullable String> strings(String name);

  /** Whether the value under this name is {@code true}. */
  default boolean isTrue(String name) {
    return is(name, true);
  }

  /** Whether the value under this name is {@code false}. */
  default boolean isFalse(String name) {
    return is(name, false);
  }

  /** Whether the value under this name is this one. */
  boolean is(String name, boolean value);

  /** The object under this name, or null if there is none or it is not an object. */
  @Nullable JsonObject object(String name);

  /**
   * The objects of the array under this name, its other elements left out; null if there is none or
   * it is not an array.
   */
  @Nullable List<JsonObject> objects(String name);
}
