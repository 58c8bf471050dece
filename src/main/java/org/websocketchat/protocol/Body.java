package org.websocketchat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What an entry of a room's log says, apart from who said it, when, and where it stands in the log:
 * a message, what is left of one that was removed, or a correction of messages or of the room.
 *
 * <p>Whoever adds a kind adds a record here, tells {@link BodyCodec} how it is written, and follows
 * the compiler to every switch that has to decide about it.
 */
public sealed interface Body {
  /** Stands for the offset of no message. */
  long NO_OFFSET = 0;

  /** The words to show, to search and to read out, as they were typed; empty if it has none. */
  String text();

  /**
   * How many bytes its words take in UTF-8. This is what counts against the limit of a text, what
   * an outbox may hold, and the size of replays and pages.
   */
  int bytes();

  /** Whether it says nothing at all; then a session refuses to send it. */
  boolean isEmpty();

  /** The same with another text; this very body if it is neither a text nor an edit. */
  default Body saying(String text) {
    return this;
  }

  /**
   * What is left of it in another epoch of the log, where the offsets that it names are those of
   * other entries: this very body if it names none; null if nothing is left.
   */
  @Nullable Body withoutOffsets();

  /**
   * A text.
   *
   * @param text any text; each lone surrogate is replaced by U+FFFD ({@link Utf8#wellFormed})
   * @param re the offset of the message that it replies to; {@link #NO_OFFSET} if it is no reply
   */
  record Text(String text, long re) implements Body {
    public Text {
      text = Utf8.wellFormed(text);
    }

    /** A text that is no reply. */
    public Text(String text) {
      this(text, NO_OFFSET);
    }

    @Override
    public Body saying(String other) {
      return new Text(other, re);
    }

    @Override
    public int bytes() {
      return Utf8.length(text);
    }

    /** Whether it is white space and nothing else. */
    @Override
    public boolean isEmpty() {
      return WhiteSpace.isBlank(text);
    }

    @Override
    public Body withoutOffsets() {
      return re == NO_OFFSET ? this : new Text(text);
    }
  }

  /** Who has removed a message. */
  enum Remover {
    AUTHOR,
    MODERATOR
  }

  /** What is left of a message that was removed. Nobody can send it. */
  record Removed(Remover by) implements Body {
    @Override
    public String text() {
      return "";
    }

    @Override
    public int bytes() {
      return 0;
    }

    @Override
    public boolean isEmpty() {
      return true;
    }

    @Override
    public Body withoutOffsets() {
      return this;
    }
  }

  /** Changes what the log says before it, or the room: an entry that is no message. */
  sealed interface Correction extends Body {
    @Override
    default String text() {
      return "";
    }

    @Override
    default int bytes() {
      return 0;
    }

    @Override
    default boolean isEmpty() {
      return false;
    }

    @Override
    default @Nullable Body withoutOffsets() {
      return this;
    }
  }

  /** Changes messages that stand in the log before it. */
  sealed interface OfMessages extends Correction {
    /** The lowest offset of a message that it may change; from 1. */
    long from();

    /**
     * Whether it is about this message, which stands in the log before it.
     *
     * @param offset the message's place in the log
     * @param who the public id of the sender's person; null if it is not known
     * @param cid the message's; null if it has none
     */
    boolean isAbout(long offset, @Nullable String who, @Nullable String cid);

    /**
     * What it makes of a message that it is about and that is not removed.
     *
     * @param offset its own place in the log
     * @param dateMillis when the server took it, milliseconds since 1970
     */
    Revision applyTo(Revision message, long offset, long dateMillis);

    @Override
    default @Nullable Body withoutOffsets() {
      return null;
    }
  }

  /** Changes one message. */
  sealed interface OfOneMessage extends OfMessages {
    /** The offset of the message, never that of another correction; from 1. */
    long target();

    @Override
    default long from() {
      return target();
    }

    @Override
    default boolean isAbout(long offset, @Nullable String who, @Nullable String cid) {
      return offset == target();
    }
  }

  /**
   * Changes what one message says or carries, and nothing else: neither the room, nor what
   * moderators look after.
   */
  sealed interface Amendment extends OfOneMessage {}

  /** Leaves nothing of the messages that it is about but {@link Removed}, whatever comes later. */
  sealed interface Removal extends OfMessages {
    /** Who removes them. */
    Remover by();

    @Override
    default Revision applyTo(Revision message, long offset, long dateMillis) {
      return new Revision(new Removed(by()), offset, 0);
    }
  }

  /**
   * Gives a message another text. The rest of the message stays as it is.
   *
   * @param text as in {@link Text}; empty if it is not told, since a later correction of the same
   *     message has overtaken it, or the message is not kept any more
   */
  record Edit(long target, String text) implements Amendment {
    public Edit {
      text = Utf8.wellFormed(text);
    }

    @Override
    public Body saying(String other) {
      return new Edit(target, other);
    }

    @Override
    public Revision applyTo(Revision message, long offset, long dateMillis) {
      return new Revision(message.body().saying(text), offset, dateMillis);
    }

    /** The same edit without its text. */
    public Edit withoutText() {
      return new Edit(target, "");
    }

    @Override
    public int bytes() {
      return Utf8.length(text);
    }

    @Override
    public boolean isEmpty() {
      return WhiteSpace.isBlank(text);
    }
  }

  /**
   * Removes a message.
   *
   * @param by what the server says; a client that sends it says {@link Remover#AUTHOR}
   */
  record Remove(long target, Remover by) implements OfOneMessage, Removal {}

  /**
   * Removes the messages of one person or of all guests from an offset on, as a moderator does.
   *
   * @param who the public id of the person; null for everybody who was a guest when they wrote
   * @param since the lowest offset of a message that it removes, from 1. A client says from where
   *     on it wants them removed; the server says a higher offset if more were there than it
   *     removes at once, which then are the newest
   * @param unpins whether the message that was pinned is among them; false from a client
   */
  record Purge(@Nullable String who, long since, boolean unpins) implements Removal {
    /** What a client sends. */
    public Purge(@Nullable String who, long since) {
      this(who, since, false);
    }

    /**
     * Whether the sender of a message had no token when it was sent. A guest's public id is the tag
     * of the guest's key, with which the cid begins; that of anybody else is not. So whoever has
     * the message knows it, now and later.
     *
     * @param who the public id of the sender's person; null if it came by {@code json}
     * @param cid null if it came by {@code json}
     */
    public static boolean isOfGuest(@Nullable String who, @Nullable String cid) {
      return who == null || (cid != null && cid.startsWith(who + "."));
    }

    @Override
    public Remover by() {
      return Remover.MODERATOR;
    }

    @Override
    public long from() {
      return since;
    }

    @Override
    public boolean isAbout(long offset, @Nullable String byWhom, @Nullable String cid) {
      return offset >= since && (who == null ? isOfGuest(byWhom, cid) : who.equals(byWhom));
    }
  }

  /**
   * Pins a message, in place of the one that was pinned before.
   *
   * @param target the offset of the message; {@link #NO_OFFSET} if none is pinned any more
   */
  record Pin(long target) implements Correction {
    @Override
    public @Nullable Body withoutOffsets() {
      return target == NO_OFFSET ? this : null;
    }
  }

  /** Sets the mode of the room. Nobody can send it: a client sends a {@link ModeChange}. */
  record Mode(RoomMode mode) implements Correction {}

  /** Changes a part of the mode of the room. A log has the {@link Mode} that came of it. */
  record ModeChange(RoomMode.Change set) implements Correction {
    @Override
    public boolean isEmpty() {
      return set.isEmpty();
    }
  }

  /** What a sanction does to a person. */
  enum SanctionKind {
    /** May read, and say nothing. */
    QUIET("quiet"),
    /** May not be here. */
    BAN("ban"),
    /** Ends every {@link #QUIET} and {@link #BAN} of the person. */
    PARDON("pardon");

    private final String word;

    SanctionKind(String word) {
      this.word = word;
    }

    /** The kind as frames and logs write it. */
    public String word() {
      return word;
    }

    /** The kind that is written so; null if there is none. */
    public static @Nullable SanctionKind of(@Nullable String word) {
      for (var kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      return null;
    }
  }

  /**
   * Quiets, bans or pardons a person.
   *
   * @param who the public id of the person
   * @param forMillis for how long from the date of the entry on; 0 for ever, and for a pardon
   * @param reason the moderator's words; empty if there are none
   */
  record Sanction(SanctionKind kind, String who, long forMillis, String reason)
      implements Correction {
    public Sanction {
      reason = Utf8.wellFormed(reason);
    }

    @Override
    public String text() {
      return reason;
    }

    @Override
    public int bytes() {
      return Utf8.length(reason);
    }
  }

  /**
   * Tells moderators of a message, which it leaves as it is.
   *
   * @param target the offset of the message, from 1
   * @param reason the words of whoever reports it; empty if there are none
   */
  record Report(long target, String reason) implements Correction {
    public Report {
      reason = Utf8.wellFormed(reason);
    }

    @Override
    public @Nullable Body withoutOffsets() {
      return null;
    }

    @Override
    public String text() {
      return reason;
    }

    @Override
    public int bytes() {
      return Utf8.length(reason);
    }
  }
}
