package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;

/** A {@code Promise}; mostly, only the settling matters, not the value. */
@JSClass
public class Promise implements JSObject {

  /** A promise that this settles. */
  public Promise(Executor executor) {}

  /** A promise that this settles with a value. */
  public Promise(Settling settling) {}

  /** A promise that is fulfilled already. */
  public static native Promise resolve();

  /** Calls this when the promise is fulfilled. */
  public native Promise then(Script.Task task);

  /**
   * Calls this function of the page when the promise is fulfilled; its result is the next value.
   */
  @JSMethod("then")
  public native Promise call(JSObject function);

  /** Calls one of these when the promise is settled. */
  @JSMethod("then")
  public native Promise settle(Settled fulfilled, Settled rejected);

  /** Calls this when the promise is rejected. */
  @JSMethod("catch")
  public native Promise caught(Rejected rejected);

  /** Is told the value of a promise, or why it was rejected. */
  @JSFunctor
  public interface Settled extends JSObject {
    void settled(@Nullable JSObject value);
  }

  /** Is called at once, with the way to fulfil the promise. */
  @JSFunctor
  public interface Executor extends JSObject {
    void execute(Fulfil fulfil);
  }

  /** Is called at once, with the ways to fulfil and to reject the promise. */
  @JSFunctor
  public interface Settling extends JSObject {
    void begin(Settled fulfil, Settled reject);
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
