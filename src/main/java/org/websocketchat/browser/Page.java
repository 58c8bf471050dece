package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.view.Formats;

/** What all chats of one page share, and what the page tells. */
final class Page implements ElementBinding.PeerFactory {
  private final Formats formats = new IntlFormats();

  /** Null where the browser takes style from elements only; the chat is then plain. */
  private final @Nullable JSObject sheet;

  Page(String css) {
    sheet = Dom.sheet(css);
  }

  @Override
  public ElementBinding.Peer create(HTMLElement element) {
    return new ChatElement(element, this);
  }

  Formats formats() {
    return formats;
  }

  @Nullable JSObject sheet() {
    return sheet;
  }

  /** A random number that nobody can guess. */
  static long newSeed() {
    return (long) random();
  }

  /** 128 bits that nobody can guess, in base64url. */
  @JSBody(
      script =
          """
          const bytes = crypto.getRandomValues(new Uint8Array(16));
          return btoa(String.fromCharCode.apply(null, bytes))
            .split('+').join('-').split('/').join('_').slice(0, 22);
          """)
  static native String newKey();

  /** Such as {@code https://example.org}, or {@code null} as text for a {@code file:} page. */
  @JSBody(script = "return location.origin;")
  static native String origin();

  /** The language that the person prefers, as a BCP 47 tag. */
  @JSBody(script = "return navigator.language || '';")
  static native String language();

  /** Lets parameters of the page's address fill attributes of the same names. */
  @JSBody(
      params = {"element", "names"},
      script =
          """
          const parameters = new URLSearchParams(location.search);
          names.split(' ').forEach(name => {
            if (parameters.has(name)) element.setAttribute(name, parameters.get(name));
          });
          """)
  static native void fill(HTMLElement element, String names);

  /** Whether the browser can make sense of the address. */
  @JSBody(params = "url", script = "try { return !!new URL(url); } catch (e) { return false; }")
  static native boolean isUrl(String url);

  /** What binary frames shall arrive as on a chat's next socket. */
  @JSBody(params = "chat", script = "return chat.binaryType;")
  static native String binaryType(HTMLElement chat);

  /** Translations of texts, by the English ones, that the page has set; else null. */
  @JSBody(params = "chat", script = "return chat.texts;")
  static native @Nullable JSObject texts(HTMLElement chat);

  @JSBody(
      params = {"texts", "english"},
      script = "return texts && texts[english] ? String(texts[english]) : null;")
  static native @Nullable String translation(@Nullable JSObject texts, String english);

  @JSBody(script = "return document.visibilityState === 'hidden';")
  static native boolean isHidden();

  /** Whether it can be seen and has the focus. */
  @JSBody(script = "return document.visibilityState !== 'hidden' && document.hasFocus();")
  static native boolean isWatched();

  /** An integer of 53 bits. */
  @JSBody(
      script =
          """
          const halves = crypto.getRandomValues(new Uint32Array(2));
          return halves[0] * 0x200000 + (halves[1] >>> 11);
          """)
  private static native double random();
}
