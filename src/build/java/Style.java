import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The style sheet, as short as it can be, without what no element of the script can match. */
final class Style {
  /** What a selector asks for: classes, attributes and tags. */
  private static final Pattern ASKED =
      Pattern.compile("\\.[a-z][\\w-]*|\\[[\\w-]+|(?<![\\w.:\\[=-])[a-z][a-z0-9]*(?![\\w(-])");

  /** Where the script says what it makes. */
  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\n]++|\\\\.)*+'");

  /** What is told apart by a number is made of a letter and that. */
  private static final Pattern NUMBERED = Pattern.compile("c\\d");

  private final String css;

  /** All strings of the script, by lines, without the texts for people. */
  private final String said;

  private int at;

  private Style(String css, String script) {
    this.css = css;
    said =
        STRING
            .matcher(script)
            .results()
            .map(string -> string.group().substring(1).replaceAll(".$", ""))
            .flatMap(string -> Stream.of(string.split("\\\\n")))
            .map(line -> line.replaceAll("(^ *[\\w.-]+|@\\S+) [^@]*\\|[^@]*", "$1 "))
            .filter(line -> !line.contains("|"))
            .collect(Collectors.joining("\n"));
  }

  /**
   * Takes comments, needless space and dead rules out of a style sheet that holds no strings with
   * braces. A rule is dead if no string of the script names such a class, attribute or tag as its
   * selector asks for.
   */
  static String of(String css, String script) {
    var shrunk =
        css.replaceAll("(?s)/\\*.*?(\\*/|$)", "")
            .replaceAll("\\s+", " ")
            .replaceAll(" ?([{};,>]) ?", "$1")
            .replaceAll("([:(]) ", "$1")
            .replace(";}", "}")
            .strip();
    return dropUnread(new Style(shrunk, script).rules());
  }

  /** Rules up to the end of the sheet or of what they are nested in. */
  private String rules() {
    var rules = new StringBuilder();
    while (at < css.length() && css.charAt(at) != '}') {
      int brace = css.indexOf('{', at);
      var head = css.substring(at, brace).strip();
      at = brace + 1;
      boolean nests = head.startsWith("@media") || head.startsWith("@container");
      var body = nests ? rules() : body();
      at++;
      var kept = head.startsWith("@") ? head : alive(head);
      if (!kept.isEmpty() && !body.isEmpty()) {
        rules.append(kept).append('{').append(body).append('}');
      }
    }
    return rules.toString();
  }

  /** Declarations, or the steps of an animation. */
  private String body() {
    int start = at;
    for (int depth = 0; depth > 0 || css.charAt(at) != '}'; at++) {
      depth += css.charAt(at) == '{' ? 1 : css.charAt(at) == '}' ? -1 : 0;
    }
    return css.substring(start, at);
  }

  private String alive(String selectors) {
    var alive = new ArrayList<String>();
    for (var selector : selectors.split(",(?![^(]*\\))")) {
      if (isAlive(selector)) {
        alive.add(selector);
      }
    }
    return String.join(",", alive);
  }

  private boolean isAlive(String selector) {
    return ASKED
        .matcher(selector.replaceAll(":(dir|not|nth-child)\\([^()]*\\)|:[\\w-]+|=[^\\]]*", ""))
        .results()
        .allMatch(asked -> isSaid(asked.group()));
  }

  /** A class with a point or among words alone, a tag at the start of a line, any other word. */
  private boolean isSaid(String asked) {
    var name = asked.replaceAll("^\\W", "");
    var said =
        switch (asked.charAt(0)) {
          case '.' -> "\\." + name + "(?![\\w-])|(^|@class )[\\w ]*\\b" + name + "\\b(?! *[^\\w\\s])";
          case '[' -> "\\b" + name + "\\b";
          default -> "^ *" + name + "\\b";
        };
    return NUMBERED.matcher(name).matches() && this.said.contains(" c{")
        || Pattern.compile(said, Pattern.MULTILINE).matcher(this.said).find();
  }

  /** Takes away custom properties that nothing reads. */
  private static String dropUnread(String css) {
    return Pattern.compile("(--[\\w-]+):[^;}]*;?")
        .matcher(css)
        .replaceAll(found -> css.contains("var(" + found.group(1) + ")") ? "$0" : "");
  }
}
