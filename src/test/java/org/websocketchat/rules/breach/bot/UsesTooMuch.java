package org.websocketchat.rules.breach.bot;

import org.websocketchat.rules.Breaks;

@Breaks("bot")
final class UsesTooMuch {
  org.websocketchat.rules.breach.browser.Thing useBrowser() {
    return null;
  }

  org.websocketchat.rules.breach.view.Thing useView() {
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

  org.teavm.jso.JSObject useTeaVm() {
    return null;
  }

  org.eclipse.jetty.server.Server useJetty() {
    return null;
  }

  org.websocketchat.rules.breach.terminal.Thing useTerminal() {
    return null;
  }

  org.jline.terminal.Terminal useJline() {
    return null;
  }

  picocli.CommandLine usePicocli() {
    return null;
  }

  rocks.xmpp.precis.PrecisProfile usePrecis() {
    return null;
  }

  java.sql.Connection useJdbc() {
    return null;
  }

  com.fasterxml.jackson.core.JsonParser useJackson() {
    return null;
  }

  org.jose4j.jwt.JwtClaims useJose() {
    return null;
  }
}
