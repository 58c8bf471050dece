package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.websocketchat.session.Binary;

/** A binary frame: an ArrayBuffer or a Blob. */
final class BrowserBinary implements Binary {
  private final JSObject data;

  BrowserBinary(JSObject data) {
    this.data = data;
  }

  /** The object itself, as {@code WebSocket.send} takes it. */
  JSObject data() {
    return data;
  }

  @Override
  public long size() {
    return (long) sizeOf(data);
  }

  @JSBody(
      params = "data",
      script = "return data.byteLength === undefined ? data.size : data.byteLength;")
  private static native double sizeOf(JSObject data);
}
