package org.websocketchat.rules.breach.json;

import org.websocketchat.rules.Breaks;

@Breaks("json")
final class UsesTooMuch {
  org.websocketchat.rules.breach.session.Thing useSession() {
    return null;
  }

  org.websocketchat.rules.breach.view.Thing useView() {
    return null;
  }

  org.websocketchat.rules.breach.browser.Thing useBrowser() {
    return null;
  }

  org.websocketchat.rules.breach.hub.Thing useHub() {
    return null;
  }

  org.websocketchat.rules.breach.bot.Thing useBot() {
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

  picocli.CommandLine usePicocli() {
    return null;
  }

  rocks.xmpp.precis.PrecisProfile usePrecis() {
    return null;
  }

  java.sql.Connection useJdbc() {
    return null;
  }

  java.net.http.HttpClient useHttp() {
    return null;
  }

  org.jose4j.jwt.JwtClaims useJose() {
    return null;
  }
}
