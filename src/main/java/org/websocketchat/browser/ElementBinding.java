package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Makes a custom element out of Java objects, without the word {@code class}, which TeaVM cannot
 * write and HtmlUnit cannot read. Where there are no custom elements, mounts into the tags that are
 * there.
 */
final class ElementBinding {
  private ElementBinding() {}

  /** The Java side of one element. */
  interface Peer extends JSObject {
    /** The element came into a page, left it, or had an attribute set; maybe several at once. */
    void changed();

    /** Returns why not, or null. */
    @Nullable String connect(String name);

    void disconnect();

    /** Returns why not, or null. */
    @Nullable String sendText(String text);

    /** Returns why not, or null. */
    @Nullable String sendBinary(JSObject data);
  }

  /** Makes the Java side of an element. */
  @JSFunctor
  interface PeerFactory extends JSObject {
    Peer create(HTMLElement element);
  }

  /**
   * Defines the tag, unless another copy of this script has.
   *
   * @param names of the attributes that are properties, too, separated by blanks; a change of one
   *     counts at once
   */
  @JSBody(
      params = {"tag", "names", "create"},
      script =
          """
          const attributes = names.split(' ');
          const key = Symbol.for(tag);
          const kind = Symbol();
          const peer = e => e[key] || (e[key] = create(e));
          const check = fault => { if (fault != null) throw new Error(fault); };
          const text = v => v == null ? '' : String(v);
          const members = {
            connect: { value: function(name) { check(peer(this).connect(text(name))); } },
            disconnect: { value: function() { peer(this).disconnect(); } },
            send: { value: function(data) {
              check(data != null && (data.size >= 0 || data.byteLength >= 0)
                ? peer(this).sendBinary(data) : peer(this).sendText(text(data)));
            } },
            binaryType: {
              get: function() { return this[kind] || 'arraybuffer'; },
              set: function(v) {
                if (v !== 'blob' && v !== 'arraybuffer') {
                  check('binaryType is "arraybuffer" or "blob", not "' + v + '"');
                }
                this[kind] = v;
              }
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
          const filter = { attributes: true, attributeFilter: attributes };
          const mount = e => {
            if (e[key]) return;
            e.textContent = '';
            Object.defineProperties(e, members);
            peer(e).changed();
            new MutationObserver(() => peer(e).changed()).observe(e, filter);
          };
          const mountAll = () => Array.from(document.getElementsByTagName(tag)).forEach(mount);
          if (typeof customElements === 'undefined') {
            if (document.readyState === 'loading') {
              document.addEventListener('DOMContentLoaded', mountAll);
            } else {
              mountAll();
            }
          } else if (!customElements.get(tag)) {
            const Chat = function() { return Reflect.construct(HTMLElement, [], Chat); };
            Object.setPrototypeOf(Chat, HTMLElement);
            Chat.observedAttributes = attributes;
            Chat.prototype = Object.create(HTMLElement.prototype, members);
            Chat.prototype.constructor = Chat;
            Chat.prototype.connectedCallback = function() {
              Object.keys(members).forEach(m => {
                if (Object.prototype.hasOwnProperty.call(this, m)) {
                  const value = this[m];
                  delete this[m];
                  this[m] = value;
                }
              });
              peer(this).changed();
            };
            Chat.prototype.disconnectedCallback = function() { peer(this).changed(); };
            Chat.prototype.attributeChangedCallback = function() { peer(this).changed(); };
            customElements.define(tag, Chat);
          }
          """)
  static native void define(String tag, String names, PeerFactory create);
}
