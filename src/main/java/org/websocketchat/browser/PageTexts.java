package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;
import org.websocketchat.browser.bindings.Properties;
import org.websocketchat.browser.bindings.Script;
import org.websocketchat.view.Translator;

/**
 * The translations that a page has set, by the English sentence: texts, or objects with a text for
 * each plural category.
 */
final class PageTexts implements Translator.Translation {
  private static final String OTHER = "other";

  private final @Nullable JSObject texts;

  /** Takes the value of the element's property {@code texts}, whatever the page has set. */
  PageTexts(@Nullable JSObject texts) {
    this.texts = texts;
  }

  @Override
  public @Nullable String of(String english) {
    var value = value(texts, english);
    return isObject(value) ? text(value(value, OTHER)) : text(value);
  }

  @Override
  public @Nullable String of(String english, String category) {
    var forms = value(texts, english);
    if (!isObject(forms)) {
      return null;
    }
    var form = text(value(forms, category));
    return form == null ? text(value(forms, OTHER)) : form;
  }

  private static @Nullable JSObject value(@Nullable JSObject object, String name) {
    if (object == null || Script.isMissing(object)) {
      return null;
    }
    var values = (Properties) object;
    return values.get(name);
  }

  private static boolean isObject(@Nullable JSObject value) {
    return value != null && JSObjects.typeOf(value).equals("object");
  }

  private static @Nullable String text(@Nullable JSObject value) {
    if (value == null || Script.isMissing(value)) {
      return null;
    }
    var text = JSObjects.toString(value);
    return text.isEmpty() ? null : text;
  }
}
