package org.websocketchat.rules.breach.server;

import org.websocketchat.rules.Breaks;

@Breaks("server")
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

  org.websocketchat.rules.breach.bot.Thing useBot() {
    return null;
  }

  org.websocketchat.rules.breach.command.Thing useCommand() {
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

  java.sql.Connection useJdbc() {
    return null;
  }

  org.teavm.jso.JSObject useTeaVm() {
    return null;
  }

  org.jose4j.jwt.JwtClaims useJose() {
    return null;
  }
}
