package org.websocketchat.server;

import java.util.LinkedHashSet;
import java.util.Set;

/** Says once for each site that its pages were refused, and what would let them in. */
final class RefusedOrigins {
  /** Whoever makes up more of them fills no log. */
  private static final int MAX_LOGGED = 100;

  private final Set<String> logged = new LinkedHashSet<>();

  synchronized void note(String origin) {
    if (logged.size() >= MAX_LOGGED || !logged.add(origin)) {
      return;
    }
    var escaped = Log.escaped(origin);
    Log.warn("refused a page of " + escaped + "; to let it in, start with --origin " + escaped);
    if (logged.size() == MAX_LOGGED) {
      Log.warn("refused pages of " + MAX_LOGGED + " sites; further ones are not logged");
    }
  }
}
