package org.websocketchat.protocol;

/** The name of a room: one small letter or digit, then up to 63 of those or {@code . _ -}. */
public final class RoomName {
  /** The room of those who name none. */
  public static final String DEFAULT = "lobby";

  /** The query parameter of the socket's URL that carries it. */
  public static final String PARAMETER = "room";

  private static final int MAX_LENGTH = 64;

  private RoomName() {}

  /** Whether this is a name: {@code [a-z0-9][a-z0-9._-]{0,63}}. */
  public static boolean isValid(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean inner = i > 0 && (c == '.' || c == '_' || c == '-');
      if (!plain && !inner) {
        return false;
      }
    }
    return true;
  }
}
