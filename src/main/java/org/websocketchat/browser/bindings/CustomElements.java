package org.websocketchat.browser.bindings;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.html.HTMLElement;

/** The elements that scripts define in a page. */
public final class CustomElements {
  private CustomElements() {}

  /** The registry of a window. */
  public interface Registry extends JSObject {
    /** The constructor for a tag; undefined if there is none. */
    JSObject get(String tag);

    void define(String tag, Constructor constructor);
  }

  /** The constructor of an element. */
  public interface Constructor extends JSObject {
    @JSProperty
    JSObject getPrototype();

    @JSProperty
    void setObservedAttributes(String[] names);
  }

  /** A method, getter or setter. */
  @JSFunctor
  public interface Member extends JSObject {
    /**
     * Called by a script.
     *
     * @param element the element on which it was called
     * @param argument the first argument; undefined if there is none
     * @param second the second argument; undefined if there is none
     */
    @Nullable JSObject call(HTMLElement element, JSObject argument, JSObject second);
  }

  /**
   * A constructor of elements that can be extended. Not a binding, because Java has no functions
   * that can be called with {@code new}, and TeaVM cannot read {@code class} or {@code new.target}:
   * the new object's constructor is the same.
   */
  @JSBody(
      params = "base",
      script = "return function() { return Reflect.construct(base, [], this.constructor); };")
  public static native Constructor constructor(JSObject base);

  /**
   * A function that passes {@code this} on. Not a binding, because Java functions do not get it.
   */
  @JSBody(
      params = "member",
      script = "return function(argument, second) { return member(this, argument, second); };")
  public static native JSObject function(Member member);

  /**
   * The same member, but what it throws is the rejection of a promise instead. Not a binding,
   * because a {@code catch} of Java is for exceptions of Java.
   */
  @JSBody(
      params = "member",
      script =
          "return function(element, argument, second) {"
              + " try { return member(element, argument, second); }"
              + " catch (error) { return Promise.reject(error); } };")
  public static native Member promising(Member member);

  /**
   * A function that also tells whether it was called without arguments. Not a binding, because Java
   * functions do not get {@code arguments}.
   *
   * @param member is called if there are arguments, even undefined ones
   * @param without is called if there are none
   */
  @JSBody(
      params = {"member", "without"},
      script =
          "return function(argument, second) {"
              + " return (arguments.length ? member : without)(this, argument, second); };")
  public static native JSObject function(Member member, Member without);
}
