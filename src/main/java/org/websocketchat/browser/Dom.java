package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Node;
import org.websocketchat.view.Part;

/**
 * What is used of the DOM beyond its Java binding, and with what may be null marked.
 *
 * <p>Elements are made inside others and never handed over in arrays: TeaVM would wrap each.
 */
final class Dom {
  private Dom() {}

  /** Something to call back. */
  @JSFunctor
  interface Callback extends JSObject {
    void call();
  }

  /** Something to call back with an event; not a Consumer, for which TeaVM would wrap the event. */
  interface Listener {
    void handle(Event event);
  }

  @JSFunctor
  private interface JsListener extends JSObject {
    void handle(Event event);
  }

  /** Makes an element, the last in another; its class, if any, is its part as well. */
  @JSBody(
      params = {"parent", "tag", "className"},
      script =
          """
          const element = document.createElement(tag);
          if (className) {
            element.className = className;
            element.setAttribute('part', className);
          }
          return parent.appendChild(element);
          """)
  static native HTMLElement add(Node parent, String tag, String className);

  /** Makes an element with text, the last in another. */
  static HTMLElement add(Node parent, String tag, String className, String text) {
    var element = add(parent, tag, className);
    element.setTextContent(text);
    return element;
  }

  /** Makes a button that is told by its words. */
  static HTMLElement addButton(Node parent, String className, String words, Runnable pressed) {
    var button = add(parent, "button", className, words);
    button.setAttribute("type", "button");
    on(button, "click", event -> pressed.run());
    return button;
  }

  /** Makes a button that is told by a picture, and by words to those who do not see or know it. */
  static HTMLElement addIconButton(
      Node parent, String className, String words, String icon, Runnable pressed) {
    var button = addButton(parent, className, "", pressed);
    addIcon(button, icon);
    button.setAttribute("aria-label", words);
    button.setTitle(words);
    return button;
  }

  /** Draws one of the pictures of {@link Icon}. */
  @JSBody(
      params = {"parent", "path"},
      script =
          """
          const make = tag => document.createElementNS('http://www.w3.org/2000/svg', tag);
          const svg = parent.appendChild(make('svg'));
          svg.setAttribute('viewBox', '0 0 24 24');
          svg.setAttribute('aria-hidden', 'true');
          svg.appendChild(make('path')).setAttribute('d', path);
          """)
  static native void addIcon(Node parent, String path);

  /** Calls back for each event as long as the element lives. */
  static void on(HTMLElement element, String type, Listener listener) {
    listen(element, type, listener::handle);
  }

  @JSBody(
      params = {"element", "type", "listener"},
      script = "element.addEventListener(type, listener);")
  private static native void listen(HTMLElement element, String type, JsListener listener);

  /** Sets the text if it differs, so that nothing is announced twice. */
  @JSBody(
      params = {"element", "text"},
      script = "if (element.textContent !== text) element.textContent = text;")
  static native void say(HTMLElement element, String text);

  /** Makes these parts all there is in the element. */
  static void say(HTMLElement element, List<Part> parts) {
    element.setTextContent("");
    for (var part : parts) {
      add(element, part.isName() ? "bdi" : "span", "", part.text());
    }
  }

  /** Tells whether an attribute is there that is true when it is. */
  @JSBody(
      params = {"element", "name", "value"},
      script = "element.setAttribute(name, value);")
  static native void set(HTMLElement element, String name, boolean value);

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

  /**
   * Calls back once, before the next frame is painted; after a while also where no frames come: in
   * a hidden tab, and in HtmlUnit.
   */
  @JSBody(
      params = "callback",
      script =
          """
          const call = () => {
            cancelAnimationFrame(frame);
            clearTimeout(timer);
            callback();
          };
          const frame = requestAnimationFrame(call);
          const timer = setTimeout(call, 80);
          """)
  static native void atNextFrame(Callback callback);

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

  /** Whether the second comes right after the first. */
  @JSBody(
      params = {"first", "second"},
      script = "return first.nextSibling === second;")
  static native boolean isNext(Node first, Node second);

  /** What comes after, or null at the end. */
  @JSBody(params = "node", script = "return node.nextSibling;")
  static native @Nullable Node next(Node node);

  /** Whether this is an event of that key. */
  @JSBody(
      params = {"event", "key"},
      script = "return event.key === key;")
  static native boolean isKey(Event event, String key);
}
