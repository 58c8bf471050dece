package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame.Standing;

/**
 * A person in the room.
 *
 * @param id names the person's presence in the room, and no other; {@link #NO_ID} in {@code json}
 * @param tag the public name of the person's key, the same for as long as the person keeps the key;
 *     empty for a person that speaks {@code json}
 * @param name as the server wrote it; in {@code json} two people may have the same
 * @param like the name of another person present that this one's could be mistaken for; null if
 *     there is none
 * @param standing who the person is to the room
 * @param own whether it is the person of this session
 * @param typing whether the person is writing
 */
public record Person(
    long id,
    String tag,
    String name,
    @Nullable String like,
    Standing standing,
    boolean own,
    boolean typing) {
  /** Stands for an id that the server does not tell. */
  public static final long NO_ID = 0;

  /** A guest. */
  public Person(
      long id, String tag, String name, @Nullable String like, boolean own, boolean typing) {
    this(id, tag, name, like, Standing.guest(tag), own, typing);
  }

  /** A person of whom only the name is known. */
  public Person(String name, boolean own) {
    this(NO_ID, "", name, null, own, false);
  }

  /** Whether the other is the same, apart from writing. */
  public boolean isSameButTyping(Person other) {
    boolean isSameLike = like == null ? other.like == null : like.equals(other.like);
    return id == other.id
        && tag.equals(other.tag)
        && name.equals(other.name)
        && isSameLike
        && standing.equals(other.standing)
        && own == other.own;
  }

  Person renamed(String nowName, @Nullable String nowLike) {
    return new Person(id, tag, nowName, nowLike, standing, own, typing);
  }

  Person typing(boolean now) {
    return new Person(id, tag, name, like, standing, own, now);
  }

  Person standing(Standing now) {
    return new Person(id, tag, name, like, now, own, typing);
  }
}
