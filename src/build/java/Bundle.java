import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Puts together what is served: the compiled Java and the style sheet become one classic script
 * that leaks no global, and lies with its compressed twin beside the files of {@code webapp/}.
 *
 * <p>{@code java Bundle.java <compiled script> <webapp folder> <version> <target folder>...}
 */
final class Bundle {
  private static final String NAME = "websocket-chat.js";
  private static final String STYLE = "websocket-chat.css";

  private Bundle() {}

  public static void main(String[] arguments) throws IOException {
    var compiled = Fields.shorten(Files.readString(Path.of(arguments[0])));
    var webapp = Path.of(arguments[1]);
    var style = shrink(Files.readString(webapp.resolve(STYLE)));
    var script = wrap(compiled, style, arguments[2]).getBytes("UTF-8");
    var zipped = gzip(script);
    for (var folder : List.of(arguments).subList(3, arguments.length)) {
      var target = Path.of(folder);
      Files.createDirectories(target);
      Files.write(target.resolve(NAME), script);
      Files.write(target.resolve(NAME + ".gz"), zipped);
      copyRest(webapp, target);
    }
    System.out.printf(
        "%s: %,d bytes, %,d with gzip -9 (style %,d of them raw)%n",
        NAME, script.length, zipped.length, style.length());
  }

  /** CommonJS output sees only what the wrapper hands it, so nothing gets out. */
  private static String wrap(String compiled, String style, String version) {
    return "/*! websocket-chat "
        + version
        + ", MIT licence */\n(function(){var module={},exports={};"
        + join(compiled.strip())
        + "\nexports.main(["
        + quote(style)
        + "])})();\n";
  }

  /**
   * Takes out the line ends that TeaVM scatters among its tokens: they hardly compress. Only beside
   * tokens that cannot grow together with another.
   */
  private static String join(String script) {
    return script.replaceAll("(?<=[;,{}(\\[.:?|&=])\n|\n(?=[;,{}(\\[.:?|&=)\\]])", "");
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }

  /** Takes comments and needless space out of the style sheet; it holds no strings with either. */
  private static String shrink(String css) {
    return css.replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([{};,>]) ?", "$1")
        .replaceAll("([:(]) ", "$1")
        .replace(";}", "}")
        .strip();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  /** The files that are served as they are; the style of the element is in the script. */
  private static void copyRest(Path webapp, Path target) throws IOException {
    try (var files = Files.list(webapp)) {
      for (var file : files.sorted().toList()) {
        if (!file.endsWith(STYLE)) {
          Files.write(target.resolve(file.getFileName().toString()), Files.readAllBytes(file));
        }
      }
    }
  }
}

/**
 * Gives the fields of unrelated classes the same short names. TeaVM gives each field of the whole
 * program a name of its own, which compresses badly; here a class counts its fields from the
 * shortest name on, behind those of its superclasses.
 *
 * <p>Nothing can be mixed up: a name is only changed if one class alone declares it and no string
 * contains it, and only to names that nothing in the script had, methods and the browser's own
 * properties included.
 */
final class Fields {
  /** How TeaVM writes a class: its superclass's constructor, then every field. */
  private static final Pattern CLASS =
      Pattern.compile(
          "function ([\\w$]+)\\(\\)\\{(?:let a=this;)?([\\w$]+)\\.call\\((?:a|this)\\);"
              + "((?:(?:a|this)\\.[\\w$]+=[^;]+;)*)\\}");

  private static final Pattern FIELD = Pattern.compile("(?:a|this)\\.([\\w$]+)=");
  private static final Pattern ACCESS = Pattern.compile("\\.([A-Za-z_$][\\w$]*)");
  private static final Pattern QUOTED = Pattern.compile("\"([A-Za-z_$][\\w$]*)\"");
  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]++|\\\\.)*+\"");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$";

  /** Names that browsers use, too, and that a field may have by chance. */
  private static final Set<String> NATIVE =
      Set.of("id", "is", "at", "x", "y", "now", "add", "has", "get", "set", "dir", "log", "src");

  private final Map<String, String> parents = new LinkedHashMap<>();
  private final Map<String, List<String>> declared = new LinkedHashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  private Fields() {}

  /** The same script with shorter field names. */
  static String shorten(String script) {
    var fields = new Fields();
    fields.read(script);
    return fields.rename(script);
  }

  private void read(String script) {
    for (var matcher = CLASS.matcher(script); matcher.find(); ) {
      var names = new ArrayList<String>();
      for (var field = FIELD.matcher(matcher.group(3)); field.find(); ) {
        names.add(field.group(1));
      }
      parents.put(matcher.group(1), matcher.group(2));
      declared.put(matcher.group(1), names);
    }
    for (var matcher = ACCESS.matcher(script); matcher.find(); ) {
      uses.merge(matcher.group(1), 1, Integer::sum);
    }
  }

  private String rename(String script) {
    var changeable = changeable(script);
    var taken = new HashSet<>(uses.keySet());
    for (var matcher = QUOTED.matcher(script); matcher.find(); ) {
      taken.add(matcher.group(1));
    }
    var free = free(taken, declared.values().stream().mapToInt(List::size).sum());
    var renamed = new HashMap<String, String>();
    for (var name : declared.keySet()) {
      var own = new ArrayList<>(declared.get(name));
      own.removeIf(field -> !changeable.contains(field));
      own.sort(Comparator.comparing(field -> -uses.get(field)));
      int first = inherited(name);
      for (int i = 0; i < own.size(); i++) {
        renamed.put(own.get(i), free.get(first + i));
      }
    }
    return ACCESS
        .matcher(script)
        .replaceAll(
            found -> {
              var name = found.group(1);
              return Matcher.quoteReplacement("." + renamed.getOrDefault(name, name));
            });
  }

  /** Fields that one class alone declares and no string or browser could mean. */
  private Set<String> changeable(String script) {
    var owners = new HashMap<String, Integer>();
    declared.values().forEach(names -> names.forEach(name -> owners.merge(name, 1, Integer::sum)));
    owners.values().removeIf(count -> count > 1);
    owners.keySet().removeAll(NATIVE);
    for (var literal = LITERAL.matcher(script); literal.find(); ) {
      for (var matcher = ACCESS.matcher(literal.group()); matcher.find(); ) {
        owners.remove(matcher.group(1));
      }
    }
    return owners.keySet();
  }

  /** How many fields the superclasses of a class have. */
  private int inherited(String name) {
    int count = 0;
    for (var at = parents.get(name); parents.containsKey(at); at = parents.get(at)) {
      count += declared.get(at).size();
    }
    return count;
  }

  /** Enough names that nothing has, the shortest first. */
  private static List<String> free(Set<String> taken, int count) {
    var names = new ArrayList<String>();
    for (char letter : LETTERS.toCharArray()) {
      names.add(String.valueOf(letter));
    }
    for (int i = 0; names.size() < count + taken.size() + LETTERS.length(); i++) {
      names.add(names.get(i) + LETTERS.charAt(i % LETTERS.length()));
    }
    names.removeIf(taken::contains);
    return names;
  }
}
