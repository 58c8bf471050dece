package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.DomElement;
import org.websocketchat.browser.bindings.EventSource;
import org.websocketchat.browser.bindings.Keystroke;
import org.websocketchat.browser.bindings.Values;

/** Short ways to find, change and hear elements. */
final class Dom {
  private Dom() {}

  /** Receives events. */
  interface Listener extends JSObject {
    void handleEvent(Event event);
  }

  /** The element of this place, one of {@link Places}. */
  static HTMLElement find(HTMLElement root, String place) {
    return root.querySelector(place);
  }

  /** All elements that a selector matches. */
  static Values all(HTMLElement root, String selector) {
    return (Values) (JSObject) root.querySelectorAll(selector);
  }

  /** One of the elements that {@link #all} has found. */
  static HTMLElement at(Values elements, int index) {
    return (HTMLElement) elements.get(index);
  }

  /** Sets the text of an element, if it differs, so that it is not announced twice. */
  static void write(HTMLElement element, String text) {
    if (!text.equals(element.getTextContent())) {
      element.setTextContent(text);
    }
  }

  /** Sets the text of a place, if it differs. */
  static void write(HTMLElement root, String place, String text) {
    write(find(root, place), text);
  }

  /** Shows or hides a place. */
  static void show(HTMLElement root, String place, boolean shown) {
    find(root, place).setHidden(!shown);
  }

  /** Sets an attribute of a place. */
  static void set(HTMLElement root, String place, String name, String value) {
    find(root, place).setAttribute(name, value);
  }

  /** Sets what an element without text is called: its title and its accessible name. */
  static void label(HTMLElement element, String label) {
    element.setTitle(label);
    element.setAttribute("aria-label", label);
  }

  /** Shows what is wrong with a field; an empty text removes the message. */
  static void complain(HTMLElement field, HTMLElement message, String problem) {
    write(message, problem);
    field.setAttribute("aria-invalid", problem.isEmpty() ? "false" : "true");
  }

  /**
   * Adds or removes a listener for events of these types, separated by blanks, in the capture
   * phase, so that it also receives events that do not bubble.
   */
  static void listen(JSObject target, String types, Listener listener, boolean begins) {
    var source = (EventSource) target;
    int from = 0;
    while (from < types.length()) {
      int blank = types.indexOf(' ', from);
      int end = blank < 0 ? types.length() : blank;
      var type = types.substring(from, end);
      if (begins) {
        source.addEventListener(type, listener, true);
      } else {
        source.removeEventListener(type, listener, true);
      }
      from = end + 1;
    }
  }

  /** An attribute; null if it is missing. */
  static @Nullable String attribute(HTMLElement element, String name) {
    return element.getAttribute(name);
  }

  /** The nearest element around an event that a selector matches; null if there is none. */
  static @Nullable HTMLElement around(Event event, String selector) {
    var target = (DomElement) event.getTarget();
    return target.closest(selector);
  }

  /** What a press on the element that an event is in does, by its {@code data-action}; or empty. */
  static String action(Event event) {
    var element = around(event, "[data-action]");
    var action = element == null ? null : element.getAttribute("data-action");
    return action == null ? "" : action;
  }

  /** The value of the button that an event is in; empty if it is in none. */
  static String value(Event event) {
    var button = around(event, "button");
    var value = button == null ? null : button.getAttribute("value");
    return value == null ? "" : value;
  }

  /** The key; empty while it belongs to an input method, and where the event is none of a key. */
  static String key(Event event) {
    var stroke = (Keystroke) event;
    if (stroke.isIsComposing() || stroke.getKeyCode() == 229) {
      return "";
    }
    return event.getType().startsWith("key") ? stroke.getKey() : "";
  }

  /** The index of the list item that an event is in; -1 if it is in none. */
  static int index(HTMLElement list, Event event) {
    var item = around(event, "li");
    return item == null ? -1 : indexOf(list, item);
  }

  /** The index of an item in a list; -1 if it is not in it. */
  static int indexOf(HTMLElement list, HTMLElement item) {
    var items = list.getChildren();
    for (int i = 0; i < items.getLength(); i++) {
      if (isSame(items.item(i), item)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether both are the same object. */
  @SuppressWarnings("ReferenceEquality")
  static boolean isSame(@Nullable JSObject one, @Nullable JSObject other) {
    return one == other;
  }

  /** Scrolls a box, and nothing around it, to an element in it. */
  static void reveal(HTMLElement box, HTMLElement element) {
    int top = element.getOffsetTop() - box.getScrollTop();
    int height = element.getOffsetHeight();
    if (top < 0 || top + height > box.getClientHeight()) {
      box.setScrollTop(box.getScrollTop() + top - (box.getClientHeight() - height) / 2);
    }
  }

  /** Whether the element is in a page; true where the browser does not tell. */
  @JSBody(params = "element", script = "return element.isConnected !== false;")
  static native boolean isConnected(HTMLElement element);

  /** Focuses an element without scrolling. */
  static void focus(HTMLElement element) {
    DomElement.FocusOptions options = JSObjects.create();
    options.setPreventScroll(true);
    ((DomElement) element).focus(options);
  }

  /** Whether the focus is in this element. */
  static boolean hasFocus(HTMLElement element) {
    var focusable = (DomElement) element;
    return JSObjects.hasProperty(element, "getRootNode")
        && focusable.contains(focusable.getRootNode().getActiveElement());
  }

  /** Whether nothing in the page has the focus. */
  static boolean isFocusFree() {
    var document = HTMLDocument.current();
    return isSame(document.getActiveElement(), document.getBody());
  }
}
