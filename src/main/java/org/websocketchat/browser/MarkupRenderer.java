package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSRegExp;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.browser.bindings.RegularExpression;
import org.websocketchat.browser.bindings.Script;
import org.websocketchat.browser.bindings.Url;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;
import org.websocketchat.view.Action;
import org.websocketchat.view.Markup;
import org.websocketchat.view.Translator;
import org.websocketchat.view.UnsafeCharacters;

/** Draws the texts of messages with their markup. */
final class MarkupRenderer {
  private static final String PICTURE = "\\p{Extended_Pictographic}";

  /** One to three emoji. */
  private static final String FEW_EMOJI =
      "^( ?(\\p{RI}{2}|"
          + PICTURE
          + "(\\p{EMod}|\\ufe0f|\\u200d"
          + PICTURE
          + "|[\\u{e0020}-\\u{e007f}])*)){1,3}$";

  private final RegularExpression markup = (RegularExpression) new JSRegExp(Markup.PATTERN, "g");
  private final JSRegExp turning = new JSRegExp(UnsafeCharacters.DIRECTION_MARKS, "g");
  private final Translator translator;

  /** Null where the browser's regular expressions do not know emoji. */
  private final @Nullable JSRegExp fewEmoji = fewEmoji();

  MarkupRenderer(Translator translator) {
    this.translator = translator;
  }

  /**
   * Draws the text of a message at the end of an element.
   *
   * @param people the people who can be mentioned
   */
  void draw(HTMLElement place, Message message, List<Person> people) {
    var said = translator.text(message);
    var text = replaceAll(Action.plain(said), turning, "");
    if (Action.is(said)) {
      var author = HTMLDocument.current().createElement("bdi");
      author.setClassName("bold");
      author.setTextContent(translator.name(message.name()));
      place.appendChild(author);
      text = " " + text;
    }
    boolean isEmoji = fewEmoji != null && fewEmoji.test(text);
    place.setClassName(isEmoji ? "text emoji" : "text");
    new Markup(people, new Target(markup, place)).read(text, "");
  }

  /** Replaces everything that a pattern with the flag {@code g} matches. */
  static String replaceAll(String text, JSRegExp pattern, String by) {
    return JSString.valueOf(text).replace(pattern, JSString.valueOf(by)).stringValue();
  }

  private static @Nullable JSRegExp fewEmoji() {
    try {
      return new JSRegExp(FEW_EMOJI, "u");
    } catch (RuntimeException unsupported) {
      return null;
    }
  }

  /** Draws the pieces of one text. */
  private static final class Target implements Markup.Renderer {
    private final RegularExpression pattern;
    private final HTMLElement place;
    private String inner = "";

    Target(RegularExpression pattern, HTMLElement place) {
      this.pattern = pattern;
      this.place = place;
    }

    @Override
    public int find(String text, int from) {
      pattern.setLastIndex(from);
      var match = pattern.exec(text);
      if (match == null) {
        return -1;
      }
      inner = "";
      for (int i = 1; i < match.getLength(); i++) {
        if (!Script.isMissing(match.get(i))) {
          inner = ((JSString) match.get(i)).stringValue();
        }
      }
      return match.getIndex();
    }

    @Override
    public int end() {
      return pattern.getLastIndex();
    }

    @Override
    public String inner() {
      return inner;
    }

    @Override
    public void piece(String kind, String style, String text, String href) {
      var document = HTMLDocument.current();
      if (text.isEmpty()) {
        return;
      }
      if (kind.isEmpty() && style.isEmpty()) {
        place.appendChild(document.createTextNode(text));
        return;
      }
      var piece = document.createElement(kind.isEmpty() ? "span" : kind);
      piece.setClassName(style);
      piece.setTextContent(text);
      if (!href.isEmpty()) {
        piece.setTitle(href);
        piece.setAttribute("href", href);
        piece.setAttribute("rel", "noopener noreferrer nofollow");
        piece.setAttribute("target", "_blank");
        piece.setAttribute("part", "link");
      }
      if (kind.equals("pre")) {
        piece.setTabIndex(0); // to scroll by keyboard
      }
      place.appendChild(piece);
    }

    @Override
    public String href(String written) {
      try {
        var url = new Url(written);
        var scheme = url.getProtocol();
        boolean isSafe =
            scheme.equals("https:") || scheme.equals("http:") || scheme.equals("mailto:");
        return isSafe ? url.getHref() : "";
      } catch (RuntimeException invalid) {
        return "";
      }
    }
  }
}
