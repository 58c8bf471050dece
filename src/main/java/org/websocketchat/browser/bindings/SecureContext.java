package org.websocketchat.browser.bindings;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** A window that knows whether its page came over a secure connection. */
public interface SecureContext extends JSObject {
  @JSProperty
  boolean isIsSecureContext();
}
