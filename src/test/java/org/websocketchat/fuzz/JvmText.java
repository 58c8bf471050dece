package org.websocketchat.fuzz;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;
import org.websocketchat.view.Action;
import org.websocketchat.view.Markup;
import org.websocketchat.view.Translator;

/**
 * The text of one message as player.js notes it: {@code text} and <code>{tag class:text}</code>.
 */
final class JvmText implements Markup.Renderer {
  /** Of all that {@code new URL} accepts, what scripts contain. */
  private static final Pattern URL =
      Pattern.compile("(?is)mailto:.*|https?://[a-z0-9-]+(\\.[a-z0-9-]+)*(:\\d{1,4})?([/?#].*)?");

  private final StringBuilder noted = new StringBuilder();
  private Matcher matcher = BrowserPatterns.markup("");
  private String searched = "";

  private JvmText() {}

  static String of(Message message, List<Person> people, Translator translator) {
    var text = new JvmText();
    var said = translator.text(message);
    var plain = BrowserPatterns.withoutDirectionMarks(Action.plain(said));
    if (Action.is(said)) {
      text.piece("bdi", "bold", translator.name(message.name()), "");
      plain = " " + plain;
    }
    new Markup(people, text).read(plain, "");
    return text.noted.toString();
  }

  @Override
  public int find(String text, int from) {
    searched = text;
    matcher = BrowserPatterns.markup(text);
    return matcher.find(from) ? matcher.start() : -1;
  }

  @Override
  public int end() {
    return matcher.end();
  }

  @Override
  public String inner() {
    for (int i = 1; i <= matcher.groupCount(); i++) {
      if (matcher.group(i) != null) {
        return searched.substring(matcher.start(i), matcher.end(i));
      }
    }
    return "";
  }

  @Override
  public String href(String written) {
    return URL.matcher(written).matches() ? written : "";
  }

  @Override
  public void piece(String kind, String style, String text, String href) {
    if (kind.isEmpty() && style.isEmpty()) {
      noted.append(text);
    } else if (!text.isEmpty()) {
      var tag = kind.isEmpty() ? "span" : kind;
      noted.append('{').append(tag).append(' ').append(style).append(':').append(text).append('}');
    }
  }
}
