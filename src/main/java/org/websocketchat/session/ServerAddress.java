package org.websocketchat.session;

import org.websocketchat.protocol.RoomName;
import org.websocketchat.protocol.WhiteSpace;

/**
 * The address of a server as a site owner wrote it: the URL of a socket, or what is wrong with it.
 */
public sealed interface ServerAddress {

  /**
   * An address that can be used.
   *
   * @param url the URL of the socket: ws or wss, without a fragment, with the room in its query
   * @param room the name of the room
   */
  record Valid(String url, String room) implements ServerAddress {}

  /**
   * An address that cannot be used.
   *
   * @param value the part that is wrong, as it was written
   */
  record Invalid(Fault fault, String value) implements ServerAddress {}

  /** Why an address cannot be used. */
  enum Fault {
    /** No address was given. */
    MISSING,
    /** Not a URL with a host. (The socket's constructor finds what else is wrong with a URL.) */
    NOT_A_URL,
    /** Another scheme than ws, wss, http or https. */
    SCHEME,
    /** A {@code #fragment}, which a socket's URL cannot have (RFC 6455, 3). */
    FRAGMENT,
    /** An insecure socket from a secure page (mixed content), to another machine than this. */
    INSECURE,
    /** The room is not a {@link RoomName}, or the address names several. */
    ROOM,
    /** Only a path, and the page has no host to complete it (a {@code file:} page). */
    NO_HOST
  }

  /**
   * Makes the URL of the socket from an address.
   *
   * @param server as written: {@code wss://host/path}; {@code https://...}, which becomes wss;
   *     {@code //host/path} or {@code /path}, which is completed from the page
   * @param room the name of the room, which replaces one in the address; if it is empty, the room
   *     in the address counts, and without one {@link RoomName#DEFAULT}
   * @param pageOrigin the origin of the page, such as {@code https://example.org}; the text {@code
   *     null} for a {@code file:} page; empty if there is no page
   */
  static ServerAddress resolve(String server, String room, String pageOrigin) {
    var written = WhiteSpace.strip(server);
    if (written.isEmpty()) {
      return new Invalid(Fault.MISSING, server);
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
    var scheme = lowerCase(absolute.substring(0, colon));
    boolean secure = scheme.equals("wss") || scheme.equals("https");
    if (!secure && !scheme.equals("ws") && !scheme.equals("http")) {
      return new Invalid(Fault.SCHEME, written);
    }
    var rest = absolute.substring(colon + 3);
    if (rest.isEmpty() || "/?:".indexOf(rest.charAt(0)) >= 0) {
      return new Invalid(Fault.NOT_A_URL, written);
    }
    if (securePage && !secure && !LoopbackHost.isIn(lowerCase(authority(rest)))) {
      return new Invalid(Fault.INSECURE, written);
    }
    return inRoom((secure ? "wss://" : "ws://") + rest, room);
  }

  /** The part before the path or the query; for browsers a backslash is a slash. */
  private static String authority(String rest) {
    int end = 0;
    while (end < rest.length() && "/\\?".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return rest.substring(0, end);
  }

  /** The text in small letters, ASCII only: tables for all scripts would make the page larger. */
  private static String lowerCase(String text) {
    var lower = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lower.toString();
  }

  /** The URL with the room as its only room parameter, after all other parameters. */
  private static ServerAddress inRoom(String url, String room) {
    var key = RoomName.PARAMETER + "=";
    int at = url.indexOf('?');
    var address = at < 0 ? url : url.substring(0, at);
    String written = null;
    var rest = "";
    while (at >= 0) {
      int end = url.indexOf('&', at + 1);
      var part = url.substring(at + 1, end < 0 ? url.length() : end);
      if (part.startsWith(key)) {
        written = written == null ? part.substring(key.length()) : written + "&" + part;
      } else if (!part.isEmpty()) {
        rest += part + "&";
      }
      at = end;
    }
    var named = !room.isEmpty() ? room : written == null ? RoomName.DEFAULT : written;
    return RoomName.isValid(named)
        ? new Valid(named.equals(written) ? url : address + "?" + rest + key + named, named)
        : new Invalid(Fault.ROOM, named);
  }
}
