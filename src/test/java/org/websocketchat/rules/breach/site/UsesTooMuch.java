package org.websocketchat.rules.breach.site;

import org.websocketchat.rules.Breaks;

@Breaks("site")
final class UsesTooMuch {
  org.websocketchat.rules.breach.protocol.Thing useProtocol() {
    return null;
  }

  org.websocketchat.rules.breach.browser.Thing useBrowser() {
    return null;
  }

  org.eclipse.jetty.server.Server useJetty() {
    return null;
  }

  java.net.http.HttpClient useHttp() {
    return null;
  }

  org.jose4j.jwt.JwtClaims useJose() {
    return null;
  }
}
