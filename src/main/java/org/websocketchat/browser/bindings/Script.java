package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSTopLevel;

/** What the language JavaScript can do and Java cannot. */
public final class Script {
  private Script() {}

  /** Something to do. */
  @JSFunctor
  public interface Task extends JSObject {
    void run();
  }

  /**
   * Does something that may throw; returns false if it did. Not a binding, because a {@code catch}
   * of Java is for exceptions of Java.
   */
  @JSBody(params = "task", script = "try { task(); return true; } catch (error) { return false; }")
  public static native boolean succeeds(Task task);

  /** Whether a value is null or undefined. Not a binding, because Java knows null only. */
  @JSBody(params = "value", script = "return value == null;")
  public static native boolean isMissing(@Nullable JSObject value);

  /** A value as text. */
  public static String textOf(@Nullable JSObject value) {
    return isMissing(value) ? "" : Language.string(value);
  }

  /** A value as a number; not a number (NaN) if it is none. */
  public static double numberOf(@Nullable JSObject value) {
    return isMissing(value) ? Double.NaN : Language.number(value);
  }

  /** Does something at the end of this turn. */
  public static void atEndOfTurn(Task task) {
    Promise.resolve().then(task);
  }

  private abstract static class Language implements JSObject {
    @JSTopLevel
    @JSMethod("String")
    static native String string(@Nullable JSObject value);

    @JSTopLevel
    @JSMethod("Number")
    static native double number(@Nullable JSObject value);
  }
}
