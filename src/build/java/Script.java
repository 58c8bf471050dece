import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What TeaVM wrote, unminified: its top-level definitions by name, in order, and its statements,
 * each under a name that no definition has.
 */
final class Script {
  private static final Pattern DEFINITION =
      Pattern.compile("(?:let )?([A-Za-z_$][\\w$]*)(?: = .*|[,;])|function ([\\w$]+)\\(.*");
  private static final Pattern STATEMENT =
      Pattern.compile("(?:\\$rt_(?!wrapFunction)\\w+\\(|[\\w$]+\\.[\\w$.]+ = |if \\(|\\{$|\\(\\(\\)|\"use strict\").*");

  private final Map<String, String> parts = new LinkedHashMap<>();
  private int count;

  Script(String text) {
    String name = "";
    var part = new StringBuilder();
    for (var line : text.split("\n")) {
      var definition = DEFINITION.matcher(line);
      boolean defines = definition.matches();
      if (defines || STATEMENT.matcher(line).matches()) {
        end(name, part);
        var let = defines ? definition.group(1) : null;
        name = let != null ? let : defines ? definition.group(2) : "#" + count++;
        line = let != null && !line.startsWith("let ") ? "let " + line : line;
      }
      part.append(line).append('\n');
    }
    end(name, part);
  }

  private void end(String name, StringBuilder part) {
    var text = part.toString().strip();
    if (!text.isEmpty()) {
      parts.put(name, text.endsWith(",") ? text.substring(0, text.length() - 1) + ";" : text);
    }
    part.setLength(0);
  }

  /** The definition of a name. */
  String get(String name) {
    if (!parts.containsKey(name)) {
      throw new IllegalStateException("TeaVM wrote no " + name);
    }
    return parts.get(name);
  }

  boolean defines(String name) {
    return parts.containsKey(name);
  }

  /** Puts another definition where the one of this name was. */
  void replace(String name, String text) {
    get(name);
    parts.put(name, text);
  }

  /** Puts a statement at the end. */
  void add(String text) {
    parts.put("#" + count++, text);
  }

  /** Takes out all statements that begin so, and gives their text. */
  String take(String start) {
    var taken = new StringBuilder();
    parts.entrySet().removeIf(
        part -> {
          boolean is = part.getKey().startsWith("#") && part.getValue().startsWith(start);
          if (is) {
            taken.append(part.getValue()).append('\n');
          }
          return is;
        });
    return taken.toString();
  }

  void remove(String name) {
    parts.remove(name);
  }

  /** Changes each part on its own. */
  void edit(UnaryOperator<String> change) {
    parts.replaceAll((name, text) -> change.apply(text));
  }

  /** Replaces all that matches, in each part on its own. */
  void edit(String pattern, String replacement) {
    var compiled = Pattern.compile(pattern);
    edit(text -> compiled.matcher(text).replaceAll(replacement));
  }

  /** Makes sure that nothing of this kind is left. */
  void refuse(String pattern) {
    var found = Pattern.compile(pattern).matcher(toString());
    if (found.find()) {
      throw new IllegalStateException("left in the script: " + found.group());
    }
  }

  Iterable<String> names() {
    return new TreeSet<>(parts.keySet());
  }

  /** The parameters of a function, as it writes them. */
  static String parameters(String definition) {
    var arrow = Pattern.compile("let [\\w$]+ = \\(?([^()=]*?)\\)? => ").matcher(definition);
    if (!arrow.lookingAt()) {
      throw new IllegalStateException("no function: " + definition);
    }
    return arrow.group(1);
  }

  static String quote(String text) {
    return Matcher.quoteReplacement(text);
  }

  @Override
  public String toString() {
    return String.join("\n", parts.values()) + "\n";
  }
}
