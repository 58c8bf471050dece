package org.websocketchat.server;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The hosts that the server answers for, and the origins whose pages may open a socket.
 *
 * <p>An Origin is compared with the configured ones, never with the Host of the same request: a
 * site that points its own name at this machine (DNS rebinding) sends the same name in both.
 */
final class Allowlist {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
  private static final int HTTP_PORT = 80;

  private final Set<String> origins = new LinkedHashSet<>();
  private final Set<String> hosts = new LinkedHashSet<>();

  /**
   * Allows what is configured.
   *
   * @param port the port that the server really listens on
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
      // A proxy in front of the server forwards the site's name as Host.
      hosts.add(origin.host());
    }
    hosts.remove("");
  }

  /** Whether a page of this origin may open a socket. */
  boolean allowsOrigin(String origin) {
    return origins.contains(origin);
  }

  /** Whether the server answers requests with this Host header; its port does not matter. */
  boolean allowsHost(String hostHeader) {
    int colon = hostHeader.lastIndexOf(':');
    boolean hasPort = colon > hostHeader.lastIndexOf(']');
    var host = hasPort ? hostHeader.substring(0, colon) : hostHeader;
    return hosts.contains(host.toLowerCase(Locale.ROOT));
  }
}
