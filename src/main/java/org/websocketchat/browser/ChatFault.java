package org.websocketchat.browser;

import org.websocketchat.browser.bindings.ScriptError;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.SendResult;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.view.Explainer;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/**
 * What is wrong with an attribute or a call, for scripts.
 *
 * @param code stable and in English; the file of types lists them
 * @param message a sentence for people that names the remedy
 * @param value the wrong value, as it was written; may be empty
 * @param reason the server's code for why it refused something; empty for none
 */
record ChatFault(String code, String message, String value, String reason) {
  /** A fault that no server has told. */
  ChatFault(String code, String message, String value) {
    this(code, message, value, "");
  }

  static ChatFault of(ServerAddress.Invalid invalid, Translator translator) {
    return new ChatFault(
        "server-" + Events.kebab(invalid.fault()), translator.fault(invalid), invalid.value());
  }

  static ChatFault of(PersonName.Fault fault, String name, Translator translator) {
    return new ChatFault("name", translator.fault(fault, name), name);
  }

  static ChatFault of(Refusal refusal, String text, Translator translator) {
    return of("text-", refusal, text, translator);
  }

  static ChatFault ofBinary(Refusal refusal, Translator translator) {
    return of("binary-", refusal, "", translator);
  }

  /** A chat that only reads refuses whatever acts, with one code for all. */
  private static ChatFault of(String kind, Refusal refusal, String text, Translator translator) {
    var of = refusal == Refusal.READ_ONLY ? "" : kind;
    return new ChatFault(of + Events.kebab(refusal), translator.refusal(refusal, text), text);
  }

  /** Why something that was sent is not known to be stored; the result is none of success. */
  static ChatFault of(SendResult result, String text, Translator translator) {
    return switch (result) {
      case SendResult.Stored stored -> throw new IllegalArgumentException("it is stored");
      case SendResult.Refused(var refusal) -> of(refusal, text, translator);
      case SendResult.NotSent() ->
          new ChatFault("text-not-sent", translator.translate(Text.NOT_SENT_YET), text);
      case SendResult.Failed(var pending) ->
          new ChatFault(
              "text-refused", new Explainer(translator).reason(pending), text, pending.code());
      case SendResult.InDoubt() ->
          new ChatFault("text-in-doubt", translator.translate(Text.NOT_CONFIRMED), text);
    };
  }

  /** It as an {@code Error} of JavaScript. */
  ScriptError.Coded error() {
    return ScriptError.of(message, code, value, reason);
  }

  /** Throws it to the script that called. */
  void raise() {
    ScriptError.raise(error());
  }
}
