package org.websocketchat.rules.breach.command;

import org.websocketchat.rules.Breaks;

@Breaks("command")
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

  org.websocketchat.rules.breach.json.Thing useJson() {
    return null;
  }

  org.teavm.jso.JSObject useTeaVm() {
    return null;
  }

  org.eclipse.jetty.server.Server useJetty() {
    return null;
  }

  rocks.xmpp.precis.PrecisProfile usePrecis() {
    return null;
  }

  com.fasterxml.jackson.core.JsonParser useJackson() {
    return null;
  }

  java.sql.Connection useJdbc() {
    return null;
  }

  java.net.Socket useNet() {
    return null;
  }

  org.jose4j.jwt.JwtClaims useJose() {
    return null;
  }
}
