package org.websocketchat.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubLimits;

/**
 * What a server can be told.
 *
 * @param host the name or address to listen on; {@code 0.0.0.0} for all of this machine's
 * @param port to listen on; 0 for any free one
 * @param origins further sites whose pages may open our socket
 * @param connects further chat servers that the page we serve may talk to
 * @param page the directory of what is served at {@code /}; null for what the build has put on the
 *     class path
 * @param http how patient to be with those who do not open a socket
 */
public record Settings(
    String host,
    int port,
    List<Origin> origins,
    List<Origin> connects,
    HubLimits limits,
    @Nullable Path page,
    Patience http) {

  /**
   * How long an HTTP connection may last.
   *
   * @param idleMillis without a byte
   * @param lifetimeMillis altogether; a trickle of bytes does not extend it
   */
  public record Patience(long idleMillis, long lifetimeMillis) {}

  /** Where {@code scripts/run} listens unless told otherwise. */
  public static final int USUAL_PORT = 8080;

  private static final Patience PATIENT = new Patience(15_000, 60_000);

  public Settings {
    origins = List.copyOf(origins);
    connects = List.copyOf(connects);
  }

  /** Only for this machine, on any free port. */
  public static Settings local() {
    return new Settings("127.0.0.1", 0, List.of(), List.of(), HubLimits.usual(), null, PATIENT);
  }

  public Settings withHost(String changed) {
    return new Settings(changed, port, origins, connects, limits, page, http);
  }

  public Settings withPort(int changed) {
    return new Settings(host, changed, origins, connects, limits, page, http);
  }

  public Settings withOrigin(Origin further) {
    return new Settings(host, port, plus(origins, further), connects, limits, page, http);
  }

  public Settings withConnect(Origin further) {
    return new Settings(host, port, origins, plus(connects, further), limits, page, http);
  }

  public Settings withLimits(HubLimits changed) {
    return new Settings(host, port, origins, connects, changed, page, http);
  }

  public Settings withPage(Path changed) {
    return new Settings(host, port, origins, connects, limits, changed, http);
  }

  public Settings withHttp(Patience changed) {
    return new Settings(host, port, origins, connects, limits, page, changed);
  }

  private static List<Origin> plus(List<Origin> some, Origin further) {
    var all = new ArrayList<>(some);
    all.add(further);
    return all;
  }
}
