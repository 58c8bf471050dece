package org.websocketchat.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Scheme, host and port as a browser writes them (RFC 6454, 6.2), to be compared as text.
 *
 * @param text such as {@code https://chat.example} or {@code null}, the origin of {@code file:}
 * @param host its host; the empty text for {@code null}
 */
public record Origin(String text, String host) {
  private static final Origin OPAQUE = new Origin("null", "");
  private static final Set<String> SOCKET_SCHEMES = Set.of("ws", "wss", "http", "https");

  /**
   * The origin of a site.
   *
   * @param url such as {@code https://chat.example}, without a path, or {@code null}
   * @throws IllegalArgumentException with a sentence for whoever gave the value
   */
  public static Origin ofSite(String url) {
    if (url.equals(OPAQUE.text())) {
      return OPAQUE;
    }
    var uri = parsed(url, "https://chat.example");
    var path = uri.getRawPath() == null ? "" : uri.getRawPath();
    if (!(path.isEmpty() || path.equals("/")) || uri.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "'" + url + "' names a page: give only the site, as in https://chat.example");
    }
    return of(uri.getScheme().toLowerCase(Locale.ROOT), uri);
  }

  /**
   * The origin of another chat server, as it stands in a page's policy.
   *
   * @param url such as {@code wss://chat.example/chat}
   * @throws IllegalArgumentException with a sentence for whoever gave the value
   */
  public static Origin ofSocket(String url) {
    var uri = parsed(url, "wss://chat.example/chat");
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SOCKET_SCHEMES.contains(scheme)) {
      throw new IllegalArgumentException(
          "'" + url + "' is no address of a chat server, such as wss://chat.example/chat");
    }
    return of(scheme.startsWith("http") ? scheme.replace("http", "ws") : scheme, uri);
  }

  private static Origin of(String scheme, URI uri) {
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean usual =
        uri.getPort() == -1
            || (uri.getPort() == 80 && (scheme.equals("http") || scheme.equals("ws")))
            || (uri.getPort() == 443 && (scheme.equals("https") || scheme.equals("wss")));
    return new Origin(scheme + "://" + host + (usual ? "" : ":" + uri.getPort()), host);
  }

  private static URI parsed(String url, String example) {
    try {
      var uri = new URI(url);
      if (uri.getScheme() != null && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException notAnAddress) {
      // told below, with an example
    }
    throw new IllegalArgumentException("'" + url + "' is no address such as " + example);
  }
}
