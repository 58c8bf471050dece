package org.websocketchat.protocol;

/**
 * What an entry of a room's log says, apart from who said it, when, and where it stands in the log:
 * a message, what is left of one that was removed, or a correction of a message.
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
    public int bytes() {
      return Utf8.length(text);
    }

    /** Whether it is white space and nothing else. */
    @Override
    public boolean isEmpty() {
      return WhiteSpace.isBlank(text);
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
  }

  /** Changes a message that stands in the log before it. */
  sealed interface Correction extends Body {
    /** The offset of the message, never that of another correction; from 1. */
    long target();
  }

  /**
   * Gives a message another text. The rest of the message stays as it is.
   *
   * @param text as in {@link Text}; empty if it is not told, since a later correction of the same
   *     message has overtaken it, or the message is not kept any more
   */
  record Edit(long target, String text) implements Correction {
    public Edit {
      text = Utf8.wellFormed(text);
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
   * Removes a message: nothing but {@link Removed} is left of it, whatever comes later.
   *
   * @param by what the server says; a client that sends it says {@link Remover#AUTHOR}
   */
  record Remove(long target, Remover by) implements Correction {
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
      return false;
    }
  }
}
