package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;

/** The Java side of one element. */
interface ElementPeer extends JSObject {
  /**
   * Makes the chat agree with the element, which may have been added to a page or removed, or whose
   * attributes may have changed.
   */
  void settle();

  /** Each of these gives a promise; a wrong call throws instead. */
  JSObject connect(String name);

  JSObject disconnect();

  JSObject rename(String name);

  JSObject forget();

  JSObject send(String text);

  /** Replies to the message at this offset. */
  JSObject reply(JSObject offset, String text);

  /** Gives the message at this offset another text. */
  JSObject edit(JSObject offset, String text);

  /** Removes the message at this offset. */
  JSObject remove(JSObject offset);

  JSObject sendBinary(JSObject data);

  void clear();

  void focus();

  String binaryType();

  void setBinaryType(String type);

  /** The translations that the page has set, by the English texts; null if there are none. */
  @Nullable JSObject texts();

  void setTexts(@Nullable JSObject texts);

  /** The page's token, or the function that gives it; null if there is none. */
  @Nullable JSObject token();

  void setToken(@Nullable JSObject token);

  /** The {@code ChatState} that was told last. */
  JSObject state();

  /** An array of everybody who is present. */
  JSObject people();

  int unread();

  /** An array of the messages that are kept. */
  JSObject messages();
}
