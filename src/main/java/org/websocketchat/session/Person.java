package org.websocketchat.session;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is here.
 *
 * @param id of the stay, which no other has; {@link #NO_ID} in {@code json}
 * @param tag the same for as long as the person keeps its key; empty for those who speak {@code
 *     json}
 * @param name as the server wrote it; names may repeat in {@code json}
 * @param like the name of another that this one's could be mistaken for; null if there is none
 * @param own whether it is this session
 * @param typing whether the person is writing
 */
public record Person(
    long id, String tag, String name, @Nullable String like, boolean own, boolean typing) {
  /** In place of an id where the server tells none. */
  public static final long NO_ID = 0;

  /** Somebody of whom only the name is known. */
  public Person(String name, boolean own) {
    this(NO_ID, "", name, null, own, false);
  }

  Person renamed(String nowName, @Nullable String nowLike) {
    return new Person(id, tag, nowName, nowLike, own, typing);
  }

  Person typing(boolean now) {
    return new Person(id, tag, name, like, own, now);
  }
}
