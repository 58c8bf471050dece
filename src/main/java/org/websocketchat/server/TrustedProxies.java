package org.websocketchat.server;

import java.net.InetAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word is taken on where a visitor comes from. Each of them puts the address that
 * it sees at the end of a list; what stands before that, anybody may have written.
 *
 * <p>Only the address is taken. The scheme is not asked for: origins are compared as they were
 * configured, https in them included.
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
   * Where a request comes from: the last address of the way that is not a trusted proxy's.
   *
   * @param peer who sent it to us; the answer where nobody who is trusted says otherwise
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

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  /**
   * The addresses on the way to us, visitor first. {@code Forwarded} (RFC 7239) counts only without
   * {@code X-Forwarded-For}: most proxies write the latter, and pass on what a visitor has put into
   * the former.
   */
  private static List<String> way(HttpFields headers) {
    var usual = headers.getCSV(HttpHeader.X_FORWARDED_FOR, false);
    if (!usual.isEmpty()) {
      return usual;
    }
    return headers.getCSV(HttpHeader.FORWARDED, true).stream().map(TrustedProxies::forOf).toList();
  }

  /** The {@code for} of one element of {@code Forwarded}; empty if it has none. */
  private static String forOf(String element) {
    for (var pair : element.split(";", -1)) {
      var parts = pair.strip().split("=", 2);
      if (parts.length == 2 && parts[0].equalsIgnoreCase("for")) {
        return parts[1].replace("\"", "");
      }
    }
    return "";
  }

  /** The address that is written so, with or without a port; null if it is hidden or none. */
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
