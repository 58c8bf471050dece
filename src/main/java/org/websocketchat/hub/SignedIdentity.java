package org.websocketchat.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Role;

/**
 * What a token says about its bearer.
 *
 * @param issuer who has signed it; empty if the token does not say
 * @param subject the bearer, as the issuer knows it; the same person in every token
 * @param name the name that the person bears; null if the person chooses one. It has no {@link
 *     org.websocketchat.protocol.PersonName#fault}.
 * @param rooms the rooms that it is for, each a name, or the beginning of names before a {@code *};
 *     null for every room
 * @param expiresWallMillis when its powers end, milliseconds since 1970
 */
public record SignedIdentity(
    String issuer,
    String subject,
    @Nullable String name,
    Role role,
    @Nullable List<String> rooms,
    long expiresWallMillis) {
  public SignedIdentity {
    rooms = rooms == null ? null : List.copyOf(rooms);
  }

  /** Whether the token is for this room. */
  boolean isFor(String room) {
    return rooms == null || rooms.stream().anyMatch(pattern -> matches(pattern, room));
  }

  private static boolean matches(String pattern, String room) {
    return pattern.endsWith("*")
        ? room.startsWith(pattern.substring(0, pattern.length() - 1))
        : room.equals(pattern);
  }
}
