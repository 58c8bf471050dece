package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/** What a person may do in a room, from the least to the most. */
public enum Role {
  /** Somebody whom nobody vouches for. */
  GUEST("guest"),
  /** A program that the operator lets speak, over a socket or by a POST. */
  BOT("bot"),
  /** Somebody whom the site's log-in or an invitation vouches for. */
  MEMBER("member"),
  MODERATOR("moderator"),
  OWNER("owner");

  /**
   * The length of the public id of a bot; those of all others have 16 characters. So whoever has a
   * message knows that a bot has sent it, whatever became of the bot, and nobody else can have such
   * an id.
   */
  private static final int BOT_ID_LENGTH = 15;

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
      case GUEST, BOT, MEMBER -> false;
      case MODERATOR, OWNER -> true;
    };
  }

  /** The public id of a bearer with this role, made from one of 16 characters. */
  public String idOf(String who) {
    return this == BOT ? who.substring(0, BOT_ID_LENGTH) : who;
  }

  /** Whether this is the public id of a bot; false for none. */
  public static boolean isBot(@Nullable String who) {
    return who != null && who.length() == BOT_ID_LENGTH;
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
