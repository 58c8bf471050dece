package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Node;
import org.websocketchat.view.Part;

/** What is used of the DOM beyond its Java binding, and with what may be null marked. */
final class Dom {
  private Dom() {}

  /** Something to call back. */
  @JSFunctor
  interface Callback extends JSObject {
    void call();
  }

  static HTMLElement element(String tag, String className, Node... children) {
    var element = HTMLDocument.current().createElement(tag);
    if (!className.isEmpty()) {
      element.setClassName(className);
      element.setAttribute("part", className);
    }
    for (var child : children) {
      element.appendChild(child);
    }
    return element;
  }

  /** An element with text; its class is not a part. */
  static HTMLElement text(String tag, String className, String text) {
    var element = HTMLDocument.current().createElement(tag);
    element.setClassName(className);
    element.setTextContent(text);
    return element;
  }

  /** A button that is told by its words. */
  static HTMLElement button(String className, String words, Runnable pressed) {
    var button = element("button", className);
    button.setAttribute("type", "button");
    button.setTextContent(words);
    button.addEventListener("click", event -> pressed.run());
    return button;
  }

  /** A button that is told by a picture, and by words to those who cannot see or know it. */
  static HTMLElement iconButton(String className, String words, Icon icon, Runnable pressed) {
    var button = button(className, "", pressed);
    button.appendChild(icon.draw());
    button.setAttribute("aria-label", words);
    button.setTitle(words);
    return button;
  }

  /** Sets the text if it differs, so that nothing is announced twice. */
  @JSBody(
      params = {"element", "text"},
      script = "if (element.textContent !== text) element.textContent = text;")
  static native void say(HTMLElement element, String text);

  /** Makes these parts all there is in the element. */
  static void say(HTMLElement element, List<Part> parts) {
    element.setTextContent("");
    for (var part : parts) {
      element.appendChild(
          part.isName()
              ? text("bdi", "", part.text())
              : HTMLDocument.current().createTextNode(part.text()));
    }
  }

  /** An attribute, or null if it is not there. */
  @JSBody(
      params = {"element", "name"},
      script = "return element.getAttribute(name);")
  static native @Nullable String attribute(HTMLElement element, String name);

  /** Whether the element is in a page; taken for granted where the browser does not tell. */
  @JSBody(params = "element", script = "return element.isConnected !== false;")
  static native boolean isConnected(HTMLElement element);

  /** Whether the focus is in here. */
  @JSBody(
      params = "element",
      script =
          """
          const root = element.getRootNode ? element.getRootNode() : document;
          const active = root.activeElement;
          return !!active && element.contains(active);
          """)
  static native boolean hasFocus(HTMLElement element);

  /** An open shadow root with this style, or the element itself where there is no such thing. */
  @JSBody(
      params = {"element", "sheet"},
      script =
          """
          if (!element.attachShadow) return element;
          if (element.shadowRoot) return element.shadowRoot;
          const root = element.attachShadow({ mode: 'open' });
          if (sheet) root.adoptedStyleSheets = [sheet];
          return root;
          """)
  static native Node shadow(HTMLElement element, @Nullable JSObject sheet);

  /** A style sheet that needs no style element, or null where there is no such thing. */
  @JSBody(
      params = "css",
      script =
          """
          if (!Document.prototype.hasOwnProperty('adoptedStyleSheets')) return null;
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          return sheet;
          """)
  static native @Nullable JSObject sheet(String css);

  /** Calls back when all that runs now has ended, before anything is painted. */
  @JSBody(params = "callback", script = "Promise.resolve().then(callback);")
  static native void soon(Callback callback);

  /** Calls back whenever one of the two has another size; null where the browser does not tell. */
  @JSBody(
      params = {"first", "second", "callback"},
      script =
          """
          if (typeof ResizeObserver === 'undefined') return null;
          const observer = new ResizeObserver(callback);
          observer.observe(first);
          observer.observe(second);
          return observer;
          """)
  static native @Nullable JSObject observeSize(
      HTMLElement first, HTMLElement second, Callback callback);

  @JSBody(params = "observer", script = "if (observer) observer.disconnect();")
  static native void unobserve(@Nullable JSObject observer);

  /** Whether a line break in a text box is announced before it happens. */
  @JSBody(
      script =
          "return typeof InputEvent === 'function' && 'getTargetRanges' in InputEvent.prototype;")
  static native boolean hasBeforeInput();

  /** Whether the second comes right after the first, both in the same element. */
  @JSBody(
      params = {"first", "second"},
      script = "return first.nextSibling === second;")
  static native boolean isNext(Node first, Node second);

  /** What comes after, or null at the end. */
  @JSBody(params = "node", script = "return node.nextSibling;")
  static native @Nullable Node next(Node node);

  @JSBody(params = "event", script = "return event.key === 'Escape';")
  static native boolean isEscape(Event event);
}
