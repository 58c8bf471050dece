package org.websocketchat.browser.bindings;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** An address as the browser parses it; the constructor throws if it is none. */
@JSClass(name = "URL")
public final class Url implements JSObject {
  public Url(String address) {}

  /** The scheme with its colon. */
  @JSProperty
  public native String getProtocol();

  @JSProperty
  public native String getHref();

  /** The host with its port. */
  @JSProperty
  public native String getHost();
}
