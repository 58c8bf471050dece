package org.websocketchat.browser;

/** A window that goes to other pages and comes back, with a person who uses the keys. */
interface Visitor extends Seat {
  /** Types into what has the focus. */
  void type(String text);

  /** Focuses the last element in the chat that a selector matches. */
  void focus(String selector);

  /** Presses a key, such as {@code Enter}, {@code Shift+Enter} or {@code ArrowDown}. */
  void key(String key);

  /** The label of what has the focus in the chat; empty if nothing has. */
  String focused();

  /** What stands in the box for a message. */
  String draft();

  /** The text of the first element in the chat that a selector matches. */
  String text(String selector);

  /** Scrolls up to the oldest message that is loaded. */
  void readUp();

  /** An attribute of the element; empty if it is missing. */
  String get(String attribute);

  /** Sets an attribute of the element. */
  void set(String attribute, String value);

  /** Loads the page again. */
  void reload();

  /** Goes to another page. */
  void go(String url);

  /** Goes back to the page before. */
  void back();
}
