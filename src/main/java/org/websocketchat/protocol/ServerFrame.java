package org.websocketchat.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One frame from server to client of sub-protocol {@code websocket-chat.v1} (docs/protocol.md,
 * section 2).
 *
 * <p>An offset is a message's place in its room's log: from 1, given without a gap within an epoch.
 * An id names one stay of one person in a room. A date is milliseconds since 1970 by the server's
 * clock.
 */
public sealed interface ServerFrame {
  /** In place of a number that a frame did not carry. */
  long NONE = -1;

  /** A frame that can be written. */
  sealed interface Known extends ServerFrame {}

  /**
   * The answer to hello.
   *
   * @param tag what the server made of the key: public, and the first part of our cids
   * @param acked the highest n of ours that is stored; 0 if none
   * @param first the offset of the oldest message that is kept; head + 1 if none is
   * @param head the offset of the newest message; 0 if none
   * @param recovered whether everything after the position in hello follows
   * @param pingMillis how long the server is silent at most
   * @param now the server's time, milliseconds since 1970
   */
  record Welcome(
      long id,
      String tag,
      String name,
      long acked,
      String epoch,
      long first,
      long head,
      boolean recovered,
      long pingMillis,
      long now,
      Allowance limits)
      implements Known {}

  /**
   * What this server takes from a client.
   *
   * @param frame the largest encoded frame, in bytes
   * @param text the longest text, in bytes of UTF-8
   * @param name the longest name, in code points
   * @param rate frames a second
   * @param burst frames at once
   */
  record Allowance(int frame, int text, int name, int rate, int burst) {
    /** What docs/protocol.md, "Limits", promises. */
    public static final Allowance USUAL =
        new Allowance(
            Limits.FRAME_BYTES,
            Limits.TEXT_BYTES,
            Limits.NAME_CODE_POINTS,
            Limits.RATE,
            Limits.BURST);
  }

  /**
   * Somebody who is here.
   *
   * @param like a present name that this one could be mistaken for; null if there is none
   */
  record Person(long id, String tag, String name, @Nullable String like) {}

  /** Everybody who is here, once after the welcome. */
  record UserList(List<Person> users) implements Known {
    public UserList {
      users = List.copyOf(users);
    }
  }

  record Joined(Person person) implements Known {}

  record Left(long id) implements Known {}

  record Renamed(long id, String name, @Nullable String like) implements Known {}

  /**
   * A stored message; the type of the frame is the kind of its body.
   *
   * @param cid its sender's mark, {@code tag.n}; null if it came by another sub-protocol
   */
  record Message(long offset, long id, String name, Body body, long date, @Nullable String cid)
      implements Known {}

  /**
   * The messages between the client's position and this offset are not kept any more.
   *
   * @param before the offset of the next message that can come, at least 2
   */
  record Gap(long before) implements Known {}

  /**
   * The name asked for is taken or cannot be used.
   *
   * @param name the name that the asker has
   * @param asked the name that was asked for; null if it was none at all, or from a server that
   *     does not say it
   */
  record RejectUsername(String name, @Nullable String asked) implements Known {}

  /**
   * A page of older messages.
   *
   * @param items by rising offset
   * @param more whether there are kept messages before these
   */
  record History(long before, String epoch, long first, List<Message> items, boolean more)
      implements Known {
    public History {
      items = List.copyOf(items);
    }
  }

  record Typing(long id) implements Known {}

  /**
   * A sign of life, to be answered.
   *
   * @param head the newest offset sent to this client; {@link #NONE} while it is not live
   */
  record Ping(long head) implements Known {}

  record Pong() implements Known {}

  /**
   * Something of ours was not taken.
   *
   * @param code bad_request, forbidden, too_large, internal, or one that a later server knows
   * @param cid the message it is about; null if it is about another frame
   * @param limit what is too_large's; {@link #NONE} for others
   */
  record Refused(String code, @Nullable String cid, long limit) implements Known {}

  /** The server restarts: come back after a random part of this. */
  record Bye(long spreadMillis) implements Known {}

  /**
   * A frame of a type that this version does not know, to be ignored.
   *
   * @param offset if it is an entry of the log: its place, which it takes all the same; else {@link
   *     #NONE}
   */
  record Unknown(String type, long offset) implements ServerFrame {}

  /** A frame that cannot be read, with one phrase that says why. */
  record Malformed(String fault) implements ServerFrame {}
}
