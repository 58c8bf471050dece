package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;
import org.websocketchat.view.Action;
import org.websocketchat.view.Markup;
import org.websocketchat.view.Translator;
import org.websocketchat.view.UnsafeCharacters;

/** Draws the text of a message with its markup. */
final class MarkupRenderer implements Markup.Renderer {
  private final JSObject pattern;
  private final HTMLElement place;

  private MarkupRenderer(HTMLElement place) {
    this.place = place;
    pattern = regExp(Markup.PATTERN);
  }

  /**
   * Draws a text, unless it is already drawn.
   *
   * @param people the people who can be mentioned
   */
  static void draw(HTMLElement place, Message message, Translator translator, List<Person> people) {
    var said = message.body().text();
    var author = Action.is(said) ? translator.name(message.name()) : "";
    if (empties(place, author + "\n" + said)) {
      var text = without(Action.plain(said), UnsafeCharacters.DIRECTION_MARKS);
      if (!author.isEmpty()) {
        Dom.build(place, "bdi.bold {0}", author, "", "");
        text = " " + text;
      }
      place.setClassName(isFewEmoji(text) ? "text emoji" : "text");
      new Markup(people, new MarkupRenderer(place)).read(text, "");
    }
  }

  @Override
  public int find(String text, int from) {
    return find(pattern, text, from);
  }

  @Override
  public int end() {
    return end(pattern);
  }

  @Override
  public String inner() {
    return inner(pattern);
  }

  @Override
  public void piece(String kind, String style, String text, String href) {
    append(place, kind, style, text, href);
  }

  @Override
  public String href(String written) {
    return parsed(written);
  }

  @JSBody(
      params = {"text", "pattern"},
      script = "return text.replace(new RegExp(pattern, 'g'), '');")
  private static native String without(String text, String pattern);

  /** Whether a text consists of one to three emoji, where the browser can tell. */
  @JSBody(
      params = "text",
      script =
          """
          const picture = '\\\\p{Extended_Pictographic}';
          try {
            return new RegExp('^( ?(\\\\p{RI}{2}|' + picture + '(\\\\p{EMod}|\\\\ufe0f|\\\\u200d'
              + picture + '|[\\\\u{e0020}-\\\\u{e007f}])*)){1,3}$', 'u').test(text);
          } catch (e) {
            return false;
          }
          """)
  private static native boolean isFewEmoji(String text);

  /** Removes the contents, unless they were drawn for this text. */
  @JSBody(
      params = {"place", "text"},
      script =
          """
          if (place.said === text) return false;
          place.said = text;
          place.textContent = '';
          return true;
          """)
  private static native boolean empties(HTMLElement place, String text);

  @JSBody(params = "pattern", script = "return new RegExp(pattern, 'g');")
  private static native JSObject regExp(String pattern);

  @JSBody(
      params = {"pattern", "text", "from"},
      script =
          """
          pattern.lastIndex = from;
          const found = pattern.exec(text);
          pattern.inner = found && found.slice(1).join('');
          return found ? found.index : -1;
          """)
  private static native int find(JSObject pattern, String text, int from);

  @JSBody(params = "pattern", script = "return pattern.lastIndex;")
  private static native int end(JSObject pattern);

  @JSBody(params = "pattern", script = "return pattern.inner;")
  private static native String inner(JSObject pattern);

  @JSBody(
      params = {"place", "kind", "style", "text", "href"},
      script =
          """
          if (!text) return;
          if (!kind && !style) {
            place.appendChild(document.createTextNode(text));
            return;
          }
          const piece = place.appendChild(document.createElement(kind || 'span'));
          piece.className = style;
          piece.textContent = text;
          if (href) {
            piece.title = piece.href = href;
            piece.rel = 'noopener noreferrer nofollow';
            piece.target = '_blank';
            piece.setAttribute('part', 'link');
          }
          if (kind === 'pre') piece.tabIndex = 0;
          """)
  private static native void append(
      HTMLElement place, String kind, String style, String text, String href);

  @JSBody(
      params = "written",
      script =
          """
          try {
            const url = new URL(written);
            return /^(https?|mailto):$/.test(url.protocol) ? url.href : '';
          } catch (e) {
            return '';
          }
          """)
  private static native String parsed(String written);
}
