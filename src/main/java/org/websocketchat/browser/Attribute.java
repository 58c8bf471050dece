package org.websocketchat.browser;

import java.util.List;
import org.websocketchat.protocol.Limits;
import org.websocketchat.view.Transcript;

/** An attribute of the element that counts whenever it changes, and the property beside it. */
enum Attribute {
  SERVER("server", "server"),
  PROTOCOLS("protocols", "protocols"),
  ROOM("room", "room"),
  NAME("name", "name"),
  /** Every element has its property. */
  LANG("lang", ""),
  HEADING("heading", "heading"),
  SUGGESTED_NAME("suggested-name", "suggestedName"),
  THEME("theme", "theme", "auto light dark"),
  NOTIFY("notify", "notify", "off mentions all"),
  LAYOUT("layout", "layout", "auto narrow bubble"),
  /** The property {@code connect} is the method. */
  CONNECT("connect", "connectMode", "auto manual"),
  /** Whether it is there counts, whatever is in it. */
  READONLY("readonly", "readonly", true),
  /** In characters. */
  MAX_LENGTH("max-length", "maxLength", 1, Limits.TEXT_BYTES),
  /** The property {@code messages} is the array. */
  MESSAGES("messages", "messagesKept", Transcript.FEWEST_ROWS, Transcript.MOST_ROWS);

  private final String attribute;
  private final String property;

  /** With spaces between. */
  private final String choices;

  private final int least;
  private final int most;
  private final boolean isFlag;

  /** A text. */
  Attribute(String attribute, String property) {
    this(attribute, property, "", 0, 0, false);
  }

  /** Something that is there or not. */
  Attribute(String attribute, String property, boolean isFlag) {
    this(attribute, property, "", 0, 0, isFlag);
  }

  /** One of these words, of which the first is taken in place of anything else. */
  Attribute(String attribute, String property, String choices) {
    this(attribute, property, choices, 0, 0, false);
  }

  /** A whole number from least to most, which is taken in place of anything else. */
  Attribute(String attribute, String property, int least, int most) {
    this(attribute, property, "", least, most, false);
  }

  Attribute(
      String attribute, String property, String choices, int least, int most, boolean isFlag) {
    this.attribute = attribute;
    this.property = property;
    this.choices = choices;
    this.least = least;
    this.most = most;
    this.isFlag = isFlag;
  }

  /** Its name in a tag. */
  String attribute() {
    return attribute;
  }

  /** The name of its property; empty if that is not ours. */
  String property() {
    return property;
  }

  /** The words that it can be; empty if it is no choice. */
  List<String> choices() {
    return Settings.list(choices);
  }

  boolean isNumber() {
    return most > 0;
  }

  /** Whether nothing counts but whether it is there; its property is true or false. */
  boolean isFlag() {
    return isFlag;
  }

  /** The lowest number that it can be. */
  int least() {
    return least;
  }

  /** The highest number that it can be. */
  int most() {
    return most;
  }
}
