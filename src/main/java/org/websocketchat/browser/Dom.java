package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Node;

/** The functions of the page's DOM that the Java bindings lack. */
final class Dom {
  private Dom() {}

  /**
   * Receives events, and also the types {@code time} (a timer ran out), {@code frame} (a frame is
   * due) and {@code size} (an element has another size).
   */
  interface Listener extends JSObject {
    void handleEvent(Event event);
  }

  /**
   * Builds elements from a description, and appends them to a parent.
   *
   * <p>A line is an element, and a blank more at its start puts it into the one above: {@code
   * p.hint Hello @id h} is {@code <p class="hint" part="hint" id="h">Hello</p>}. The attribute
   * {@code label} is both title and accessible name; the text of an {@code svg} is its one path.
   * Texts and values may be of {@code Text}; the root around them says them in its language, see
   * {@link #speak}. A place such as {@code {0}} is filled with a value, in a text as a {@code
   * <bdi>}; what is then empty is left out.
   *
   * @return the last element that was appended to the parent itself
   */
  @JSBody(
      params = {"parent", "description", "first", "second", "third"},
      script =
          """
          const path = [parent], values = [first, second, third];
          const make = (to, tag, kind) => to.appendChild(
            document.createElementNS('http://www.w3.org/' + kind, tag));
          const root = parent.closest && parent.closest('.root');
          const translate = text => root ? root.tongue.say(text) : text;
          description.split('\\n').forEach(line => {
            const parts = /^( *)(\\w+)(\\S*) ?(.*)/.exec(line);
            const classes = parts[3].replace(/\\./g, ' ').trim();
            const fields = parts[4].split(/ ?@(\\S+) /);
            const isSvg = parts[2] === 'svg';
            const svg = '2000/svg', html = '1999/xhtml';
            const element = make(path[parts[1].length], parts[2], isSvg ? svg : html);
            const set = (name, value) => value && element.setAttribute(name, value);
            path[parts[1].length + 1] = element;
            set('class', classes);
            set('part', classes);
            for (let i = 1; i < fields.length; i += 2) {
              const value = translate(fields[i + 1]).replace(/{(.)}/g, (place, n) => values[n]);
              if (fields[i] === 'label') {
                set('title', value);
                set('aria-label', value);
              } else {
                set(fields[i], value);
              }
            }
            if (isSvg) {
              set('viewBox', '0 0 24 24');
              set('aria-hidden', 'true');
              make(element, 'path', svg).setAttribute('d', fields[0]);
            } else {
              translate(fields[0]).split(/{(.)}/).forEach((text, i) => {
                if (i % 2) {
                  if (values[text]) make(element, 'bdi', html).textContent = values[text];
                } else if (text) {
                  element.appendChild(document.createTextNode(text));
                }
              });
            }
          });
          return path[1];
          """)
  static native HTMLElement build(
      Node parent, String description, String first, String second, String third);

  /** Puts one of {@code Text} into one language. */
  interface Translation extends JSObject {
    String say(String text);
  }

  /** Sets the language of what is built in this root from now on. */
  @JSBody(
      params = {"root", "tongue"},
      script = "root.tongue = tongue;")
  static native void speak(HTMLElement root, Translation tongue);

  /**
   * Sets the text of the element that a selector matches, if it differs, so that it is not
   * announced twice.
   */
  @JSBody(
      params = {"element", "selector", "text"},
      script =
          """
          const found = element.querySelector(selector);
          if (found.textContent !== text) found.textContent = text;
          """)
  static native void say(HTMLElement element, String selector, String text);

  /** Shows or hides the element that a selector matches. */
  @JSBody(
      params = {"element", "selector", "shown"},
      script = "element.querySelector(selector).hidden = !shown;")
  static native void show(HTMLElement element, String selector, boolean shown);

  /** Sets an attribute of the element that a selector matches. */
  @JSBody(
      params = {"element", "selector", "name", "value"},
      script = "element.querySelector(selector).setAttribute(name, value);")
  static native void set(HTMLElement element, String selector, String name, String value);

  /** Shows what is wrong with the field in an element; an empty text removes the message. */
  static void complain(HTMLElement element, String problem) {
    say(element, ".fault", problem);
    set(element, "input,textarea", "aria-invalid", problem.isEmpty() ? "false" : "true");
  }

  /**
   * Adds or removes a listener for events of these types, separated by blanks, in the capture
   * phase, so that it also receives events that do not bubble.
   */
  @JSBody(
      params = {"target", "types", "listener", "begins"},
      script =
          """
          types.split(' ').forEach(type =>
            target[begins ? 'addEventListener' : 'removeEventListener'](type, listener, true));
          """)
  static native void listen(JSObject target, String types, Listener listener, boolean begins);

  /** An attribute; null if it is missing. */
  @JSBody(
      params = {"element", "name"},
      script = "return element.getAttribute(name);")
  static native @Nullable String attribute(HTMLElement element, String name);

  /** The key; empty while it belongs to an input method. */
  @JSBody(
      params = "event",
      script = "return event.isComposing || event.keyCode === 229 ? '' : event.key || '';")
  static native String key(Event event);

  /**
   * Places a row before the next one or, if that is null, last among the pending rows or, with the
   * border element given, last among the rows that arrived.
   */
  @JSBody(
      params = {"element", "next", "isPending"},
      script =
          """
          const rows = element.parentNode;
          const border = rows.querySelector('i');
          if (next) {
            rows.insertBefore(element, next);
          } else if (isPending) {
            rows.appendChild(element);
          } else if (border.nextSibling === element) {
            // The row stays where it is and is not announced again.
            rows.insertBefore(border, element.nextSibling);
          } else {
            rows.insertBefore(element, border);
          }
          """)
  static native void put(HTMLElement element, @Nullable HTMLElement next, boolean isPending);

  /** Whether a modifier key such as {@code shiftKey} is held. */
  @JSBody(
      params = {"event", "name"},
      script = "return !!event[name];")
  static native boolean has(Event event, String name);

  /** The index of the list item that an event is in; -1 if it is in none. */
  @JSBody(
      params = {"list", "event"},
      script = "return [].indexOf.call(list.children, event.target.closest('li'));")
  static native int place(HTMLElement list, Event event);

  /**
   * Scrolls a box, and nothing around it, to the element in it that a selector matches, if there is
   * one.
   */
  @JSBody(
      params = {"box", "selector"},
      script =
          """
          const found = box.querySelector(selector);
          const top = found ? found.offsetTop - box.scrollTop : 0;
          if (found && (top < 0 || top + found.offsetHeight > box.clientHeight)) {
            box.scrollTop += top - (box.clientHeight - found.offsetHeight) / 2;
          }
          """)
  static native void reveal(HTMLElement box, String selector);

  /** Whether the element is in a page; true where the browser does not tell. */
  @JSBody(params = "element", script = "return element.isConnected !== false;")
  static native boolean isConnected(HTMLElement element);

  /** Focuses an element without scrolling. */
  @JSBody(params = "element", script = "element.focus({ preventScroll: true });")
  static native void focus(HTMLElement element);

  /** Whether the focus is in this element. */
  @JSBody(
      params = "element",
      script =
          """
          const root = element.getRootNode ? element.getRootNode() : document;
          return element.contains(root.activeElement);
          """)
  static native boolean hasFocus(HTMLElement element);

  /** Whether nothing in the page has the focus. */
  @JSBody(script = "return document.activeElement === document.body;")
  static native boolean isFocusFree();

  /**
   * An open shadow root with this style; the element itself where the browser has no shadow roots.
   */
  @JSBody(
      params = {"element", "sheet"},
      script =
          """
          if (!element.attachShadow || element.shadowRoot) return element.shadowRoot || element;
          const root = element.attachShadow({ mode: 'open' });
          if (sheet) root.adoptedStyleSheets = [sheet];
          return root;
          """)
  static native Node shadow(HTMLElement element, @Nullable JSObject sheet);

  /** A constructed style sheet; null where the browser has none. */
  @JSBody(
      params = "css",
      script =
          """
          if (!('adoptedStyleSheets' in document)) return null;
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          return sheet;
          """)
  static native @Nullable JSObject sheet(String css);

  /**
   * Sends {@code time} after this many milliseconds; returns the number for {@code clearTimeout}.
   */
  @JSBody(
      params = {"listener", "millis"},
      script = "return setTimeout(() => listener.handleEvent({ type: 'time' }), millis);")
  static native int tellAfter(Listener listener, double millis);

  /**
   * Sends {@code frame} once, before the next frame is painted; after a while also where there are
   * no frames: in a hidden tab, and in HtmlUnit. If handling it takes long, it is sent less often,
   * so that a flood of messages leaves the page most of its time.
   */
  @JSBody(
      params = "listener",
      script =
          """
          const call = () => {
            const start = performance.now();
            cancelAnimationFrame(frame);
            clearTimeout(timer);
            listener.handleEvent({ type: 'frame' });
            const end = performance.now();
            listener.rested = end + Math.min(250, (end - start) * 8);
          };
          const rest = Math.max(0, (listener.rested || 0) - performance.now());
          const frame = rest < 16 && requestAnimationFrame(call);
          const timer = setTimeout(call, rest < 16 ? 80 : rest);
          """)
  static native void tellFrame(Listener listener);

  /**
   * Sends {@code size} whenever the element, or the one in it that a selector matches, changes its
   * size. Returns whether the browser supports that.
   */
  @JSBody(
      params = {"element", "selector", "listener"},
      script =
          """
          if (typeof ResizeObserver === 'undefined') return false;
          const observer = new ResizeObserver(() => listener.handleEvent({ type: 'size' }));
          observer.observe(element);
          element.querySelectorAll(selector).forEach(found => observer.observe(found));
          return true;
          """)
  static native boolean tellSize(HTMLElement element, String selector, Listener listener);
}
