package org.websocketchat.browser;

import org.websocketchat.browser.bindings.ScriptError;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.view.Translator;

/**
 * What is wrong with an attribute or a call, for scripts.
 *
 * @param code stable and in English; the file of types lists them
 * @param message a sentence for people that names the remedy
 * @param value the wrong value, as it was written; may be empty
 */
record ChatFault(String code, String message, String value) {
  static ChatFault of(ServerAddress.Invalid invalid, Translator translator) {
    return new ChatFault(
        "server-" + Events.kebab(invalid.fault()), translator.fault(invalid), invalid.value());
  }

  static ChatFault of(PersonName.Fault fault, String name, Translator translator) {
    return new ChatFault("name", translator.fault(fault, name), name);
  }

  static ChatFault of(Refusal refusal, String text, Translator translator) {
    return new ChatFault("text-" + Events.kebab(refusal), translator.refusal(refusal, text), text);
  }

  static ChatFault ofBinary(Refusal refusal, Translator translator) {
    return new ChatFault("binary-" + Events.kebab(refusal), translator.refusal(refusal, ""), "");
  }

  /** Throws it as an {@code Error} of JavaScript to the script that called. */
  void raise() {
    ScriptError.raise(message, code, value);
  }
}
