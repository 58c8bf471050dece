package page;

import org.teavm.jso.JSBody;

/** Errors of JavaScript that stand for exceptions. */
public final class Faults {
  private Faults() {}

  public static RuntimeException of(String message) {
    return (RuntimeException) error(message);
  }

  @JSBody(params = "message", script = "return Error(message);")
  private static native Object error(String message);
}
