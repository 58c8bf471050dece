package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.JSIndexer;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSSymbol;
import org.teavm.jso.core.JSUndefined;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.CustomElements;
import org.websocketchat.browser.bindings.Globals;
import org.websocketchat.browser.bindings.MutationObserver;
import org.websocketchat.browser.bindings.Properties;
import org.websocketchat.browser.bindings.Reflection;
import org.websocketchat.browser.bindings.Script;

/**
 * Defines a custom element by Java objects. Where the browser has no custom elements, it mounts a
 * chat into each tag that is in the page.
 */
final class ElementBinding {
  /** Makes the Java side of an element. */
  interface PeerFactory {
    ElementPeer create(HTMLElement element);
  }

  /** An element with its Java side. */
  private interface Backed extends JSObject {
    @JSIndexer
    ElementPeer get(JSObject key);

    @JSIndexer
    void set(JSObject key, ElementPeer peer);
  }

  private final String tag;
  private final PeerFactory factory;
  private final JSSymbol<JSObject> key;
  private final ElementMembers members;
  private final String[] attributes;

  private ElementBinding(String tag, PeerFactory factory, List<Attribute> attributes) {
    this.tag = tag;
    this.factory = factory;
    this.attributes = new String[attributes.size()];
    for (int i = 0; i < attributes.size(); i++) {
      this.attributes[i] = attributes.get(i).attribute();
    }
    key = JSSymbol.create(tag);
    members = new ElementMembers(this::peer, attributes);
  }

  /**
   * Defines the tag, unless another copy of this script has.
   *
   * @param attributes the attributes whose changes have an immediate effect
   */
  static void define(String tag, PeerFactory factory, List<Attribute> attributes) {
    var binding = new ElementBinding(tag, factory, attributes);
    var registry = Globals.get("customElements");
    if (registry == null || Script.isMissing(registry)) {
      binding.mount();
      HTMLDocument.current().addEventListener("DOMContentLoaded", event -> binding.mount());
    } else {
      binding.define((CustomElements.Registry) registry);
    }
  }

  private void define(CustomElements.Registry registry) {
    if (!Script.isMissing(registry.get(tag))) {
      return;
    }
    var base = Globals.get("HTMLElement");
    if (base == null) {
      return;
    }
    var constructor = CustomElements.constructor(base);
    var prototype = constructor.getPrototype();
    var classOfAll = (Properties) base;
    Reflection.setPrototypeOf(constructor, base);
    Reflection.setPrototypeOf(prototype, classOfAll.get("prototype"));
    constructor.setObservedAttributes(attributes);
    members.define(prototype);
    var callbacks = (Properties) prototype;
    var changed = CustomElements.function((element, none, second) -> changed(element));
    callbacks.set("disconnectedCallback", changed);
    callbacks.set("attributeChangedCallback", changed);
    callbacks.set(
        "connectedCallback",
        CustomElements.function(
            (element, none, second) -> {
              members.takeEarly(element);
              return changed(element);
            }));
    registry.define(tag, constructor);
  }

  /** Settles at the end of the turn, so that a moved element is not seen outside the page. */
  private JSObject changed(HTMLElement element) {
    Script.atEndOfTurn(() -> peer(element).settle());
    return JSUndefined.instance();
  }

  private void mount() {
    var elements = HTMLDocument.current().getElementsByTagName(tag);
    for (int i = 0; i < elements.getLength(); i++) {
      var element = (HTMLElement) elements.get(i);
      if (!Reflection.has(element, "connect")) {
        element.setTextContent("");
        members.define(element);
        changed(element);
        MutationObserver.Options options = JSObjects.create();
        options.setAttributes(true);
        options.setAttributeFilter(attributes);
        new MutationObserver(() -> changed(element)).observe(element, options);
      }
    }
  }

  private ElementPeer peer(HTMLElement element) {
    var backed = (Backed) element;
    var peer = backed.get(key);
    if (Script.isMissing(peer)) {
      peer = factory.create(element);
      backed.set(key, peer);
    }
    return peer;
  }
}
