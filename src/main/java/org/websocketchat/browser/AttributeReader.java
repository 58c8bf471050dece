package org.websocketchat.browser;

import java.util.HashMap;
import java.util.Map;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.Console;
import org.websocketchat.browser.bindings.Script;

/** Reads the attributes of one element; the console is told once of a value that cannot be. */
final class AttributeReader {
  private final HTMLElement element;

  /** The value of each attribute that the console was told of last. */
  private final Map<Attribute, String> told = new HashMap<>();

  AttributeReader(HTMLElement element) {
    this.element = element;
  }

  /** The attribute as written; the other text if it is missing. */
  String text(Attribute attribute, String missing) {
    return text(element, attribute, missing);
  }

  static String text(HTMLElement element, Attribute attribute, String missing) {
    var value = Dom.attribute(element, attribute.attribute());
    return value == null ? missing : value;
  }

  /** One of the choices of the attribute. */
  String choice(Attribute attribute) {
    var written = text(attribute, "");
    var choices = attribute.choices();
    var usual = choices.get(0);
    if (written.isEmpty() || choices.contains(written)) {
      return written.isEmpty() ? usual : written;
    }
    var allowed = new StringBuilder();
    for (int i = 0; i < choices.size(); i++) {
      allowed.append(i == 0 ? "" : i == choices.size() - 1 ? " or " : ", ").append(choices.get(i));
    }
    tell(attribute, written, allowed.toString(), usual);
    return usual;
  }

  /** The number in the attribute. */
  int number(Attribute attribute) {
    var written = text(attribute, "");
    int number = numberIn(written, attribute);
    if (number == 0) {
      var allowed = "a whole number from " + attribute.least() + " to " + attribute.most();
      tell(attribute, written, allowed, Integer.toString(attribute.most()));
    }
    return number == 0 ? attribute.most() : number;
  }

  /** The number in the attribute; the console is told nothing. */
  static int number(HTMLElement element, Attribute attribute) {
    int number = numberIn(text(element, attribute, ""), attribute);
    return number == 0 ? attribute.most() : number;
  }

  /** The number; the highest one if nothing is written, 0 if what is written cannot be. */
  private static int numberIn(String written, Attribute attribute) {
    if (written.isEmpty()) {
      return attribute.most();
    }
    double number = Script.numberOf(JSString.valueOf(written));
    boolean isAllowed = number >= attribute.least() && number <= attribute.most();
    return isAllowed && number == Math.floor(number) ? (int) number : 0;
  }

  private void tell(Attribute attribute, String written, String allowed, String taken) {
    if (!written.equals(told.put(attribute, written))) {
      Console.warn(
          ChatElement.TAG
              + ": "
              + attribute.attribute()
              + " is "
              + allowed
              + ", not \""
              + written
              + "\"; "
              + taken
              + " is taken");
    }
  }
}
