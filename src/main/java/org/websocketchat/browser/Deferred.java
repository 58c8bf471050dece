package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSUndefined;
import org.websocketchat.browser.bindings.Promise;

/** What a method has promised to a script. */
final class Deferred {
  /** Both are set when the promise is made. */
  private Promise.@Nullable Settled fulfil;

  private Promise.@Nullable Settled reject;

  private final Promise promise;

  Deferred() {
    promise =
        new Promise(
            (toFulfil, toReject) -> {
              fulfil = toFulfil;
              reject = toReject;
            });
  }

  /** A promise that is fulfilled, with nothing. */
  static JSObject done() {
    return Promise.resolve();
  }

  /** A promise that is rejected. */
  static JSObject failed(ChatFault fault, boolean isTold) {
    var deferred = new Deferred();
    deferred.reject(fault, isTold);
    return deferred.promise;
  }

  JSObject promise() {
    return promise;
  }

  /** It was done, and there is nothing to tell of it. */
  void fulfil() {
    fulfil(JSUndefined.instance());
  }

  /** It was done. */
  void fulfil(JSObject value) {
    if (fulfil != null) {
      fulfil.settled(value);
    }
  }

  /**
   * It was not done.
   *
   * @param isTold whether an event tells that, too: then the browser does not report a promise in
   *     which nobody is interested
   */
  void reject(ChatFault fault, boolean isTold) {
    if (isTold) {
      promise.caught(reason -> {});
    }
    if (reject != null) {
      reject.settled(fault.error());
    }
  }
}
