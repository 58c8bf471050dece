package org.websocketchat.view;

import java.util.List;
import org.websocketchat.protocol.LinkRule;
import org.websocketchat.session.Person;

/**
 * Reads what people mark up in a text: links, {@code `code`}, blocks between three backticks,
 * {@code *bold*}, {@code _italic_} and mentions. All else is text, and nothing but the marks gets
 * lost.
 *
 * <p>A pattern defines the markup; the page's own engine runs it. It looks at each character a
 * bounded number of times, whatever the text is, because the text between two marks contains no
 * mark of the same kind.
 */
public final class Markup {
  /** Finds the markup, and receives the pieces of a text in order. */
  public interface Renderer {
    /** The index of the next match of {@link #PATTERN} from this index on; -1 if there is none. */
    int find(String text, int from);

    /** The end of that match. */
    int end();

    /** The group that took part in that match; empty if there is none. */
    String inner();

    /** The address as the browser parses it; empty if links may not lead there. */
    String href(String written);

    /**
     * Receives a piece; an empty text is no piece.
     *
     * @param kind the name of the HTML element for it, or empty
     * @param style any of {@code bold} and {@code italic}, each followed by a blank
     * @param href where a link leads; else empty
     */
    void piece(String kind, String style, String text, String href);
  }

  /** Where emphasis begins and ends; it contains words, which emoticons such as (*^_^*) do not. */
  private static final String BEFORE = "(?<![^\\s(\\u2000-\\uffff])";

  private static final String AFTER = "(?![^\\s!'),.:;?\\u2000-\\uffff])";
  private static final String WITHIN = "?[@" + LinkRule.WORD + "\\u2e80-\\uffff])";

  /** All markup; the first character of a match tells its kind. */
  public static final String PATTERN =
      "```(?!`)\\n?([\\s\\S]+?)\\n?```\\n?|`([^`\\n]+)`|@"
          + ("|" + BEFORE + "\\*(?=_" + WITHIN + "([^*\\n]*[^*\\s])\\*" + AFTER)
          + ("|" + BEFORE + "_(?=\\*" + WITHIN + "([^_\\n]*[^_\\s])_" + AFTER)
          + ("|" + LinkRule.PATTERN);

  /** How many pieces a text has at most; the rest of the text is one piece. */
  static final int MOST_PIECES = 200;

  /** How many at signs of a text are compared with names, so that many of both cost little. */
  private static final int MOST_MENTIONS = 50;

  /** How much of a link's beginning is shown, if it is much longer and its middle is left out. */
  private static final int LINK_HEAD = 44;

  private static final int LINK_TAIL = 16;

  private final List<Person> people;
  private final Renderer renderer;
  private int mentions;
  private int pieces;
  private String mentioned = "";

  /** Reads one text in which these people can be mentioned. */
  public Markup(List<Person> people, Renderer renderer) {
    this.people = people;
    this.renderer = renderer;
  }

  /** Reads a text, or a part of it that has a style. */
  public void read(String text, String style) {
    int from = 0;
    int at = renderer.find(text, 0);
    while (at >= 0 && pieces < MOST_PIECES) {
      char mark = text.charAt(at);
      int end = mark == '@' ? mentionEnd(text, at) : renderer.end();
      if (end > at) {
        pieces++;
        var inner = renderer.inner();
        renderer.piece("", style, text.substring(from, at), "");
        from = end;
        switch (mark) {
          case '`' -> renderer.piece(text.startsWith("```", at) ? "pre" : "code", style, inner, "");
          case '*' -> read(inner, style + "bold ");
          case '_' -> read(inner, style + "italic ");
          case '@' -> renderer.piece(mentioned, style, text.substring(at, end), "");
          default -> link(inner, style);
        }
      }
      at = renderer.find(text, Math.max(from, at + 1));
    }
    renderer.piece("", style, text.substring(from), "");
  }

  /**
   * The end of the mention at this index, with the longest name that fits; the index itself if
   * there is none.
   */
  private int mentionEnd(String text, int at) {
    int end = at;
    for (int i = 0; mentions < MOST_MENTIONS && i < people.size(); i++) {
      int longer = Mention.end(text, at, people.get(i).name());
      if (longer > end) {
        end = longer;
        mentioned = people.get(i).own() ? "mark" : "b";
      }
    }
    mentions++;
    return end;
  }

  private void link(String written, String style) {
    boolean hasScheme = written.charAt(0) != 'w' && written.charAt(0) != 'W';
    var href = renderer.href(hasScheme ? written : "https://" + written);
    if (href.isEmpty()) {
      renderer.piece("", style, written, "");
    } else {
      renderer.piece("a", style, label(written), href);
    }
  }

  /**
   * The text of a link: its middle is left out if it is long, never a part of its host; whole if it
   * has a user name.
   */
  private static String label(String written) {
    int path = written.indexOf('/', 8);
    int head = Math.max(path + 1, LINK_HEAD);
    int tail = written.length() - LINK_TAIL;
    return path < 0 || written.indexOf('@') >= 0 || head + LINK_TAIL > tail
        ? written
        : written.substring(0, head) + "…" + written.substring(tail);
  }
}
