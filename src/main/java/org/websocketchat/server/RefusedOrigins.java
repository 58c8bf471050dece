package org.websocketchat.server;

import java.util.LinkedHashSet;
import java.util.Set;

/** Logs once for each site that its pages were refused, and the option that would allow them. */
final class RefusedOrigins {
  /** How many sites are logged, so that invented ones cannot fill the log. */
  private static final int MAX_LOGGED = 100;

  private final Set<String> logged = new LinkedHashSet<>();

  synchronized void note(String origin) {
    if (logged.size() >= MAX_LOGGED || !logged.add(origin)) {
      return;
    }
    var escaped = Log.escaped(origin);
    Log.warn("refused a page of " + escaped + "; to allow it, start with --origin " + escaped);
    if (logged.size() == MAX_LOGGED) {
      Log.warn("refused pages of " + MAX_LOGGED + " sites; further ones are not logged");
    }
  }
}
