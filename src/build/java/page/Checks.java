package page;

/** The checks that TeaVM leaves out when it is not strict, for where javac cannot prove them. */
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
}
