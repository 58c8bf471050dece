package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSIndexer;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;
import org.teavm.jso.core.JSSymbol;
import org.teavm.jso.core.JSUndefined;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.Console;
import org.websocketchat.browser.bindings.CustomElements;
import org.websocketchat.browser.bindings.Globals;
import org.websocketchat.browser.bindings.MutationObserver;
import org.websocketchat.browser.bindings.Properties;
import org.websocketchat.browser.bindings.PropertyDescriptor;
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

  /** A member of the element's class. */
  private record Member(String name, PropertyDescriptor descriptor) {}

  private final String tag;
  private final PeerFactory factory;
  private final JSSymbol<JSObject> key;
  private final List<Member> members = new ArrayList<>();
  private final String[] attributes;

  private ElementBinding(String tag, PeerFactory factory, String... attributes) {
    this.tag = tag;
    this.factory = factory;
    this.attributes = attributes;
    key = JSSymbol.create(tag);
    addMethods();
  }

  /**
   * Defines the tag, unless another copy of this script has.
   *
   * @param attributes the attributes whose changes have an immediate effect; they are also
   *     properties
   */
  static void define(String tag, PeerFactory factory, String... attributes) {
    var binding = new ElementBinding(tag, factory, attributes);
    for (var attribute : attributes) {
      if (!attribute.equals("lang")) { // which every element has
        binding.addAttribute(attribute);
      }
    }
    var registry = Globals.get("customElements");
    if (registry == null || Script.isMissing(registry)) {
      binding.mount();
      HTMLDocument.current().addEventListener("DOMContentLoaded", event -> binding.mount());
    } else {
      binding.define((CustomElements.Registry) registry);
    }
  }

  private void addMethods() {
    method("connect", (peer, name) -> peer.connect(Script.textOf(name)));
    method("disconnect", (peer, none) -> peer.disconnect());
    method("forget", (peer, none) -> peer.forget());
    method(
        "send",
        (peer, data) -> {
          if (BrowserBinary.isBinary(data)) {
            peer.sendBinary(data);
          } else {
            peer.send(Script.textOf(data));
          }
        });
    correction("reply", (peer, offset, text) -> peer.reply(offset, Script.textOf(text)));
    correction("edit", (peer, offset, text) -> peer.edit(offset, Script.textOf(text)));
    add(
        "remove",
        CustomElements.function(
            (element, offset, none) -> {
              peer(element).remove(offset);
              return JSUndefined.instance();
            },
            (element, none, second) -> leave(element)));
    method("focus", (peer, options) -> peer.focus());
    property(
        "binaryType",
        (element, none, second) -> JSString.valueOf(peer(element).binaryType()),
        acting((peer, type) -> peer.setBinaryType(Script.textOf(type))));
    property(
        "texts",
        (element, none, second) -> peer(element).texts(),
        acting((peer, texts) -> peer.setTexts(Script.isMissing(texts) ? null : texts)));
    property(
        "token",
        (element, none, second) -> peer(element).token(),
        acting((peer, token) -> peer.setToken(Script.isMissing(token) ? null : token)));
  }

  private void addAttribute(String name) {
    property(
        name,
        (element, none, second) -> {
          var value = element.getAttribute(name);
          return JSString.valueOf(value == null ? "" : value);
        },
        (element, value, second) -> {
          if (Script.isMissing(value)) {
            element.removeAttribute(name);
          } else {
            element.setAttribute(name, Script.textOf(value));
          }
          return JSUndefined.instance();
        });
  }

  /** What a method or setter does. */
  private interface Action {
    void act(ElementPeer peer, JSObject argument);
  }

  private CustomElements.Member acting(Action action) {
    return (element, argument, second) -> {
      action.act(peer(element), argument);
      return JSUndefined.instance();
    };
  }

  private void method(String name, Action action) {
    method(name, acting(action));
  }

  private void method(String name, CustomElements.Member member) {
    add(name, CustomElements.function(member));
  }

  private void add(String name, JSObject function) {
    var descriptor = add(name);
    descriptor.setValue(function);
    descriptor.setWritable(true);
  }

  /** Takes the element out of the page, as {@code remove()} of every other element does. */
  private static JSObject leave(HTMLElement element) {
    if (element.getParentNode() != null) {
      element.getParentNode().removeChild(element);
    }
    return JSUndefined.instance();
  }

  /** What a method about the message at an offset does. */
  private interface Correction {
    void act(ElementPeer peer, JSObject offset, JSObject argument);
  }

  /** Adds a method whose first argument is an offset. */
  private void correction(String name, Correction correction) {
    method(
        name,
        (element, offset, argument) -> {
          correction.act(peer(element), offset, argument);
          return JSUndefined.instance();
        });
  }

  private void property(String name, CustomElements.Member get, CustomElements.Member set) {
    var descriptor = add(name);
    descriptor.setGet(CustomElements.function(get));
    descriptor.setSet(CustomElements.function(set));
  }

  private PropertyDescriptor add(String name) {
    PropertyDescriptor descriptor = JSObjects.create();
    descriptor.setConfigurable(true);
    descriptor.setEnumerable(true);
    members.add(new Member(name, descriptor));
    return descriptor;
  }

  private void defineMembers(JSObject target) {
    members.forEach(member -> Reflection.defineProperty(target, member.name, member.descriptor));
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
    defineMembers(prototype);
    var callbacks = (Properties) prototype;
    var changed = CustomElements.function((element, none, second) -> changed(element));
    callbacks.set("disconnectedCallback", changed);
    callbacks.set("attributeChangedCallback", changed);
    callbacks.set(
        "connectedCallback",
        CustomElements.function(
            (element, none, second) -> {
              takeEarlyProperties(element);
              return changed(element);
            }));
    registry.define(tag, constructor);
  }

  /**
   * Takes over the properties that a script set before the tag was known; a wrong one goes to the
   * console, because nobody is left to catch what it throws.
   */
  private void takeEarlyProperties(HTMLElement element) {
    var properties = (Properties) element;
    for (var member : members) {
      if (!Script.isMissing(Reflection.getOwnPropertyDescriptor(element, member.name))) {
        var value = properties.get(member.name);
        Reflection.deleteProperty(element, member.name);
        if (!Script.succeeds(() -> properties.set(member.name, value))) {
          Console.warn(tag + ": the property " + member.name + " cannot be:", value);
        }
      }
    }
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
        defineMembers(element);
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
