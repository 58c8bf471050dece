package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.xml.Node;

/** The root of the elements within an element, with its style. */
public interface ShadowRoot extends Node {
  /** An element that can have a shadow root. */
  interface Host extends JSObject {
    @JSProperty
    @Nullable ShadowRoot getShadowRoot();

    ShadowRoot attachShadow(Options options);
  }

  /** How to attach a shadow root. */
  interface Options extends JSObject {
    /** {@code open} or {@code closed}. */
    @JSProperty
    void setMode(String mode);
  }

  /** A style sheet that was made by a script, for one document. */
  interface StyleSheet extends JSObject {
    void replaceSync(String css);
  }

  /** A document and its window. */
  interface Document extends JSObject {
    /** Null for a document without a window. */
    @JSProperty
    @Nullable Window getDefaultView();
  }

  /** A window with its own constructors. */
  interface Window extends JSObject {
    /** Undefined where style sheets cannot be made. */
    @JSProperty("CSSStyleSheet")
    JSObject getStyleSheetConstructor();
  }

  /** Some style sheets. */
  @JSClass(name = "Array")
  final class StyleSheets implements JSObject {
    public StyleSheets() {}

    @JSProperty
    public native int getLength();

    public native int push(StyleSheet sheet);
  }

  @JSProperty
  StyleSheets getAdoptedStyleSheets();

  @JSProperty
  void setAdoptedStyleSheets(StyleSheets sheets);
}
