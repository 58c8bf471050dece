package org.websocketchat.rules.breach.terminal;

import org.websocketchat.rules.Breaks;

@Breaks("terminal")
final class UsesTooMuch {
  org.websocketchat.rules.breach.browser.Thing useBrowser() {
    return null;
  }

  org.websocketchat.rules.breach.hub.Thing useHub() {
    return null;
  }

  org.websocketchat.rules.breach.server.Thing useServer() {
    return null;
  }

  org.websocketchat.rules.breach.store.Thing useStore() {
    return null;
  }

  org.websocketchat.rules.breach.command.Thing useCommand() {
    return null;
  }

  org.eclipse.jetty.server.Server useJetty() {
    return null;
  }

  picocli.CommandLine usePicocli() {
    return null;
  }

  java.sql.Connection useJdbc() {
    return null;
  }

  com.fasterxml.jackson.core.JsonParser useJackson() {
    return null;
  }
}
