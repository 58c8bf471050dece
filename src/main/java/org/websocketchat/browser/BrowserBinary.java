package org.websocketchat.browser;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSString;
import org.websocketchat.browser.bindings.Properties;
import org.websocketchat.browser.bindings.Script;
import org.websocketchat.session.Binary;

/** A binary frame: an ArrayBuffer, a view of one, or a Blob, maybe of another window. */
final class BrowserBinary implements Binary {
  private static final String BYTE_LENGTH = "byteLength";

  /** A Blob or a buffer. */
  private interface Bytes extends JSObject {
    /** Of a Blob. */
    @JSProperty
    double getSize();

    /** Of a buffer or a view of one. */
    @JSProperty
    double getByteLength();
  }

  private final JSObject data;

  BrowserBinary(JSObject data) {
    this.data = data;
  }

  /** Whether a script means a binary frame by this. */
  static boolean isBinary(JSObject data) {
    boolean isText = Script.isMissing(data) || data instanceof JSString;
    return !isText && (isPresent(data, "size") || isPresent(data, BYTE_LENGTH));
  }

  /** Whether a value of any kind has a property. */
  private static boolean isPresent(JSObject data, String name) {
    return !Script.isMissing(((Properties) data).get(name));
  }

  /** The object itself, as {@code WebSocket.send} takes it. */
  JSObject data() {
    return data;
  }

  @Override
  public long size() {
    var bytes = (Bytes) data;
    boolean isBuffer = isPresent(data, BYTE_LENGTH);
    return (long) (isBuffer ? bytes.getByteLength() : bytes.getSize());
  }
}
