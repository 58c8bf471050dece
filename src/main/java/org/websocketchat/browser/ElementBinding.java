package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Defines a custom element by Java objects, without the keyword {@code class}, which TeaVM cannot
 * write and HtmlUnit cannot read. Where the browser has no custom elements, it mounts a chat into
 * each tag that is in the page.
 */
final class ElementBinding {
  private ElementBinding() {}

  /**
   * The Java side of one element. The methods that return a text return why they failed, or null.
   */
  interface Peer extends JSObject {
    /**
     * Makes the chat agree with the element, which may have been added to a page or removed, or
     * whose attributes may have changed.
     */
    void settle();

    @Nullable String connect(String name);

    void disconnect();

    void forget();

    @Nullable String send(String text);

    @Nullable String sendBinary(JSObject data);
  }

  /** Makes the Java side of an element. */
  interface PeerFactory extends JSObject {
    Peer create(HTMLElement element);
  }

  /**
   * Defines the tag, unless another copy of this script has.
   *
   * @param names the attributes that are also properties, separated by blanks; a change has an
   *     immediate effect
   */
  @JSBody(
      params = {"tag", "names", "factory"},
      script =
          """
          const attributes = names.split(' ');
          const key = Symbol.for(tag);
          const peer = e => e[key] || (e[key] = factory.create(e));
          const check = fault => { if (fault) throw new Error(fault); };
          const text = v => v == null ? '' : String(v);
          // At the end of the turn, so that an element that is moved is not seen outside the page.
          const changed = function() { Promise.resolve().then(() => peer(this).settle()); };
          const members = {
            connect: { value: function(name) { check(peer(this).connect(text(name))); } },
            disconnect: { value: function() { peer(this).disconnect(); } },
            forget: { value: function() { peer(this).forget(); } },
            send: { value: function(data) {
              check(data != null && (data.size >= 0 || data.byteLength >= 0)
                ? peer(this).sendBinary(data) : peer(this).send(text(data)));
            } },
            binaryType: {
              get: function() { return peer(this).kind || 'arraybuffer'; },
              set: function(v) {
                check(v !== 'blob' && v !== 'arraybuffer'
                  && 'binaryType is "arraybuffer" or "blob", not "' + v + '"');
                peer(this).kind = v;
              }
            },
            texts: {
              get: function() { return peer(this).texts || null; },
              set: function(v) { peer(this).texts = v; changed.call(this); }
            }
          };
          attributes.forEach(a => {
            if (a !== 'lang') members[a] = {
              get: function() { return this.getAttribute(a) || ''; },
              set: function(v) {
                if (v == null) this.removeAttribute(a); else this.setAttribute(a, v);
              }
            };
          });
          const mount = () => Array.from(document.getElementsByTagName(tag)).forEach(e => {
            if (e[key]) return;
            e.textContent = '';
            Object.defineProperties(e, members);
            changed.call(e);
            new MutationObserver(changed.bind(e))
              .observe(e, { attributes: true, attributeFilter: attributes });
          });
          if (typeof customElements === 'undefined') {
            mount();
            document.addEventListener('DOMContentLoaded', mount);
          } else if (!customElements.get(tag)) {
            const Chat = function() { return Reflect.construct(HTMLElement, [], Chat); };
            Object.setPrototypeOf(Chat, HTMLElement);
            Chat.observedAttributes = attributes;
            Chat.prototype = Object.assign(Object.create(HTMLElement.prototype, members), {
              constructor: Chat,
              disconnectedCallback: changed,
              attributeChangedCallback: changed,
              connectedCallback: function() {
                // What was set before the tag was known.
                Object.keys(members).forEach(m => {
                  if (Object.prototype.hasOwnProperty.call(this, m)) {
                    const value = this[m];
                    delete this[m];
                    this[m] = value;
                  }
                });
                changed.call(this);
              }
            });
            customElements.define(tag, Chat);
          }
          """)
  static native void define(String tag, String names, PeerFactory factory);
}
