package org.websocketchat.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One frame from server to client of sub-protocol {@code websocket-chat.v1} (docs/protocol.md,
 * section 2).
 *
 * <p>An offset is a message's place in its room's log: from 1, given without a gap within an epoch.
 * An id names a person's presence in a room: it is given when the person enters, and never again in
 * that epoch. A date is milliseconds since 1970 by the server's clock.
 */
public sealed interface ServerFrame {
  /** Stands for a number that a frame does not have. */
  long NONE = -1;

  /** A frame that this version knows, and can write. */
  sealed interface Known extends ServerFrame {}

  /**
   * The answer to hello.
   *
   * @param self who the client is in this room
   * @param epoch the epoch of the room's log; another one than before means that the log began anew
   * @param first the offset of the oldest message that is kept; head + 1 if none is
   * @param head the offset of the newest message; 0 if there is none
   * @param recovered whether all messages after the position in hello follow
   * @param pingMillis the server is never silent for longer, give or take a tenth
   * @param now the server's time, milliseconds since 1970
   * @param limits what the server takes from this client
   * @param mode what the room allows, as of {@code head}
   * @param pinned the offset of the message that is pinned, as of {@code head}; {@link
   *     Body#NO_OFFSET} if none is
   */
  record Welcome(
      Self self,
      String epoch,
      long first,
      long head,
      boolean recovered,
      long pingMillis,
      long now,
      Allowance limits,
      RoomMode mode,
      long pinned)
      implements Known {}

  /**
   * Who a client is in a room.
   *
   * @param id the id of the client's own person; {@link #NONE} for a spectator
   * @param tag the public name of the key, which the server computes; every cid of the session
   *     begins with it; empty for a spectator
   * @param name the name that the person has now, which may not be the one in hello; empty for a
   *     spectator
   * @param acked the highest n of this session that is stored; 0 if none is
   * @param standing who the person is to the room
   */
  record Self(long id, String tag, String name, long acked, Standing standing) {
    /** A spectator, who is nobody in the room. */
    public static final Self SPECTATOR = new Self(ServerFrame.NONE, "", "", 0, Standing.guest(""));

    /** Whether the client only reads. */
    public boolean isSpectator() {
      return id == ServerFrame.NONE;
    }
  }

  /**
   * Who a person is to a room.
   *
   * @param who the public id of the person: a guest's tag; else the same for everybody who comes
   *     with a token of the same issuer and subject; empty if the person speaks {@code json}
   * @param verified whether the name is the one in the person's token
   */
  record Standing(String who, Role role, boolean verified) {
    /** Somebody whom nobody vouches for. */
    public static Standing guest(String tag) {
      return new Standing(tag, Role.GUEST, false);
    }
  }

  /**
   * The limits that the server holds this client to; each is at least 1.
   *
   * @param frame the largest encoded frame, in bytes
   * @param text the longest text, in bytes of UTF-8
   * @param name the longest name, in code points
   * @param rate how many frames a second the server reads on average
   * @param burst how many frames the server reads at once
   * @param editMillis for how long an author may edit or remove a message; 0 for never
   */
  record Allowance(int frame, int text, int name, int rate, int burst, long editMillis) {
    /** The limits that docs/protocol.md, "Limits", promises. */
    public static final Allowance USUAL =
        new Allowance(
            Limits.FRAME_BYTES,
            Limits.TEXT_BYTES,
            Limits.NAME_CODE_POINTS,
            Limits.RATE,
            Limits.BURST,
            Limits.EDIT_MILLIS);
  }

  /**
   * A person in the room.
   *
   * @param tag the public name of the person's key; empty if the person speaks {@code json}
   * @param like the name of another person present that this one's could be mistaken for; null if
   *     there is none
   */
  record Person(long id, String tag, String name, @Nullable String like, Standing standing) {
    /** A guest. */
    public Person(long id, String tag, String name, @Nullable String like) {
      this(id, tag, name, like, Standing.guest(tag));
    }
  }

  /** Everybody in the room. It comes once, after the welcome. */
  record UserList(List<Person> users) implements Known {
    public UserList {
      users = List.copyOf(users);
    }
  }

  /** A person is in the room; replaces what was known under the same id. */
  record Joined(Person person) implements Known {}

  /** The person with this id is gone; an id that is not known means nothing. */
  record Left(long id) implements Known {}

  /** The person with this id has another name now; {@code like} as in {@link Person}. */
  record Renamed(long id, String name, @Nullable String like) implements Known {}

  /** An entry of the log in a page of history. */
  sealed interface Item {
    /** Its place in the log, from 1. */
    long offset();
  }

  /**
   * An entry of the log of which nothing is told but its place: in a page of history, since it is
   * no message, or none that this version can read; else since it does not concern this reader.
   */
  record Place(long offset) implements Known, Item {}

  /**
   * A stored message as it is now.
   *
   * @param offset its place in the log, from 1
   * @param id the sender's id when it was sent; {@link #NONE} if the server names none
   * @param who the public id of the sender's person; null if it came by {@code json}, or if the
   *     server names none
   * @param name the sender's name when it was sent
   * @param date when the server took it; 0 if the server names no date
   * @param cid {@code tag.n} of its sender; null if it came by another sub-protocol
   * @param rev the offset of the correction that changed it last; 0 if none did
   * @param edited when its text was changed last; 0 if it never was
   */
  record Message(
      long offset,
      long id,
      @Nullable String who,
      String name,
      Body body,
      long date,
      @Nullable String cid,
      long rev,
      long edited)
      implements Known, Item {

    /** A message that was never changed, and that does not say who the sender is. */
    public Message(long offset, long id, String name, Body body, long date, @Nullable String cid) {
      this(offset, id, null, name, body, date, cid, 0, 0);
    }
  }

  /**
   * A stored correction. The type of the frame is the kind of its body.
   *
   * @param offset its place in the log, from 1
   * @param date when the server took it; 0 if the server names no date
   * @param cid {@code tag.n} of whom it is from; null if that is not told
   * @param actor the public id of the moderator who did it; null if it is none's act, or not told
   */
  record Correction(
      long offset, Body.Correction body, long date, @Nullable String cid, @Nullable String actor)
      implements Known {
    /** A correction by an author. */
    public Correction(long offset, Body.Correction body, long date, @Nullable String cid) {
      this(offset, body, date, cid, null);
    }
  }

  /**
   * The messages between the client's position and this offset are not kept any more.
   *
   * @param before the offset of the next message that can come; at least 2
   */
  record Gap(long before) implements Known {}

  /**
   * The name asked for is taken, cannot be used, or comes too soon after the last one.
   *
   * @param name the name that the asker has
   * @param asked the name that was asked for; null if it was none at all, or from a server that
   *     does not say it
   */
  record RejectUsername(String name, @Nullable String asked) implements Known {}

  /**
   * A page of older messages, which the client has asked for.
   *
   * @param before the offset that the client asked with
   * @param first the offset of the oldest message that is kept; head + 1 if none is
   * @param asOf the offset of the newest entry when the page was read: its messages are as they
   *     were then; {@link #NONE} if the server does not say it
   * @param items the entries of the log by rising offset; maybe none
   * @param more whether messages before these are kept
   */
  record History(
      long before, String epoch, long first, long asOf, List<? extends Item> items, boolean more)
      implements Known {
    public History {
      items = List.copyOf(items);
    }

    /** A page of a server that does not say when it was read. */
    public History(
        long before, String epoch, long first, List<? extends Item> items, boolean more) {
      this(before, epoch, first, NONE, items, more);
    }
  }

  /**
   * A page of acts, which the client has asked for.
   *
   * @param before the number that the client asked with; {@link #NONE} for the newest
   * @param items the newest first; maybe none
   * @param holding quiets and bans that hold and are older than these, the newest first; only in
   *     the newest page
   * @param more whether older ones are kept
   */
  record Acts(long before, List<Act> items, List<Act> holding, boolean more) implements Known {
    public Acts {
      items = List.copyOf(items);
      holding = List.copyOf(holding);
    }
  }

  /**
   * The client's token ends soon: it is to send another one.
   *
   * @param inMillis when it ends; the socket is closed then
   */
  record Token(long inMillis) implements Known {}

  /** The person with this id is writing. */
  record Typing(long id) implements Known {}

  /**
   * Proves that the server is there, and asks the client for a pong.
   *
   * @param head the offset of the newest message that this client was sent; {@link #NONE} while it
   *     is still catching up
   */
  record Ping(long head) implements Known {}

  /** Answers a ping of this client. */
  record Pong() implements Known {}

  /**
   * The server has refused a frame of this client ({@code error} on the wire).
   *
   * @param code {@code bad_request}, {@code forbidden}, {@code too_large}, {@code internal}, {@code
   *     unknown_target}, {@code gone}, {@code too_late}, {@code slow}, {@code links}, {@code
   *     words}, {@code quiet}, or one that only a later server knows
   * @param cid the cid of the message that was refused; null if it was another frame
   * @param detail with {@code too_large} the limit in bytes, with {@code slow} in how many
   *     milliseconds it may be sent again, with {@code quiet} until when the person may say
   *     nothing, milliseconds since 1970; {@link #NONE} for none
   */
  record Refused(String code, @Nullable String cid, long detail) implements Known {
    /** The field that has the detail. */
    static String fieldOf(String code) {
      return switch (code) {
        case "slow" -> "retry";
        case "quiet" -> "until";
        default -> "limit";
      };
    }
  }

  /**
   * The server is about to stop or restart, and to close this socket.
   *
   * @param spreadMillis the client connects again after a random part of this time
   */
  record Bye(long spreadMillis) implements Known {}

  /**
   * A frame of a type that this version does not know, to be ignored.
   *
   * @param offset if it is an entry of the log: its place, which it takes all the same; else {@link
   *     #NONE}
   */
  record Unknown(String type, long offset) implements ServerFrame {}

  /**
   * A frame that cannot be read.
   *
   * @param fault one English phrase that says what is wrong
   * @param offset if it is an entry of the log: its place, which it takes all the same; else {@link
   *     #NONE}
   */
  record Malformed(String fault, long offset) implements ServerFrame {}
}
