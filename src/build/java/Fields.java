import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.rhino.Node;
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

/**
 * Gives fields and methods short names, the same ones to the fields of unrelated classes: a class
 * counts its fields in the order in which it declares them, behind those of its superclasses, so that
 * constructors resemble one another.
 *
 * <p>Nothing can be mixed up: all names that TeaVM gives begin with a dollar sign, a field is known
 * by one class alone, and the new names are ones that nothing in the script had.
 */
final class Fields {
  private static final Pattern CLASS =
      Pattern.compile("(?m)^function ([\\w$]+)\\(\\) \\{([^}]*)\\}$");
  private static final Pattern FIELD = Pattern.compile("(?:a|this)\\.(\\$[\\w$]+) = ");
  private static final Pattern PARENT =
      Pattern.compile("\\$rt_extends\\(([\\w$]+), ([\\w$]+)\\)");
  private static final Pattern OURS = Pattern.compile("(?<=\\.)\\$[\\w$]*|(?<=[{,])\\$[\\w$]*(?=:)");

  /** Those of which the rest of the script has most come first: that compresses better. */
  private static final String LETTERS = "etnriahlosucfdpwvbmkgjxyqSEAMCzTONLDBHPIRWFUY_KJGZ$VQX";

  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, List<String>> declared = new LinkedHashMap<>();

  /** Reads the classes of a script that is not optimized yet. */
  Fields(String script) {
    for (var matcher = CLASS.matcher(script); matcher.find(); ) {
      var names = new ArrayList<String>();
      for (var field = FIELD.matcher(matcher.group(2)); field.find(); ) {
        names.add(field.group(1));
      }
      declared.put(matcher.group(1), names);
    }
    for (var matcher = PARENT.matcher(script); matcher.find(); ) {
      parents.put(matcher.group(1), matcher.group(2));
    }
  }

  /** The optimized script with short names. */
  String shorten(String script) {
    var uses = new HashMap<String, Integer>();
    for (var matcher = OURS.matcher(script); matcher.find(); ) {
      uses.merge(matcher.group(), 1, Integer::sum);
    }
    var free = free(script, uses.size());
    var others = new ArrayList<>(uses.keySet());
    declared.values().forEach(others::removeAll);
    var byUse = Comparator.<String>comparingInt(name -> -uses.get(name)).thenComparing(name -> name);
    others.sort(byUse);
    var names = new HashMap<String, String>();
    for (var type : declared.keySet()) {
      var own = new ArrayList<>(declared.get(type));
      own.retainAll(uses.keySet());
      int first = inherited(type);
      for (int i = 0; i < own.size(); i++) {
        if (names.put(own.get(i), free.get(first + i)) != null) {
          throw new IllegalStateException("two classes have a field " + own.get(i));
        }
      }
    }
    var taken = new HashSet<>(names.values());
    free.removeAll(taken);
    for (var name : others) {
      names.put(name, free.remove(0));
    }
    return OURS.matcher(script)
        .replaceAll(at -> Matcher.quoteReplacement(names.get(at.group())));
  }

  /** How many fields the superclasses of a class have. */
  private int inherited(String type) {
    int count = 0;
    for (var at = parents.get(type); at != null; at = parents.get(at)) {
      count += declared.get(at).size();
    }
    return count;
  }

  /** Enough names that no property has, nor any text that might name one; the best first. */
  private static List<String> free(String script, int count) {
    var compiler = new Compiler();
    var options = new CompilerOptions();
    options.setLanguage(CompilerOptions.LanguageMode.ECMASCRIPT_2019);
    compiler.initOptions(options);
    Set<String> taken = new HashSet<>();
    properties(compiler.parse(SourceFile.fromCode("compiled.js", script)), taken);
    return names(taken, count);
  }

  private static void properties(Node node, Set<String> found) {
    if (node.isGetProp() || node.isOptChainGetProp() || node.isStringLit() || isKey(node)) {
      found.add(node.getString());
    }
    node.children().forEach(child -> properties(child, found));
  }

  private static boolean isKey(Node node) {
    return node.isStringKey()
        || node.isMemberFunctionDef()
        || node.isGetterDef()
        || node.isSetterDef();
  }

  private static List<String> names(Set<String> taken, int count) {
    var names = new ArrayList<String>();
    for (char letter : LETTERS.toCharArray()) {
      names.add(String.valueOf(letter));
    }
    for (int i = 0; names.size() < count + taken.size() + LETTERS.length(); i++) {
      for (char letter : LETTERS.toCharArray()) {
        names.add(names.get(i) + letter);
      }
    }
    names.removeIf(taken::contains);
    return names;
  }
}
