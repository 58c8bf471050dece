package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;

/** A {@code Promise} of which only the settling matters, not the value. */
@JSClass
public class Promise implements JSObject {

  /** A promise that this settles. */
  public Promise(Executor executor) {}

  /** A promise that is fulfilled already. */
  public static native Promise resolve();

  /** Calls this when the promise is fulfilled. */
  public native Promise then(Script.Task task);

  /** Calls this when the promise is rejected. */
  @JSMethod("catch")
  public native Promise caught(Rejected rejected);

  /** Is called at once, with the way to fulfil the promise. */
  @JSFunctor
  public interface Executor extends JSObject {
    void execute(Fulfil fulfil);
  }

  /** Fulfils a promise. */
  @JSFunctor
  public interface Fulfil extends JSObject {
    void fulfil();
  }

  /** Is told of a rejection. */
  @JSFunctor
  public interface Rejected extends JSObject {
    void rejected(@Nullable JSObject reason);
  }
}
