package page;

import org.teavm.jso.JSBody;

/** What a page needs of Integer, Character, Math and Arrays. */
public final class Numbers {
  private Numbers() {}

  @JSBody(params = "number", script = "return Math.abs(number);")
  public static native double abs(double number);

  @JSBody(params = "number", script = "return Math.abs(number);")
  public static native int abs(int number);

  public static int charCount(int point) {
    return point < 0x10000 ? 1 : 2;
  }

  public static void fill(double[] array, double value) {
    for (int i = 0; i < array.length; i++) {
      array[i] = value;
    }
  }

  public static void fill(boolean[] array, boolean value) {
    for (int i = 0; i < array.length; i++) {
      array[i] = value;
    }
  }

  @JSBody(params = "number", script = "return Math.floor(number);")
  public static native double floor(double number);

  @JSBody(
      params = {"number", "by"},
      script = "return (number % by + by) % by;")
  public static native int floorMod(int number, int by);

  public static boolean isHighSurrogate(char unit) {
    return (unit & 0xfc00) == 0xd800;
  }

  public static boolean isLowSurrogate(char unit) {
    return (unit & 0xfc00) == 0xdc00;
  }

  public static boolean isSurrogate(char unit) {
    return (unit & 0xf800) == 0xd800;
  }

  /** What {@code Strings.strip} takes away. */
  @JSBody(params = "point", script = "return !String.fromCodePoint(point).trim();")
  public static native boolean isWhitespace(int point);

  @JSBody(
      params = {"a", "b"},
      script = "return Math.max(a, b);")
  public static native double max(double a, double b);

  @JSBody(
      params = {"a", "b"},
      script = "return Math.max(a, b);")
  public static native int max(int a, int b);

  @JSBody(
      params = {"a", "b"},
      script = "return Math.min(a, b);")
  public static native double min(double a, double b);

  @JSBody(
      params = {"a", "b"},
      script = "return Math.min(a, b);")
  public static native int min(int a, int b);

  @JSBody(
      params = "unit",
      script = "return String.fromCharCode(unit).toLowerCase().charCodeAt(0);")
  public static native char toLowerCase(char unit);

  public static String toString(int number) {
    return Builder.ofNumber(number);
  }

  public static String valueOf(int number) {
    return Builder.ofNumber(number);
  }
}
