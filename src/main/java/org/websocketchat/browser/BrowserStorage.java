package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;

/**
 * The two storages of the browser: localStorage, which belongs to the page's origin and survives
 * the page, and sessionStorage, which belongs to the tab and survives a reload. Where a browser has
 * none or forbids them, they are empty and store nothing.
 */
final class BrowserStorage {
  private BrowserStorage() {}

  /** The keys in localStorage that begin with this prefix. */
  @JSBody(
      params = "prefix",
      script =
          """
          try {
            return Object.keys(window.localStorage).filter(key => key.startsWith(prefix));
          } catch (e) {
            return [];
          }
          """)
  static native String[] keys(String prefix);

  @JSBody(
      params = "name",
      script = "try { return window.sessionStorage.getItem(name) || ''; } catch (e) { return ''; }")
  static native String sessionItem(String name);

  @JSBody(
      params = {"name", "value"},
      script =
          """
          try {
            if (value) window.sessionStorage.setItem(name, value);
            else window.sessionStorage.removeItem(name);
          } catch (e) { }
          """)
  static native void setSessionItem(String name, String value);

  @JSBody(
      params = "name",
      script = "try { return window.localStorage.getItem(name); } catch (e) { return null; }")
  static native @Nullable String item(String name);

  /**
   * Stores a value, or removes it if it is empty; if storing fails, the old value is removed, too.
   */
  @JSBody(
      params = {"name", "value"},
      script =
          """
          try {
            if (!value) window.localStorage.removeItem(name);
            else try {
              window.localStorage.setItem(name, value);
            } catch (full) {
              window.localStorage.removeItem(name);
              window.localStorage.setItem(name, value);
            }
            return true;
          } catch (e) {
            return false;
          }
          """)
  static native boolean setItem(String name, String value);
}
