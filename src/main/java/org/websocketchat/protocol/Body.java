package org.websocketchat.protocol;

/**
 * What a message says, apart from who said it, when, and where it stands in the log.
 *
 * <p>Whoever adds a kind adds a record here, tells {@link BodyCodec} how it is written, and follows
 * the compiler to every switch that has to decide about it.
 */
public sealed interface Body {

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
   */
  record Text(String text) implements Body {
    public Text {
      text = Utf8.wellFormed(text);
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
}
