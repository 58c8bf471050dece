package page;

import org.teavm.jso.JSBody;

/** Whole numbers that are doubles in the page. */
public final class Whole {
  private Whole() {}

  @JSBody(params = "number", script = "return number | 0;")
  public static native int toInt(double number);

  @JSBody(params = "number", script = "return Math.trunc(number);")
  public static native double of(double number);

  @JSBody(
      params = {"a", "b"},
      script = "return Math.trunc(a / b);")
  public static native double divide(double a, double b);

  @JSBody(
      params = {"number", "bits"},
      script = "return number * Math.pow(2, bits);")
  public static native double shiftLeft(double number, int bits);

  @JSBody(
      params = {"number", "bits"},
      script = "return Math.floor(number / Math.pow(2, bits));")
  public static native double shiftRight(double number, int bits);

  /** Of two numbers that share no bit. */
  @JSBody(
      params = {"high", "low"},
      script = "return high + low;")
  public static native double or(double high, double low);

  /** With the mask for the lower 32 bits. */
  @JSBody(
      params = {"number", "mask"},
      script = "return number >>> 0;")
  public static native double low(double number, double mask);
}
