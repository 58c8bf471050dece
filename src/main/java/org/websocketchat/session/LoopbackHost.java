package org.websocketchat.session;

/**
 * The hosts that are this machine, which browsers trust without TLS (W3C Secure Contexts, "Is
 * origin potentially trustworthy?"): 127.0.0.0/8, ::1, localhost, and the names below localhost.
 */
final class LoopbackHost {
  private static final String NAME = "localhost";

  private LoopbackHost() {}

  /**
   * Whether this host is one of them. (A browser that does not trust them refuses to make the
   * socket.)
   *
   * @param authority the host as it is written in a URL, in small letters, with its port if it has
   *     one; with a user's name the answer is false
   */
  static boolean isIn(String authority) {
    if (authority.startsWith("[")) {
      return authority.equals("[::1]") || authority.startsWith("[::1]:");
    }
    if (authority.indexOf('@') >= 0) {
      return false;
    }
    int colon = authority.indexOf(':');
    int end = colon < 0 ? authority.length() : colon;
    if (end > 0 && authority.charAt(end - 1) == '.') {
      end--;
    }
    var host = authority.substring(0, end);
    boolean isBelow = host.endsWith("." + NAME) && host.length() > NAME.length() + 1;
    return host.equals(NAME) || isBelow || isNumeric(host);
  }

  /**
   * Whether this is an address in 127.0.0.0/8; browsers also take one with fewer than four numbers.
   */
  private static boolean isNumeric(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return host.startsWith("127.");
  }
}
