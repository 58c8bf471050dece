import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out what most calls say at their end: {@code f(a, "")} becomes {@code f(a)}, where the
 * function says {@code b = ""}.
 *
 * <p>Only for functions that are called by name and with all their arguments, and whose name
 * nothing else has.
 */
final class Defaults {
  private final Map<String, Node> functions = new LinkedHashMap<>();
  private final Map<String, List<Node>> calls = new HashMap<>();
  private final Set<String> declared = new HashSet<>();
  private final Set<String> unknown = new HashSet<>();

  private Defaults() {}

  static void give(Node root) {
    var defaults = new Defaults();
    for (var each : root.children()) {
      if (each.isFunction()) {
        defaults.functions.put(each.getFirstChild().getString(), each);
      } else if (each.isLet()) {
        for (var variable : each.children()) {
          if (variable.hasChildren() && variable.getFirstChild().isArrowFunction()) {
            defaults.functions.put(variable.getString(), variable.getFirstChild());
          }
        }
      }
    }
    defaults.read(root);
    for (var function : defaults.functions.entrySet()) {
      var sites = defaults.calls.get(function.getKey());
      if (sites != null && !defaults.unknown.contains(function.getKey())) {
        shorten(function.getValue(), sites);
      }
    }
  }

  private void read(Node node) {
    if (node.isName() && functions.containsKey(node.getString())) {
      var name = node.getString();
      var parent = node.getParent();
      var function = functions.get(name);
      if ((parent.isCall() || parent.isNew()) && node.isFirstChildOf(parent)) {
        calls.computeIfAbsent(name, key -> new ArrayList<>()).add(parent);
        int given = parent.getChildCount() - 1;
        boolean plain = true;
        for (var each : parent.children()) {
          plain &= !each.isSpread();
        }
        if (!plain || given != function.getSecondChild().getChildCount()) {
          unknown.add(name);
        }
      } else if (isDeclaration(node)) {
        if (!declared.add(name)) {
          unknown.add(name);
        }
      } else if (!parent.isInstanceOf()
          && !(parent.isGetProp() && parent.getString().equals("prototype"))) {
        unknown.add(name);
      }
    }
    node.children().forEach(this::read);
  }

  private static boolean isDeclaration(Node name) {
    var parent = name.getParent();
    return parent.isParamList()
        || parent.isFunction()
        || parent.isLet()
        || parent.isVar()
        || parent.isConst()
        || parent.isCatch();
  }

  private static void shorten(Node function, List<Node> calls) {
    var open = calls;
    for (var parameter = function.getSecondChild().getLastChild();
        parameter != null && parameter.isName() && !open.isEmpty(); ) {
      var previous = parameter.getPrevious();
      var said = new LinkedHashMap<String, List<Node>>();
      for (var call : open) {
        var text = text(call.getLastChild());
        if (text != null) {
          said.computeIfAbsent(text, key -> new ArrayList<>()).add(call);
        }
      }
      String most = null;
      for (var each : said.keySet()) {
        if (most == null || said.get(each).size() > said.get(most).size()) {
          most = each;
        }
      }
      if (most == null || said.get(most).size() < 2) {
        return;
      }
      open = said.get(most);
      var value = open.get(0).getLastChild().cloneTree();
      open.forEach(call -> call.getLastChild().detach());
      var name = parameter.getString();
      parameter.replaceWith(
          new Node(Token.DEFAULT_VALUE, IR.name(name), value));
      parameter = previous;
    }
  }

  /** A literal as it is written, or null. */
  private static String text(Node node) {
    if (node.isNull()) {
      return "null";
    }
    if (node.isNumber()) {
      return String.valueOf(node.getDouble());
    }
    return node.isStringLit() ? "'" + node.getString() : null;
  }
}
