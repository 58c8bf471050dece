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
 * @param typingUntilMillis until when the person counts as writing, by {@link
 *     org.websocketchat.protocol.Now#millis}; 0 if it does not write
 */
public record Person(
    long id, String tag, String name, @Nullable String like, boolean own, long typingUntilMillis) {
  /** In place of an id where the server tells none. */
  public static final long NO_ID = 0;

  /** Somebody of whom only the name is known. */
  public Person(String name, boolean own) {
    this(NO_ID, "", name, null, own, 0);
  }

  Person renamed(String nowName, @Nullable String nowLike) {
    return new Person(id, tag, nowName, nowLike, own, typingUntilMillis);
  }

  Person typing(long untilMillis) {
    return new Person(id, tag, name, like, own, untilMillis);
  }

  /** Whether the person is writing. */
  public boolean isTyping() {
    return typingUntilMillis > 0;
  }
}
