package org.websocketchat.session;

import org.websocketchat.protocol.RoomName;

/** Turns what a site owner wrote into the URL of a socket, or says what is wrong with it. */
public sealed interface ServerAddress {

  /** The URL of the socket: ws or wss, no fragment, the room (if one was named) on its query. */
  record Valid(String url) implements ServerAddress {}

  /** What is wrong; value is the offending part as it was written. */
  record Invalid(Fault fault, String value) implements ServerAddress {}

  /** Why an address cannot be used. */
  enum Fault {
    /** No address was given. */
    MISSING,
    /** Not a URL with a host. */
    NOT_A_URL,
    /** Another scheme than ws, wss, http or https. */
    SCHEME,
    /** A {@code #fragment}, which a socket's URL cannot have (RFC 6455, 3). */
    FRAGMENT,
    /** An insecure socket from a secure page (mixed content). */
    INSECURE,
    /** Not a {@link RoomName}. */
    ROOM,
    /** A path alone, and the page has no host to complete it with (a {@code file:} page). */
    NO_HOST
  }

  /**
   * Resolves an address.
   *
   * @param server as written: {@code wss://host/path}, {@code https://...} (mapped to wss), {@code
   *     //host/path} or {@code /path} (completed from the page)
   * @param room a room's name; empty for none, which leaves the query as it is
   * @param pageOrigin the origin of the page, such as {@code https://example.org}; {@code null} as
   *     text for a {@code file:} page; empty where there is no page
   */
  static ServerAddress resolve(String server, String room, String pageOrigin) {
    var written = server.strip();
    if (written.isEmpty()) {
      return new Invalid(Fault.MISSING, server);
    }
    if (!room.isEmpty() && !RoomName.isValid(room)) {
      return new Invalid(Fault.ROOM, room);
    }
    if (written.indexOf('#') >= 0) {
      return new Invalid(Fault.FRAGMENT, written);
    }
    var absolute = written;
    if (written.startsWith("/")) {
      int pageHost = pageOrigin.indexOf("://") + 3;
      if (pageHost < 3 || pageHost == pageOrigin.length()) {
        return new Invalid(Fault.NO_HOST, written);
      }
      absolute =
          written.startsWith("//")
              ? pageOrigin.substring(0, pageHost - 2) + written
              : pageOrigin + written;
    }
    return check(written, absolute, room, pageOrigin.startsWith("https:"));
  }

  private static ServerAddress check(
      String written, String absolute, String room, boolean securePage) {
    int colon = absolute.indexOf("://");
    if (colon < 1) {
      return new Invalid(Fault.NOT_A_URL, written);
    }
    var rest = absolute.substring(colon + 3);
    var scheme =
        switch (lowerCase(absolute.substring(0, colon))) {
          case "ws", "http" -> "ws";
          case "wss", "https" -> "wss";
          default -> "";
        };
    if (scheme.isEmpty()) {
      return new Invalid(Fault.SCHEME, written);
    }
    if (!startsWithHost(rest)) {
      return new Invalid(Fault.NOT_A_URL, written);
    }
    if (securePage && scheme.equals("ws")) {
      return new Invalid(Fault.INSECURE, written);
    }
    var url = scheme + "://" + rest;
    return new Valid(room.isEmpty() ? url : withRoom(url, room));
  }

  /** Whether a host comes first, with a port from 1 to 65535 if any, and no white space follows. */
  private static boolean startsWithHost(String rest) {
    int end = 0;
    while (end < rest.length() && "/?".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    for (int i = 0; i < rest.length(); i++) {
      if (rest.charAt(i) <= ' ' || rest.charAt(i) == '\\') {
        return false;
      }
    }
    var host = rest.substring(rest.lastIndexOf('@', end) + 1, end);
    int bracket = host.indexOf(']');
    int colon = host.indexOf(':', bracket + 1);
    boolean bracketed = !host.startsWith("[") || bracket > 1;
    return bracketed && (colon < 0 ? !host.isEmpty() : colon > 0 && isPort(host, colon + 1));
  }

  private static boolean isPort(String host, int from) {
    int port = 0;
    for (int i = from; i < host.length(); i++) {
      int digit = host.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i - from > 4) {
        return false;
      }
      port = port * 10 + digit;
    }
    return port > 0 && port < 65_536;
  }

  private static String lowerCase(String scheme) {
    var lower = new StringBuilder();
    for (int i = 0; i < scheme.length(); i++) {
      char c = scheme.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lower.toString();
  }

  /** The URL with this room as its one room parameter, all others kept in order. */
  private static String withRoom(String url, String room) {
    int question = url.indexOf('?');
    var out = new StringBuilder(question < 0 ? url : url.substring(0, question));
    char next = '?';
    for (int from = question + 1; question >= 0 && from <= url.length(); ) {
      int end = url.indexOf('&', from);
      end = end < 0 ? url.length() : end;
      var pair = url.substring(from, end);
      if (!pair.isEmpty() && !pair.startsWith(RoomName.PARAMETER + "=")) {
        out.append(next).append(pair);
        next = '&';
      }
      from = end + 1;
    }
    return out.append(next).append(RoomName.PARAMETER).append('=').append(room).toString();
  }
}
