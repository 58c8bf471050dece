package org.websocketchat.browser.bindings;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Two ports; what is posted to one comes out of the other in a task of its own. */
@JSClass
public final class MessageChannel implements JSObject {
  public MessageChannel() {}

  @JSProperty
  public native Port getPort1();

  @JSProperty
  public native Port getPort2();

  /** One end of a channel. Close it, or the browser keeps both. */
  public interface Port extends JSObject {
    /** Is called for each message that comes out here. */
    @JSProperty("onmessage")
    void setListener(Script.Task listener);

    void postMessage(int message);

    void close();
  }
}
