package org.websocketchat.session;

/** Turns what a site owner wrote into the URL of a socket, or says what is wrong with it. */
@SuppressWarnings("DoNotCallSuggester") // under construction
public sealed interface ServerAddress {

  /** The URL of the socket: ws or wss, no fragment, the room set on its query. */
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
    /** Not a {@link org.websocketchat.protocol.RoomName}. */
    ROOM,
    /** A path alone, and the page has no host to complete it with (a {@code file:} page). */
    NO_HOST
  }

  /**
   * Resolves an address.
   *
   * @param server as written: {@code wss://host/path}, {@code https://...} (mapped to wss), {@code
   *     //host/path} or {@code /path} (completed from the page)
   * @param room the room; {@code null} is not allowed, use {@link
   *     org.websocketchat.protocol.RoomName#DEFAULT}
   * @param pageOrigin the origin of the page, such as {@code https://example.org}, or {@code null}
   *     as text for a {@code file:} page, or empty where there is no page
   */
  static ServerAddress resolve(String server, String room, String pageOrigin) {
    throw new UnsupportedOperationException(server + room + pageOrigin);
  }
}
