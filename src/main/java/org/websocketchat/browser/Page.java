package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.crypto.Crypto;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Node;
import org.teavm.jso.json.JSON;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Uint8Array;
import org.websocketchat.browser.bindings.ArgumentList;
import org.websocketchat.browser.bindings.PageLocation;
import org.websocketchat.browser.bindings.Properties;
import org.websocketchat.browser.bindings.Reflection;
import org.websocketchat.browser.bindings.Script;
import org.websocketchat.browser.bindings.ShadowRoot;
import org.websocketchat.browser.bindings.Url;
import org.websocketchat.browser.bindings.UrlSearchParams;
import org.websocketchat.browser.bindings.VisibleDocument;
import org.websocketchat.view.Translator;

/** The data that all chats of a page share, and what the page knows. */
final class Page {
  /** The digits of base64url, 6 bits each. */
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final int KEY_BYTES = 16;

  private final List<String> draftKeysInUse = new ArrayList<>();
  private final List<String> closingPlaces = new ArrayList<>();
  private final UnreadBadge unreadBadge = new UnreadBadge();
  private final String css;

  private final Properties templates;

  /**
   * Makes what the chats share.
   *
   * @param css the style sheet of each chat
   * @param templates what the build made of the templates: JSON
   */
  Page(String css, String templates) {
    this.css = css;
    this.templates = (Properties) JSON.parse(templates);
  }

  /** The templates, to be rendered in one language. */
  TemplateRenderer templates(Translator translator) {
    return new TemplateRenderer(templates, translator);
  }

  /** The storage keys of the drafts that the chats of this page use. */
  List<String> draftKeysInUse() {
    return draftKeysInUse;
  }

  /** The places in the storage that closed chats of this page still hold. */
  List<String> closingPlaces() {
    return closingPlaces;
  }

  /** What marks the page while messages are unread in any of its chats. */
  UnreadBadge unreadBadge() {
    return unreadBadge;
  }

  /**
   * The open shadow root of an element, with our style; the element itself where the browser has no
   * shadow roots. A root that moves to another document loses its style; ask again, and it has it.
   */
  Node root(HTMLElement element) {
    if (!Reflection.has(element, "attachShadow")) {
      return element;
    }
    var host = (ShadowRoot.Host) element;
    var root = host.getShadowRoot();
    if (root == null) {
      ShadowRoot.Options options = JSObjects.create();
      options.setMode("open");
      root = host.attachShadow(options);
    }
    style(root, element);
    return root;
  }

  /** A style sheet that a script makes belongs to one document, so each root gets its own. */
  private void style(ShadowRoot root, HTMLElement element) {
    var document = (ShadowRoot.Document) element.getOwnerDocument();
    var window = document.getDefaultView();
    if (window == null
        || !Reflection.has(root, "adoptedStyleSheets")
        || root.getAdoptedStyleSheets().getLength() > 0) {
      return;
    }
    var sheet =
        (ShadowRoot.StyleSheet)
            Reflection.construct(window.getStyleSheetConstructor(), new ArgumentList());
    sheet.replaceSync(css);
    var sheets = new ShadowRoot.StyleSheets();
    sheets.push(sheet);
    root.setAdoptedStyleSheets(sheets);
  }

  /** A random number of 53 bits from a secure source. */
  static long newSeed() {
    var halves = new Int32Array(2);
    Crypto.current().getRandomValues(halves);
    double high = halves.get(0) & 0xFFFFFFF;
    return (long) (high * (1 << 25) + (halves.get(1) & 0x1FFFFFF));
  }

  /** 128 random bits from a secure source, in base64url. */
  static String newKey() {
    var bytes = new Uint8Array(KEY_BYTES);
    Crypto.current().getRandomValues(bytes);
    var key = new StringBuilder();
    int bits = 0;
    int count = 0;
    for (int i = 0; i < KEY_BYTES; i++) {
      bits = bits << 8 | (bytes.get(i) & 0xFF);
      for (count += 8; count >= 6; count -= 6) {
        key.append(DIGITS.charAt(bits >> (count - 6) & 63));
      }
      bits &= (1 << count) - 1;
    }
    return key.append(DIGITS.charAt(bits << (6 - count) & 63)).toString();
  }

  /**
   * The page's origin, such as {@code https://example.org}; the text {@code null} for {@code
   * file:}.
   */
  static String origin() {
    return ((PageLocation) Window.current().getLocation()).getOrigin();
  }

  /** Copies parameters of the page's address to the attributes of the same names. */
  static void fill(HTMLElement element, String... names) {
    var parameters = new UrlSearchParams(Window.current().getLocation().getSearch());
    for (var name : names) {
      var value = parameters.get(name);
      if (value != null) {
        element.setAttribute(name, value);
      }
    }
  }

  /** Whether the browser can parse the address. */
  static boolean isUrl(String url) {
    return Script.succeeds(() -> new Url(url));
  }

  static boolean isHidden() {
    return "hidden".equals(Script.textOf(document().getVisibilityState()));
  }

  /** Whether the page is visible and has the focus. */
  static boolean isWatched() {
    return !isHidden() && document().hasFocus();
  }

  private static VisibleDocument document() {
    return (VisibleDocument) HTMLDocument.current();
  }
}
