package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;
import org.teavm.jso.core.JSUndefined;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.Console;
import org.websocketchat.browser.bindings.CustomElements;
import org.websocketchat.browser.bindings.Properties;
import org.websocketchat.browser.bindings.PropertyDescriptor;
import org.websocketchat.browser.bindings.Reflection;
import org.websocketchat.browser.bindings.Script;

/** The methods and properties of the element, each of which asks or tells its Java side. */
final class ElementMembers {
  /** Finds the Java side of an element. */
  interface Peers {
    ElementPeer of(HTMLElement element);
  }

  /** What a setter does, or a method that promises nothing. */
  private interface Action {
    void act(ElementPeer peer, JSObject argument);
  }

  /** What a method promises. */
  private interface Promising {
    JSObject promise(ElementPeer peer, JSObject argument, JSObject second);
  }

  /** What a property is. */
  private interface Getter {
    @Nullable JSObject get(ElementPeer peer);
  }

  /** A member of the element's class. */
  private record Member(String name, PropertyDescriptor descriptor) {}

  private final Peers peers;
  private final List<Member> members = new ArrayList<>();

  ElementMembers(Peers peers, List<Attribute> attributes) {
    this.peers = peers;
    addMethods();
    addProperties();
    attributes.forEach(this::addAttribute);
  }

  /** Gives an object all members. */
  void define(JSObject target) {
    members.forEach(member -> Reflection.defineProperty(target, member.name, member.descriptor));
  }

  /**
   * Takes over the properties that a script set before the tag was known; a wrong one goes to the
   * console, because nobody is left to catch what it throws.
   */
  void takeEarly(HTMLElement element) {
    var properties = (Properties) element;
    for (var member : members) {
      if (!Script.isMissing(Reflection.getOwnPropertyDescriptor(element, member.name))) {
        var value = properties.get(member.name);
        Reflection.deleteProperty(element, member.name);
        if (!Script.succeeds(() -> properties.set(member.name, value))) {
          Console.warn(ChatElement.TAG + ": the property " + member.name + " cannot be:", value);
        }
      }
    }
  }

  private void addMethods() {
    var connect = promising((peer, name, none) -> peer.connect(Script.textOf(name)));
    methodAndAttribute("connect", CustomElements.function(connect));
    method("disconnect", promising((peer, none, second) -> peer.disconnect()));
    method("rename", promising((peer, name, none) -> peer.rename(Script.textOf(name))));
    method("forget", promising((peer, none, second) -> peer.forget()));
    method(
        "send",
        promising(
            (peer, data, none) ->
                BrowserBinary.isBinary(data)
                    ? peer.sendBinary(data)
                    : peer.send(Script.textOf(data))));
    method("reply", promising((peer, offset, text) -> peer.reply(offset, Script.textOf(text))));
    method("edit", promising((peer, offset, text) -> peer.edit(offset, Script.textOf(text))));
    add(
        "remove",
        CustomElements.function(
            promising((peer, offset, none) -> peer.remove(offset)),
            (element, none, second) -> leave(element)));
    method("clear", acting((peer, none) -> peer.clear()));
    method("focus", acting((peer, options) -> peer.focus()));
  }

  private void addProperties() {
    property(
        "binaryType",
        peer -> JSString.valueOf(peer.binaryType()),
        (peer, type) -> peer.setBinaryType(Script.textOf(type)));
    property(
        "texts",
        ElementPeer::texts,
        (peer, texts) -> peer.setTexts(Script.isMissing(texts) ? null : texts));
    property(
        "token",
        ElementPeer::token,
        (peer, token) -> peer.setToken(Script.isMissing(token) ? null : token));
    add("state").setGet(getter(ElementPeer::state));
    add("people").setGet(getter(ElementPeer::people));
    add("unread").setGet(getter(peer -> JSNumber.valueOf(peer.unread())));
    var messages = add("messages");
    messages.setGet(getter(ElementPeer::messages));
    messages.setSet(setter("messages", false));
  }

  private void addAttribute(Attribute attribute) {
    if (attribute.property().isEmpty()) {
      return;
    }
    var descriptor = add(attribute.property());
    descriptor.setGet(
        CustomElements.function((element, none, second) -> value(element, attribute)));
    descriptor.setSet(setter(attribute.attribute(), attribute.isFlag()));
  }

  private static JSObject value(HTMLElement element, Attribute attribute) {
    if (attribute.isFlag()) {
      return JSBoolean.valueOf(element.hasAttribute(attribute.attribute()));
    }
    return attribute.isNumber()
        ? JSNumber.valueOf(AttributeReader.number(element, attribute))
        : JSString.valueOf(AttributeReader.text(element, attribute, ""));
  }

  /** Sets or removes an attribute; false takes away one that is there or not. */
  private static JSObject setter(String attribute, boolean isFlag) {
    return CustomElements.function(
        (element, value, second) -> {
          if (Script.isMissing(value) || (isFlag && isOff(value))) {
            element.removeAttribute(attribute);
          } else {
            element.setAttribute(attribute, Script.textOf(value));
          }
          return JSUndefined.instance();
        });
  }

  /** Whether a script means false: every value that is false in a condition, but the empty text. */
  private static boolean isOff(JSObject value) {
    var text = Script.textOf(value);
    boolean isNothing = text.equals("0") || text.equals("NaN");
    return text.equals("false") || (isNothing && !JSObjects.typeOf(value).equals("string"));
  }

  private JSObject getter(Getter getter) {
    return CustomElements.function((element, none, second) -> getter.get(peers.of(element)));
  }

  private CustomElements.Member acting(Action action) {
    return (element, argument, second) -> {
      action.act(peers.of(element), argument);
      return JSUndefined.instance();
    };
  }

  private CustomElements.Member promising(Promising method) {
    return CustomElements.promising(
        (element, argument, second) -> method.promise(peers.of(element), argument, second));
  }

  private void method(String name, CustomElements.Member member) {
    add(name, CustomElements.function(member));
  }

  private void add(String name, JSObject function) {
    var descriptor = add(name);
    descriptor.setValue(function);
    descriptor.setWritable(true);
  }

  /**
   * Adds a method with the name of an attribute. Frameworks set a property where there is one of
   * the attribute's name, so a text that is set here goes to the attribute; a function takes the
   * method's place on that element.
   */
  private void methodAndAttribute(String name, JSObject function) {
    var descriptor = add(name);
    descriptor.setGet(CustomElements.function((element, none, second) -> function));
    descriptor.setSet(
        CustomElements.function(
            (element, value, second) -> {
              if (JSObjects.typeOf(value).equals("function")) {
                PropertyDescriptor own = JSObjects.create();
                own.setConfigurable(true);
                own.setWritable(true);
                own.setValue(value);
                Reflection.defineProperty(element, name, own);
              } else if (Script.isMissing(value)) {
                element.removeAttribute(name);
              } else {
                element.setAttribute(name, Script.textOf(value));
              }
              return JSUndefined.instance();
            }));
  }

  /** Takes the element out of the page, as {@code remove()} of every other element does. */
  private static JSObject leave(HTMLElement element) {
    if (element.getParentNode() != null) {
      element.getParentNode().removeChild(element);
    }
    return JSUndefined.instance();
  }

  private void property(String name, Getter get, Action set) {
    var descriptor = add(name);
    descriptor.setGet(getter(get));
    descriptor.setSet(CustomElements.function(acting(set)));
  }

  private PropertyDescriptor add(String name) {
    PropertyDescriptor descriptor = JSObjects.create();
    descriptor.setConfigurable(true);
    descriptor.setEnumerable(true);
    members.add(new Member(name, descriptor));
    return descriptor;
  }
}
