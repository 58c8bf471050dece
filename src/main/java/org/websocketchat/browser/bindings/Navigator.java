package org.websocketchat.browser.bindings;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.browser.Window;

/** The {@code navigator}: the browser, as far as jso-apis does not know it. */
public interface Navigator extends JSObject {

  /** The navigator of this page. */
  static Navigator ofPage() {
    return ((Owner) (JSObject) Window.current()).getNavigator();
  }

  /** The browser's name, its engine's and their versions. */
  @JSProperty
  String getUserAgent();

  /** What is used throws where there are no Web Locks, as over plain http on a network. */
  @JSProperty
  Locks getLocks();

  /** Undefined where the page is not secure, as over plain http on a network. */
  @JSProperty
  Clipboard getClipboard();

  /** The window, for its navigator. */
  interface Owner extends JSObject {
    @JSProperty
    Navigator getNavigator();
  }
}
