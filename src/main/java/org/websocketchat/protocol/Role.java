package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/** What a person may do in a room, from the least to the most. */
public enum Role {
  /** Somebody whom nobody vouches for. */
  GUEST("guest"),
  /** Somebody whom the site's log-in or an invitation vouches for. */
  MEMBER("member"),
  MODERATOR("moderator"),
  OWNER("owner");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** The role as frames and tokens write it. */
  public String word() {
    return word;
  }

  /** Whether it may act upon others, and is told who did. */
  public boolean moderates() {
    return switch (this) {
      case GUEST, MEMBER -> false;
      case MODERATOR, OWNER -> true;
    };
  }

  /** The role that is written so; null if there is none. */
  public static @Nullable Role of(String word) {
    for (var role : values()) {
      if (role.word.equals(word)) {
        return role;
      }
    }
    return null;
  }
}
