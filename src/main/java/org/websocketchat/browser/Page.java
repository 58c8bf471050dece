package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.json.JSON;
import org.websocketchat.browser.bindings.Properties;
import org.websocketchat.view.Translator;

/** The data that all chats of a page share, and what the page knows. */
final class Page implements ElementBinding.PeerFactory {
  /** Null where the browser has no constructed style sheets; the chat then has no style. */
  private final @Nullable JSObject sheet;

  private final Properties templates;
  private final List<String> draftKeysInUse = new ArrayList<>();

  /**
   * Makes what the chats share.
   *
   * @param templates what the build made of the templates: JSON
   */
  Page(String css, String templates) {
    sheet = Dom.sheet(css);
    this.templates = (Properties) JSON.parse(templates);
  }

  @Override
  public ElementBinding.Peer create(HTMLElement element) {
    return new ChatElement(element, this);
  }

  /** The templates, to be rendered in one language. */
  TemplateRenderer templates(Translator translator) {
    return new TemplateRenderer(templates, translator);
  }

  @Nullable JSObject sheet() {
    return sheet;
  }

  /** The storage keys of the drafts that the chats of this page use. */
  List<String> draftKeysInUse() {
    return draftKeysInUse;
  }

  /** A random number from a secure source. */
  static long newSeed() {
    return (long) random();
  }

  /** 128 random bits from a secure source, in base64url. */
  @JSBody(
      script =
          """
          const bytes = crypto.getRandomValues(new Uint8Array(16));
          return btoa(String.fromCharCode.apply(null, bytes))
            .split('+').join('-').split('/').join('_').slice(0, 22);
          """)
  static native String newKey();

  /**
   * The page's origin, such as {@code https://example.org}; the text {@code null} for {@code
   * file:}.
   */
  @JSBody(script = "return location.origin;")
  static native String origin();

  /** Copies parameters of the page's address to the attributes of the same names. */
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

  /** Whether the browser can parse the address. */
  @JSBody(params = "url", script = "try { return !!new URL(url); } catch (e) { return false; }")
  static native boolean isUrl(String url);

  /** The type in which binary frames arrive on a chat's next socket. */
  @JSBody(params = "chat", script = "return chat.binaryType;")
  static native String binaryType(HTMLElement chat);

  /** The translations that the page has set, by the English texts; null if there are none. */
  @JSBody(params = "chat", script = "return chat.texts;")
  static native @Nullable JSObject texts(HTMLElement chat);

  @JSBody(script = "return document.visibilityState === 'hidden';")
  static native boolean isHidden();

  /** Whether the page is visible and has the focus. */
  @JSBody(script = "return document.visibilityState !== 'hidden' && document.hasFocus();")
  static native boolean isWatched();

  /** A random integer of 53 bits. */
  @JSBody(
      script =
          """
          const halves = crypto.getRandomValues(new Uint32Array(2));
          return halves[0] * 0x200000 + (halves[1] >>> 11);
          """)
  private static native double random();
}
