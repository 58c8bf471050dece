import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives variables new names, each the same one wherever it stood before: letters that the rest of
 * the script uses most, and longer names in the order in which they appear, so that neighbours
 * resemble one another. That compresses better.
 */
final class Names {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$";
  private static final String DIGITS = "0123456789";
  private static final Set<String> RESERVED =
      Set.of("do", "if", "in", "of", "as", "is", "arguments", "undefined", "NaN", "Infinity");

  /** How often each of our variables is named, in order of appearance. */
  private final Map<String, Integer> ours = new LinkedHashMap<>();

  /** Names of the browser's. */
  private final Set<String> others = new HashSet<>();

  private Names() {}

  /** Renames in a script, of which this is the text. */
  static void give(Node root, String text) {
    var names = new Names();
    names.read(root, List.of(declared(root, true)));
    for (var name : names.others) {
      if (names.ours.containsKey(name)) {
        throw new IllegalStateException("a variable has the name of one of the browser: " + name);
      }
    }
    rename(root, names.assign(text));
  }

  /** Counts names, with the names declared around them, the innermost last. */
  private void read(Node node, List<Set<String>> scopes) {
    var inner = scopes;
    if (node.isFunction() || node.isCatch() || node.isBlock() || node.isSwitch() || node.isVanillaFor() || node.isForIn() || node.isForOf()) {
      inner = new ArrayList<>(scopes);
      inner.add(declared(node, node.isFunction()));
    }
    if (node.isName() && !node.getString().isEmpty()) {
      var name = node.getString();
      if (scopes.stream().anyMatch(scope -> scope.contains(name))) {
        ours.merge(name, 1, Integer::sum);
      } else {
        others.add(name);
      }
    }
    for (var child : node.children()) {
      read(child, inner);
    }
  }

  /** What a node declares for what is in it. */
  private static Set<String> declared(Node node, boolean isFunction) {
    var found = new HashSet<String>();
    if (node.isFunction()) {
      found.add(node.getFirstChild().getString());
      names(node.getSecondChild(), found);
    }
    if (node.isCatch()) {
      names(node.getFirstChild(), found);
    }
    for (var child : node.children()) {
      declared(child, node, isFunction, found);
    }
    return found;
  }

  private static void declared(Node node, Node scope, boolean isFunction, Set<String> found) {
    if (node.isFunction()) {
      if (node.getParent() == scope || node.getParent().isBlock() && node.getGrandparent() == scope) {
        found.add(node.getFirstChild().getString());
      }
      return;
    }
    boolean direct = node.getParent() == scope;
    if (node.isVar() && isFunction || (node.isLet() || node.isConst()) && direct) {
      for (var each : node.children()) {
        names(each.isDestructuringLhs() ? each.getFirstChild() : each, found);
      }
    }
    for (var child : node.children()) {
      declared(child, scope, isFunction, found);
    }
  }

  /** The names that a list of parameters or a pattern declares. */
  private static void names(Node node, Set<String> found) {
    if (node.isName()) {
      found.add(node.getString());
    } else if (node.isParamList() || node.isArrayPattern() || node.isRest()) {
      node.children().forEach(each -> names(each, found));
    } else if (node.isDefaultValue()) {
      names(node.getFirstChild(), found);
    } else if (!node.isEmpty()) {
      throw new IllegalStateException("a declaration of another kind: " + node);
    }
  }

  private Map<String, String> assign(String text) {
    var letters = letters(text);
    var all = new ArrayList<String>(letters);
    var pairs = new ArrayList<String>();
    for (var first : letters) {
      letters.forEach(second -> pairs.add(first + second));
      DIGITS.chars().forEach(digit -> pairs.add(first + (char) digit));
    }
    all.addAll(pairs);
    all.removeIf(name -> RESERVED.contains(name) || others.contains(name));
    if (all.size() < ours.size()) {
      throw new IllegalStateException("more variables than short names");
    }
    var byUse = new ArrayList<>(ours.keySet());
    byUse.sort(Comparator.comparing(name -> -ours.get(name)));
    var given = new HashMap<String, String>();
    int count = 0;
    for (var name : byUse) {
      if (all.get(count).length() == 1) {
        given.put(name, all.get(count++));
      }
    }
    for (var name : ours.keySet()) {
      if (!given.containsKey(name)) {
        given.put(name, all.get(count++));
      }
    }
    return given;
  }

  /** Those of which the script has most, names of variables left out, first. */
  private List<String> letters(String text) {
    var counts = new int[128];
    text.chars().filter(each -> each < 128).forEach(each -> counts[each]++);
    ours.forEach((name, count) -> name.chars().forEach(each -> counts[each] -= count));
    var letters = new ArrayList<String>();
    LETTERS.chars().forEach(each -> letters.add(String.valueOf((char) each)));
    letters.sort(Comparator.comparing(letter -> -counts[letter.charAt(0)]));
    return letters;
  }

  private static void rename(Node node, Map<String, String> given) {
    if (node.isName() && given.containsKey(node.getString())) {
      node.setString(given.get(node.getString()));
    }
    node.children().forEach(child -> rename(child, given));
  }
}
