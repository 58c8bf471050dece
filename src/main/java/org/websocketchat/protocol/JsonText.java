package org.websocketchat.protocol;

/** Strings as JSON writes them (RFC 8259, 7), with no more escapes than it asks for. */
final class JsonText {
  private static final String HEX = "0123456789abcdef";
  private static final String ESCAPED = "\"\\\b\f\n\r\t";
  private static final String ESCAPES = "\"\\bfnrt";

  private JsonText() {}

  /** The text in quotes; it has no lone surrogates. */
  static String quoted(String text) {
    var out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\') {
        out.append(c);
      } else if (ESCAPED.indexOf(c) >= 0) {
        out.append('\\').append(ESCAPES.charAt(ESCAPED.indexOf(c)));
      } else {
        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.append('"').toString();
  }
}
