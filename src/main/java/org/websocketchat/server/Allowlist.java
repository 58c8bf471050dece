package org.websocketchat.server;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which hosts we answer for, and which pages may open our socket.
 *
 * <p>A page's Origin is compared with what was configured and never with the Host of the same
 * request: a site whose name is made to point at this machine (DNS rebinding) sends both alike.
 */
final class Allowlist {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
  private static final int HTTP_PORT = 80;

  private final Set<String> origins = new LinkedHashSet<>();
  private final Set<String> hosts = new LinkedHashSet<>();

  /**
   * Lets in what is configured.
   *
   * @param port that the server really listens on
   */
  Allowlist(Settings settings, int port) {
    hosts.addAll(LOOPBACK);
    if (LocalAddresses.isWildcard(settings.host())) {
      hosts.addAll(LocalAddresses.ipv4());
    } else {
      hosts.add(LocalAddresses.inUrl(settings.host()).toLowerCase(Locale.ROOT));
    }
    for (var host : hosts) {
      origins.add("http://" + host + (port == HTTP_PORT ? "" : ":" + port));
    }
    for (var origin : settings.origins()) {
      origins.add(origin.text());
      // A proxy in front of us passes its own name on.
      hosts.add(origin.host());
    }
    hosts.remove("");
  }

  /** Whether a page with this Origin may open a socket. */
  boolean allowsOrigin(String origin) {
    return origins.contains(origin);
  }

  /** Whether a request with this Host header is for us; the port in it does not matter. */
  boolean allowsHost(String hostHeader) {
    int colon = hostHeader.lastIndexOf(':');
    boolean hasPort = colon > hostHeader.lastIndexOf(']');
    var host = hasPort ? hostHeader.substring(0, colon) : hostHeader;
    return hosts.contains(host.toLowerCase(Locale.ROOT));
  }
}
