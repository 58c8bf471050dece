package org.websocketchat.browser.bindings;

import org.teavm.jso.JSObject;

/**
 * The {@code send} of a {@code WebSocket} that takes binary data. It takes an ArrayBuffer or a Blob
 * of any frame of the page, which a cast to the class of this frame would refuse.
 */
public interface BinarySink extends JSObject {
  void send(JSObject data);
}
