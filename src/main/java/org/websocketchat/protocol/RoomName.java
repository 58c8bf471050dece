package org.websocketchat.protocol;

/** The name of a room: one small letter or digit, then up to 63 of those or {@code . _ -}. */
public final class RoomName {
  /** The room of a client that names none. */
  public static final String DEFAULT = "lobby";

  /** The query parameter of the socket's URL that carries it. */
  public static final String PARAMETER = "room";

  private static final int MAX_LENGTH = 64;

  /** The characters that a name may have, but not at its start. */
  private static final String INNER = "._-";

  private static final String ALLOWED = INNER + "0123456789abcdefghijklmnopqrstuvwxyz";

  private RoomName() {}

  /** Whether this is a name: {@code [a-z0-9][a-z0-9._-]{0,63}}. */
  public static boolean isValid(String name) {
    int first = INNER.length();
    for (int i = 0; i < name.length(); i++) {
      if (ALLOWED.indexOf(name.charAt(i)) < (i == 0 ? first : 0)) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= MAX_LENGTH;
  }
}
