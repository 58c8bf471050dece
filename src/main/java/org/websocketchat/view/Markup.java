package org.websocketchat.view;

import java.util.List;
import org.websocketchat.session.Person;

/**
 * Reads what people mark up in a text: links, {@code `code`}, blocks between three backticks,
 * {@code *bold*}, {@code _italic_} and mentions. All else is text, and nothing but the marks gets
 * lost.
 *
 * <p>What is markup is said by a pattern, which the page's own engine runs. It looks at each
 * character a bounded number of times, whatever the text: what stands between two marks holds none
 * of its kind.
 */
public final class Markup {
  /** What finds the markup and takes the pieces in their order. */
  public interface Page {
    /** Where {@link #PATTERN} matches next, from there on; -1 if nowhere. */
    int find(String text, int from);

    /** Where that match ends. */
    int end();

    /** What its one group holds that has a part in it; empty if none has. */
    String inner();

    /** The address as the browser reads it; empty if it leads nowhere a link may lead. */
    String href(String written);

    /**
     * Takes a piece; nothing if its text is empty.
     *
     * @param kind name of the element that suits it, or empty
     * @param style of {@code bold} and {@code italic}, each followed by a blank
     * @param href where a link leads; else empty
     */
    void piece(String kind, String style, String text, String href);
  }

  /** Letters and digits of scripts that put blanks between words; a pattern's class. */
  private static final String WORD = "0-9A-Za-z\\u00c0-\\u1fff";

  /** What no link holds, save brackets in pairs; a pattern's class. */
  private static final String NO_LINK =
      "[^\\s<>\"`()\\u2000-\\u206f\\u3000-\\u303f\\uff00-\\uff20]*";

  /** Where emphasis begins and ends; within are words, which faces such as (*^_^*) have not. */
  private static final String BEFORE = "(?<![^\\s(\\u2000-\\uffff])";

  private static final String AFTER = "(?![^\\s!'),.:;?\\u2000-\\uffff])";
  private static final String WITHIN = "?[@" + WORD + "\\u2e80-\\uffff])";

  /** What is markup. What it begins with tells its kind. */
  public static final String PATTERN =
      "```(?!`)\\n?([\\s\\S]+?)\\n?```\\n?|`([^`\\n]+)`|@"
          + ("|" + BEFORE + "\\*(?=_" + WITHIN + "([^*\\n]*[^*\\s])\\*" + AFTER)
          + ("|" + BEFORE + "_(?=\\*" + WITHIN + "([^_\\n]*[^_\\s])_" + AFTER)
          + ("|(?<![" + WORD + "])((?:[Hh]ttps?://|[Mm]ailto:)" + NO_LINK)
          + ("(?:\\(" + NO_LINK + "\\)" + NO_LINK + ")*(?<![!'*,.:;?_~\\]}]))");

  /** Into so many pieces a text is cut at most; the rest of it is one. */
  static final int MOST_PIECES = 200;

  /** How many at signs of one text are looked at, so that a crowd of both costs nothing. */
  private static final int MOST_MENTIONS = 50;

  /** Links are shown without their middle if that makes them much shorter. */
  private static final int LINK_HEAD = 44;

  private static final int LINK_TAIL = 16;

  private final List<Person> people;
  private final Page page;
  private int mentions;
  private int pieces;
  private String mentioned = "";

  /** For one text in which these people can be mentioned. */
  public Markup(List<Person> people, Page page) {
    this.people = people;
    this.page = page;
  }

  /** Reads a text, or a part of it that has a style. */
  public void read(String text, String style) {
    int from = 0;
    int at = page.find(text, 0);
    while (at >= 0 && pieces < MOST_PIECES) {
      char mark = text.charAt(at);
      int end = mark == '@' ? mentionEnd(text, at) : page.end();
      if (end > at) {
        pieces++;
        var inner = page.inner();
        page.piece("", style, text.substring(from, at), "");
        from = end;
        switch (mark) {
          case '`' -> page.piece(text.startsWith("```", at) ? "pre" : "code", style, inner, "");
          case '*' -> read(inner, style + "bold ");
          case '_' -> read(inner, style + "italic ");
          case '@' -> page.piece(mentioned, style, text.substring(at, end), "");
          default -> link(inner, style);
        }
      }
      at = page.find(text, Math.max(from, at + 1));
    }
    page.piece("", style, text.substring(from), "");
  }

  /** Where the mention ends that begins here, or here if it is none; the longest name counts. */
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
    var href = page.href(written);
    if (href.isEmpty()) {
      page.piece("", style, written, "");
    } else {
      page.piece("a", style, label(written), href);
    }
  }

  /** A link without its middle, but with its whole host; whole if it names somebody before it. */
  private static String label(String written) {
    int path = written.indexOf('/', 8);
    int head = Math.max(path + 1, LINK_HEAD);
    int tail = written.length() - LINK_TAIL;
    return path < 0 || written.indexOf('@') >= 0 || head + LINK_TAIL > tail
        ? written
        : written.substring(0, head) + "…" + written.substring(tail);
  }
}
