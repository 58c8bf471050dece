package org.websocketchat.browser.bindings;

import org.teavm.jso.JSObject;

/** A document whose text can be edited in a way that the person can undo. */
public interface EditableDocument extends JSObject {
  /** Runs a command; returns false where the browser does not support it. */
  boolean execCommand(String command, boolean showsUi, String value);
}
