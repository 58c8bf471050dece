package org.websocketchat.browser.bindings;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** How a property of an object behaves. */
public interface PropertyDescriptor extends JSObject {
  @JSProperty
  void setValue(JSObject value);

  @JSProperty
  void setGet(JSObject getter);

  @JSProperty
  void setSet(JSObject setter);

  @JSProperty
  void setConfigurable(boolean configurable);

  @JSProperty
  void setEnumerable(boolean enumerable);

  @JSProperty
  void setWritable(boolean writable);
}
