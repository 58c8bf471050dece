package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSDate;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;

/** The browser's classes for languages. */
public final class Intl {
  private Intl() {}

  /** Formats dates and times. */
  public interface DateTimeFormat extends JSObject {
    String format(JSDate date);
  }

  /** Formats numbers. */
  public interface NumberFormat extends JSObject {
    String format(int number);
  }

  /** Compares texts as a dictionary does. */
  public interface Collator extends JSObject {
    int compare(String one, String other);
  }

  /** Joins the items of a list. */
  public interface ListFormat extends JSObject {
    String format(ArgumentList items);
  }

  /** Tells times from now. */
  public interface RelativeTimeFormat extends JSObject {
    String format(int value, String unit);
  }

  /** Chooses the plural category of a number. */
  public interface PluralRules extends JSObject {
    String select(int number);
  }

  /** Cuts texts into what people take for characters. */
  public interface Segmenter extends JSObject {
    Segments segment(String text);
  }

  /** The segments of a text. */
  public interface Segments extends JSObject {
    /** The segment that contains the character at this index; undefined for an empty text. */
    @JSMethod("containing")
    @Nullable Segment at(int index);
  }

  /** One segment. */
  public interface Segment extends JSObject {
    @JSProperty
    String getSegment();
  }

  /** {@code Intl} itself. */
  interface Locales extends JSObject {
    JSObject getCanonicalLocales(String locale);
  }

  /** Whether this is a language tag (BCP 47); true where the browser does not tell. */
  public static boolean accepts(String locale) {
    var intl = Globals.get("Intl");
    return intl == null
        || !JSObjects.hasProperty(intl, "getCanonicalLocales")
        || Script.succeeds(() -> ((Locales) intl).getCanonicalLocales(locale));
  }

  /**
   * Makes an object of one of the classes.
   *
   * @param type its name in {@code Intl}
   * @param options names and values in turn
   * @return null where the browser does not have the class
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller names the class
  public static <T extends JSObject> @Nullable T create(
      String type, String locale, String... options) {
    Properties all = JSObjects.create();
    for (int i = 0; i < options.length; i += 2) {
      all.set(options[i], JSString.valueOf(options[i + 1]));
    }
    var intl = Globals.get("Intl");
    if (intl == null || !JSObjects.hasProperty(intl, type)) {
      return null;
    }
    var types = (Properties) intl;
    var arguments = new ArgumentList();
    arguments.push(JSString.valueOf(locale));
    arguments.push(all);
    return (T) Reflection.construct(types.get(type), arguments);
  }
}
