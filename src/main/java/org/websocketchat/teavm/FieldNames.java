package org.websocketchat.teavm;

import com.google.javascript.jscomp.AbstractCompiler;
import com.google.javascript.jscomp.CompilerPass;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gives short names to the fields and methods that TeaVM has named, the same ones to the fields of
 * unrelated classes: a class counts its fields in the order of their declaration, behind those of
 * its superclass. So constructors resemble one another, which compresses well.
 *
 * <p>TeaVM's names begin with a dollar sign, and a field's name belongs to one class alone. A name
 * that also stands in a string outside of TeaVM's metadata is kept. The new names are ones that
 * neither a property nor a string of the script has.
 */
final class FieldNames implements CompilerPass {
  /** The letters that the rest of a script has most come first. */
  private static final String LETTERS = "etnriahlosucfdpwvbmkgjxyqSEAMCzTONLDBHPIRWFUY_KJGZVQX";

  private final AbstractCompiler compiler;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> foreign = new HashSet<>();

  FieldNames(AbstractCompiler compiler) {
    this.compiler = compiler;
  }

  @Override
  public void process(Node externs, Node root) {
    each(root, this::read);
    foreign.forEach(uses::remove);
    var names = choose();
    each(root, node -> rename(node, names));
  }

  private static void each(Node node, Consumer<Node> visitor) {
    visitor.accept(node);
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      each(child, visitor);
    }
  }

  private void read(Node node) {
    if (node.isFunction() && !first(node).getString().isEmpty()) {
      readClass(first(node).getString(), Objects.requireNonNull(node.getLastChild()));
    } else if (isCallOf(node, "$rt_classWithoutFields") && parent(node).isName()) {
      var parent = node.getSecondChild();
      parents.put(
          parent(node).getString(),
          parent != null && parent.isName() ? parent.getString() : "jl_Object");
    } else if (isProperty(node) || node.isStringLit()) {
      var name = node.getString();
      if (name.startsWith("$") && (!node.isStringLit() || isInMetadata(node))) {
        uses.merge(name, 1, Integer::sum);
      } else {
        foreign.add(name);
      }
    }
  }

  /** Reads the constructor of a class: the call of its superclass's, and a default per field. */
  private void readClass(String name, Node body) {
    var declared = new ArrayList<String>();
    for (var line = body.getFirstChild(); line != null; line = line.getNext()) {
      var expression = line.isExprResult() ? first(line) : line;
      if (expression.isAssign() && first(expression).isGetProp()) {
        var field = first(expression).getString();
        if (field.startsWith("$")) {
          declared.add(field);
        }
      } else if (isSuperCall(expression)) {
        parents.put(name, first(first(expression)).getString());
      }
    }
    fields.put(name, declared);
  }

  private static boolean isSuperCall(Node node) {
    return node.isCall()
        && first(node).isGetProp()
        && first(node).getString().equals("call")
        && first(first(node)).isName();
  }

  private static boolean isCallOf(Node node, String name) {
    return node.isCall() && first(node).matchesName(name);
  }

  private static boolean isProperty(Node node) {
    return node.isGetProp() || node.isOptChainGetProp() || node.isStringKey();
  }

  /** Whether a string is one of those by which metadata names the methods of classes. */
  private static boolean isInMetadata(Node node) {
    var around = parent(node);
    return around.isArrayLit() && isCallOf(parent(parent(around)), "$rt_metadata");
  }

  private static Node first(Node node) {
    return Objects.requireNonNull(node.getFirstChild());
  }

  private static Node parent(Node node) {
    return Objects.requireNonNull(node.getParent());
  }

  private Map<String, String> choose() {
    var free = free();
    var names = new HashMap<String, String>();
    for (var type : fields.entrySet()) {
      int first = inherited(type.getKey());
      var own = type.getValue().stream().filter(uses::containsKey).toList();
      for (int i = 0; i < own.size(); i++) {
        if (names.put(own.get(i), free.get(first + i)) != null) {
          throw new IllegalStateException("two classes have a field " + own.get(i));
        }
      }
    }
    free.removeAll(new HashSet<>(names.values()));
    uses.keySet().stream()
        .filter(name -> !names.containsKey(name))
        .sorted(
            Comparator.<String>comparingInt(name -> -uses.getOrDefault(name, 0))
                .thenComparing(name -> name))
        .toList()
        .forEach(name -> names.put(name, free.removeFirst()));
    return names;
  }

  /** How many fields the superclasses of a class have. */
  private int inherited(String type) {
    int count = 0;
    for (var at = parents.get(type); at != null; at = parents.get(at)) {
      count += fields.getOrDefault(at, List.of()).size();
    }
    return count;
  }

  private List<String> free() {
    var names = new ArrayList<String>();
    names.add("");
    for (int i = 0; names.size() < uses.size() + foreign.size() + LETTERS.length(); i++) {
      for (int j = 0; j < LETTERS.length(); j++) {
        names.add(names.get(i) + LETTERS.charAt(j));
      }
    }
    names.removeFirst();
    names.removeAll(foreign);
    return names;
  }

  private void rename(Node node, Map<String, String> names) {
    if ((isProperty(node) || node.isStringLit()) && names.containsKey(node.getString())) {
      node.setString(names.get(node.getString()));
      compiler.reportChangeToEnclosingScope(node);
    }
  }
}
