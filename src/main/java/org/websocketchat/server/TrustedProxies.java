package org.websocketchat.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Address;

/**
 * The proxies that the server believes about a visitor's address. Each proxy appends the address
 * that it sees to a list; anybody may have written the entries before it.
 *
 * <p>Only the address is believed, not the scheme: origins are compared with the configured ones,
 * which include {@code https}.
 */
final class TrustedProxies {
  private final List<CidrBlock> trusted;

  TrustedProxies(List<CidrBlock> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /** Whether no proxy is trusted. */
  boolean isEmpty() {
    return trusted.isEmpty();
  }

  /**
   * The visitor's address: the last one on the request's way that is not a trusted proxy's.
   *
   * @param peer the address that the connection comes from; the result if it is not a trusted
   *     proxy, or names no address
   */
  InetAddress visitor(InetAddress peer, HttpFields headers) {
    var found = peer;
    var way = way(headers);
    for (int i = way.size() - 1; i >= 0 && isTrusted(found); i--) {
      var before = address(way.get(i));
      if (before == null) {
        return found;
      }
      found = before;
    }
    return found;
  }

  /** The address under which a visitor is counted; null if it is not counted. */
  @Nullable Address counted(Request request) {
    var peer = request.getConnectionMetaData().getRemoteSocketAddress();
    if (!(peer instanceof InetSocketAddress inet)) {
      return null;
    }
    var visitor = visitor(inet.getAddress(), request.getHeaders());
    boolean ours = visitor.isLoopbackAddress() && isEmpty();
    return ours ? null : Address.of(visitor.getAddress());
  }

  /**
   * The address under which a connection is counted before it has said anything; null if it is not
   * counted: a trusted proxy has those of many visitors.
   */
  @Nullable Address counted(@Nullable SocketAddress peer) {
    if (!(peer instanceof InetSocketAddress inet)) {
      return null;
    }
    var address = inet.getAddress();
    boolean ours = address.isLoopbackAddress() && isEmpty();
    return ours || isTrusted(address) ? null : Address.of(address.getAddress());
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  /**
   * The addresses on the way to this server, the visitor's first. {@code Forwarded} (RFC 7239)
   * counts only without {@code X-Forwarded-For}: most proxies write the latter, and pass on a
   * {@code Forwarded} that the visitor wrote.
   */
  private static List<String> way(HttpFields headers) {
    var usual = headers.getCSV(HttpHeader.X_FORWARDED_FOR, false);
    if (!usual.isEmpty()) {
      return usual;
    }
    return headers.getCSV(HttpHeader.FORWARDED, true).stream().map(TrustedProxies::forOf).toList();
  }

  /** The value of {@code for} in one element of {@code Forwarded}; empty if there is none. */
  private static String forOf(String element) {
    for (var pair : element.split(";", -1)) {
      var parts = pair.strip().split("=", 2);
      if (parts.length == 2 && parts[0].equalsIgnoreCase("for")) {
        return parts[1].replace("\"", "");
      }
    }
    return "";
  }

  /** Parses an address with or without a port; null if it is obfuscated or not an address. */
  private static @Nullable InetAddress address(String written) {
    var text = written.strip();
    int end = text.indexOf(']');
    if (text.startsWith("[") && end > 0) {
      return CidrBlock.address(text.substring(1, end));
    }
    int colon = text.indexOf(':');
    boolean hasPort = colon >= 0 && colon == text.lastIndexOf(':');
    return CidrBlock.address(hasPort ? text.substring(0, colon) : text);
  }
}
