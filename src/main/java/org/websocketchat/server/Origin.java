package org.websocketchat.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * An origin: scheme, host and port as a browser writes them (RFC 6454, 6.2), compared as text.
 *
 * @param text such as {@code https://chat.example}, or {@code null} for pages of {@code file:}
 * @param host its host; empty for {@code null}
 */
public record Origin(String text, String host) {
  private static final Origin OPAQUE = new Origin("null", "");
  private static final Set<String> SOCKET_SCHEMES = Set.of("ws", "wss", "http", "https");

  /**
   * Parses the origin of a site.
   *
   * @param url such as {@code https://chat.example}, without a path, or {@code null}
   * @throws IllegalArgumentException with a sentence for the person who gave the value
   */
  public static Origin ofSite(String url) {
    if (url.equals(OPAQUE.text())) {
      return OPAQUE;
    }
    var uri = parsed(url, "https://chat.example");
    var path = uri.getRawPath() == null ? "" : uri.getRawPath();
    if (!(path.isEmpty() || path.equals("/")) || uri.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "'" + url + "' has a path: give only the site, as in https://chat.example");
    }
    return of(uri.getScheme().toLowerCase(Locale.ROOT), uri);
  }

  /**
   * Parses the origin of a site whose pages show ours in a frame.
   *
   * @param url such as {@code https://chat.example}, without a path
   * @throws IllegalArgumentException with a sentence for the person who gave the value
   */
  public static Origin ofFrameAncestor(String url) {
    var site = ofSite(url);
    if (!site.text().startsWith("http")) {
      throw new IllegalArgumentException(
          "'" + url + "' is no site: give one with https: or http:, as in https://chat.example");
    }
    return site;
  }

  /**
   * Parses the address of another chat server into the origin that a Content-Security-Policy names.
   *
   * @param url such as {@code wss://chat.example/chat}
   * @throws IllegalArgumentException with a sentence for the person who gave the value
   */
  public static Origin ofSocket(String url) {
    var uri = parsed(url, "wss://chat.example/chat");
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SOCKET_SCHEMES.contains(scheme)) {
      throw new IllegalArgumentException(
          "'" + url + "' is not the address of a chat server, such as wss://chat.example/chat");
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
      // reported below, with an example
    }
    throw new IllegalArgumentException("'" + url + "' is not an address such as " + example);
  }
}
