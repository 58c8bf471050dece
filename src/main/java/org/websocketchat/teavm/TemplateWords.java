package org.websocketchat.teavm;

import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words that templates and code share.
 *
 * @param texts the chat's texts, each in all languages, by key
 * @param places the names of elements that the code finds
 * @param actions the names of what a press on an element does
 */
record TemplateWords(Map<String, String> texts, Set<String> places, Set<String> actions) {
  private static final String BEFORE_PLACE = "[data-place=";
  private static final String PACKAGE = "org.websocketchat.";

  /** The words that the code of the chat knows. */
  static TemplateWords ofChat() {
    return new TemplateWords(textsOfChat(), placesOfChat(), actionsOfChat());
  }

  /** What a press does, the items of the menu of a message included. */
  private static Set<String> actionsOfChat() {
    var actions = new HashSet<>(constants("browser.Actions").values());
    for (var item : type("view.MessageAction").getEnumConstants()) {
      actions.add(((Enum<?>) item).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return actions;
  }

  private static Map<String, String> textsOfChat() {
    var texts = constants("view.Text");
    texts.putAll(constants("view.GoverningText"));
    return texts;
  }

  /** The places, without the selectors around them. */
  private static Set<String> placesOfChat() {
    var places = new HashSet<String>();
    for (var selector : constants("browser.Places").values()) {
      places.add(selector.substring(BEFORE_PLACE.length(), selector.length() - 1));
    }
    return places;
  }

  /** All places and actions. */
  Set<String> all() {
    var all = new HashSet<>(places);
    all.addAll(actions);
    return all;
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(PACKAGE + name);
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("cannot find " + name, missing);
    }
  }

  private static Map<String, String> constants(String type) {
    var constants = new HashMap<String, String>();
    try {
      for (var field : type(type).getDeclaredFields()) {
        if (field.getType() == String.class && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          constants.put(field.getName(), (String) field.get(null));
        }
      }
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("cannot read the constants of " + type, missing);
    }
    return constants;
  }
}
