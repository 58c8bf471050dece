package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.websocketchat.protocol.Json;
import org.websocketchat.view.Formats;

/** What all chats of one page share. */
final class Page {
  private final Formats formats = new IntlFormats();
  private final Json json = new BrowserJson();

  /** Null where the browser takes style from elements only; the chat is then plain. */
  private final @Nullable JSObject sheet;

  private int lastId;

  Page(String css) {
    sheet = Dom.sheet(css);
  }

  Formats formats() {
    return formats;
  }

  Json json() {
    return json;
  }

  @Nullable JSObject sheet() {
    return sheet;
  }

  /** An id that no other element of ours has, also where there are no shadow roots. */
  String newId() {
    return "wsc-" + ++lastId;
  }

  /** A random number that nobody can guess. */
  long newSeed() {
    return (long) randomHalf() << 32 | (randomHalf() & 0xFFFF_FFFFL);
  }

  /** Such as {@code https://example.org}, or {@code null} as text for a {@code file:} page. */
  @JSBody(script = "return location.origin;")
  static native String origin();

  /** The language that the person prefers, as a BCP 47 tag. */
  @JSBody(script = "return navigator.language || '';")
  static native String language();

  /** The first value of a parameter in the page's address, or null if it is not there. */
  @JSBody(params = "name", script = "return new URLSearchParams(location.search).get(name);")
  static native @Nullable String parameter(String name);

  /** Whether the browser can make sense of the address. */
  @JSBody(params = "url", script = "try { return !!new URL(url); } catch (e) { return false; }")
  static native boolean isUrl(String url);

  @JSBody(script = "return crypto.getRandomValues(new Int32Array(1))[0];")
  private static native int randomHalf();
}
