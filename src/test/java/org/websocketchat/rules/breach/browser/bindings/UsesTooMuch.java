package org.websocketchat.rules.breach.browser.bindings;

import org.websocketchat.rules.Breaks;

@Breaks("browser.bindings")
final class UsesTooMuch {
  org.websocketchat.rules.breach.browser.Thing useBrowser() {
    return null;
  }

  org.websocketchat.rules.breach.view.Thing useView() {
    return null;
  }

  org.websocketchat.rules.breach.session.Thing useSession() {
    return null;
  }

  org.websocketchat.rules.breach.protocol.Thing useProtocol() {
    return null;
  }
}
