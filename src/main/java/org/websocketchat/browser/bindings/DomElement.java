package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Node;

/** An element of the page: what {@link HTMLElement} lacks. */
public interface DomElement extends JSObject {
  /** The element itself or the nearest one around it that a selector matches; else null. */
  @Nullable HTMLElement closest(String selector);

  /** Whether this element is or contains the other one. */
  boolean contains(@Nullable Node other);

  /** The shadow root or document that the element is in. */
  FocusRoot getRootNode();

  void focus(FocusOptions options);

  /** A part of a page that can have the focus: a document or a shadow root. */
  interface FocusRoot extends JSObject {
    @JSProperty
    @Nullable HTMLElement getActiveElement();

    /** The element whose shadow root it is; a document has none. */
    @JSProperty
    @Nullable HTMLElement getHost();
  }

  /** How to focus an element. */
  interface FocusOptions extends JSObject {
    @JSProperty
    void setPreventScroll(boolean prevents);
  }
}
