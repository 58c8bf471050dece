package org.websocketchat.browser.bindings;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSError;

/** Errors of JavaScript that scripts can tell from each other by a code. */
public final class ScriptError {
  private ScriptError() {}

  /** An {@code Error} with two more properties. */
  public interface Coded extends JSObject {
    @JSProperty
    void setCode(String code);

    @JSProperty
    void setValue(String value);
  }

  /**
   * Throws an error to the script that called.
   *
   * @param value the wrong value, as it was written
   */
  public static void raise(String message, String code, String value) {
    var error = (Coded) (JSObject) new JSError(message);
    error.setCode(code);
    error.setValue(value);
    raise(error);
  }

  /** Not a binding, because Java can throw only exceptions of Java. */
  @JSBody(params = "error", script = "throw error;")
  private static native void raise(JSObject error);
}
