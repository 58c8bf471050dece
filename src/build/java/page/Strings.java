package page;

import org.teavm.jso.JSBody;

/**
 * What a page needs of String: each method does what the one of that name does there. Outside its
 * text, {@code charAt} throws; the others give what is left. White space is what JavaScript takes
 * for it: with U+00A0, U+2007, U+202F and U+FEFF, which nobody sees at an end of a name, and
 * without U+001C to U+001F, which no name may hold. The golden vectors of names tell the difference.
 */
public final class Strings {
  private Strings() {}

  @JSBody(
      params = {"text", "at"},
      script = "if (!(at >= 0 && at < text.length)) throw Error(at); return text.charCodeAt(at);")
  public static native char charAt(String text, int at);

  @JSBody(
      params = {"text", "at"},
      script = "return text.codePointAt(at);")
  public static native int codePointAt(String text, int at);

  @JSBody(
      params = {"text", "start", "end"},
      script = "return Array.from(text.substring(start, end)).length;")
  public static native int codePointCount(String text, int start, int end);

  public static boolean contains(String text, CharSequence part) {
    return indexOf(text, (String) part) >= 0;
  }

  @JSBody(
      params = {"text", "part"},
      script = "return text.endsWith(part);")
  public static native boolean endsWith(String text, String part);

  /** Where a text stands in a list of words with spaces between them, from 0 on; else -1. */
  @JSBody(
      params = {"text", "words"},
      script = "return words.split(' ').indexOf(text);")
  public static native int place(String text, String words);

  @JSBody(
      params = {"text", "other"},
      script = "return text === other;")
  public static native boolean equals(String text, Object other);

  public static int indexOf(String text, int unit) {
    return indexOf(text, Builder.of((char) unit));
  }

  public static int indexOf(String text, int unit, int from) {
    return indexOf(text, Builder.of((char) unit), from);
  }

  @JSBody(
      params = {"text", "part"},
      script = "return text.indexOf(part);")
  public static native int indexOf(String text, String part);

  @JSBody(
      params = {"text", "part", "from"},
      script = "return text.indexOf(part, from);")
  public static native int indexOf(String text, String part, int from);

  @JSBody(params = "text", script = "return !text.trim();")
  public static native boolean isBlank(String text);

  @JSBody(params = "text", script = "return !text;")
  public static native boolean isEmpty(String text);

  public static int lastIndexOf(String text, int unit) {
    return lastIndexOf(text, Builder.of((char) unit));
  }

  @JSBody(
      params = {"text", "part"},
      script = "return text.lastIndexOf(part);")
  public static native int lastIndexOf(String text, String part);

  public static int length(String text) {
    return text.length();
  }

  @JSBody(
      params = {"text", "part"},
      script = "return text.startsWith(part);")
  public static native boolean startsWith(String text, String part);

  @JSBody(
      params = {"text", "part", "at"},
      script = "return text.startsWith(part, at);")
  public static native boolean startsWith(String text, String part, int at);

  /** In any case: asked of nothing else. */
  @JSBody(
      params = {"text", "inAnyCase", "at", "other", "from", "length"},
      script =
          """
          return text.substr(at, length).toLowerCase() === other.substr(from, length).toLowerCase();
          """)
  public static native boolean regionMatches(
      String text, boolean inAnyCase, int at, String other, int from, int length);

  @JSBody(params = "text", script = "return text.trim();")
  public static native String strip(String text);

  @JSBody(
      params = {"text", "start"},
      script = "return text.substring(start);")
  public static native String substring(String text, int start);

  @JSBody(
      params = {"text", "start", "end"},
      script = "return text.substring(start, end);")
  public static native String substring(String text, int start, int end);
}
