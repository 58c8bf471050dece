package org.websocketchat.browser;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.view.Translator;

/** Sends texts, corrections and acts: those of the person, and those of scripts. */
final class Sender {
  private final Membership membership;
  private final Promises promises;
  private final Notice notice;
  private final Supplier<Translator> translators;

  Sender(
      Membership membership, Promises promises, Notice notice, Supplier<Translator> translators) {
    this.membership = membership;
    this.promises = promises;
    this.notice = notice;
    this.translators = translators;
  }

  /** Sends this for the person; returns why it cannot, or null. */
  @Nullable String send(Body body) {
    var refusal = membership.refusal(body);
    if (refusal != null) {
      return translators.get().refusal(refusal, body.text());
    }
    give(body);
    return null;
  }

  /** Sends something that would not be refused for a script; returns what it is promised. */
  Deferred sendFor(Body body) {
    var sending = promises.sending(body);
    give(body);
    return sending;
  }

  private void give(Body body) {
    if (body instanceof Body.Text) {
      notice.unread().wrote();
    }
    membership.send(body);
  }
}
