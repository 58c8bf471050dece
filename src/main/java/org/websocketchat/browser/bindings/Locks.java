package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** A {@code LockManager}: the Web Locks of the page's origin. */
public interface Locks extends JSObject {

  /**
   * Asks for the lock of this name.
   *
   * @param holding is called when it is decided; the lock is held until its promise is settled
   * @return a promise that is settled when the lock is let go; rejected if it was never asked for,
   *     or if the browser takes the lock away
   */
  Promise request(String name, Options options, Holding holding);

  /** What to do with the lock. */
  @JSFunctor
  interface Holding extends JSObject {
    /**
     * Returns what settles when the lock may go; null for at once.
     *
     * @param lock null if it is not free
     */
    @Nullable Promise hold(@Nullable JSObject lock);
  }

  /** How to ask. */
  interface Options extends JSObject {
    /** Whether to get nothing, instead of waiting, if the lock is not free. */
    @JSProperty
    void setIfAvailable(boolean ifAvailable);
  }
}
