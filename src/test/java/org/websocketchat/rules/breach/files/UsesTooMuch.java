package org.websocketchat.rules.breach.files;

import org.websocketchat.rules.Breaks;

@Breaks("files")
final class UsesTooMuch {
  org.websocketchat.rules.breach.protocol.Thing useProtocol() {
    return null;
  }

  org.websocketchat.rules.breach.store.Thing useStore() {
    return null;
  }

  java.sql.Connection useJdbc() {
    return null;
  }

  java.net.http.HttpClient useHttp() {
    return null;
  }
}
