package org.websocketchat.browser;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;
import org.websocketchat.browser.bindings.Console;
import org.websocketchat.browser.bindings.Promise;
import org.websocketchat.browser.bindings.Script;
import org.websocketchat.session.TokenSource;

/** The tokens that a page has: the value of the element's property {@code token}. */
final class PageTokens implements TokenSource {
  /** A text, or a function that returns a text or a promise of one; null for no tokens. */
  private @Nullable JSObject value;

  @Nullable JSObject value() {
    return value;
  }

  /** Takes another value; returns false if it is the one of before. */
  @SuppressWarnings("ReferenceEquality") // as === does it
  boolean set(@Nullable JSObject next) {
    boolean changed = value != next;
    value = next;
    return changed;
  }

  boolean isEmpty() {
    return value == null;
  }

  @Override
  public void ask(Consumer<@Nullable String> answer) {
    var source = value;
    if (source == null || !JSObjects.typeOf(source).equals("function")) {
      answer.accept(Script.textOf(source));
    } else {
      Promise.resolve()
          .call(source)
          .settle(
              token -> answer.accept(Script.textOf(token)),
              reason -> {
                Console.warn(
                    ChatElement.TAG + ": no token:", JSString.valueOf(Script.textOf(reason)));
                answer.accept(null);
              });
    }
  }
}
