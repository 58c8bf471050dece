package org.websocketchat.server;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** What this machine is called on its networks. */
final class LocalAddresses {

  private LocalAddresses() {}

  /** Whether listening on this host means listening on every address of the machine. */
  static boolean isWildcard(String host) {
    return host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
  }

  /** The host as it stands in a URL: an IPv6 address in brackets. */
  static String inUrl(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /**
   * The IPv4 addresses by which others reach this machine. (IPv6 ones change daily and nobody types
   * them; one that is wanted can be given as an {@code --origin}.)
   */
  static List<String> ipv4() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .map(address -> address.getHostAddress())
          .toList();
    } catch (SocketException noNetwork) {
      return List.of();
    }
  }
}
