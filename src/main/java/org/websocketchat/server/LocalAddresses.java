package org.websocketchat.server;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** The addresses of this machine on its networks, and how a host is written. */
final class LocalAddresses {

  private LocalAddresses() {}

  /** Whether this host stands for all addresses of the machine. */
  static boolean isWildcard(String host) {
    return host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
  }

  /** The host as it is written in a URL: an IPv6 address in brackets. */
  static String inUrl(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /**
   * The IPv4 addresses of this machine, without loopback. IPv6 addresses are left out, because they
   * change daily and nobody types them; an operator can give one as {@code --origin}.
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
