package page;

import org.teavm.jso.JSBody;

/**
 * The checks that TeaVM leaves out when it is not strict, for where javac cannot prove them; and
 * whether two records hold the same.
 */
public final class Checks {
  private Checks() {}

  public static void index(int index, int length) {
    if (index < 0 || index >= length) {
      throw Faults.of("index");
    }
  }

  public static void cast(boolean is) {
    if (!is) {
      throw Faults.of("type");
    }
  }

  /** Two records of one type, whose parts are numbers, strings and constants. */
  @JSBody(
      params = {"one", "other"},
      script = "return !!other && Object.keys(one).every(part => one[part] === other[part]);")
  public static native boolean same(Object one, Object other);
}
