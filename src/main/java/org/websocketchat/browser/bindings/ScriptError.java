package org.websocketchat.browser.bindings;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSError;

/** Errors of JavaScript that scripts can tell from each other by a code. */
public final class ScriptError {
  private ScriptError() {}

  /** An {@code Error} with more properties. */
  public interface Coded extends JSObject {
    @JSProperty
    void setCode(String code);

    @JSProperty
    void setValue(String value);

    @JSProperty
    void setReason(String reason);
  }

  /**
   * Makes an error.
   *
   * @param value the wrong value, as it was written
   * @param reason the server's code for why it refused something; empty for none
   */
  public static Coded of(String message, String code, String value, String reason) {
    var error = (Coded) (JSObject) new JSError(message);
    error.setCode(code);
    error.setValue(value);
    error.setReason(reason);
    return error;
  }

  /** Throws an error to the script that called. */
  public static void raise(Coded error) {
    raiseObject(error);
  }

  /** Not a binding, because Java can throw only exceptions of Java. */
  @JSBody(params = "error", script = "throw error;")
  private static native void raiseObject(JSObject error);
}
