import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives parameters to constructors: TeaVM makes an object first and then writes to it one field
 * after the other.
 *
 * <p>{@code x = new Point(); x.$a = 1; x.$b = f();} becomes {@code x = new Point(1, f())}, also where
 * a function that does nothing else writes the fields, or makes the object.
 */
final class Makers {
  /** A class: the fields of its objects with what is in them at first. */
  private record Type(Node function, Map<String, Node> fields, List<Site> sites) {}

  /** Where an object is made, and the values that are written to its fields at once. */
  private record Site(Node made, Map<String, Node> values, List<Node> statements) {}

  /** A function that does nothing but write its parameters to fields of the first of them. */
  private record Writer(List<String> parameters, Map<String, Node> values) {}

  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<String, Writer> writers = new HashMap<>();
  private final Node root;

  private Makers(Node root) {
    this.root = root;
  }

  static void give(Node root) {
    var makers = new Makers(root);
    makers.join();
    makers.learn();
    makers.find(root);
    makers.types.values().forEach(Makers::rewrite);
    makers.callDirectly();
  }

  // Functions in two parts

  /** Puts what fills in an object into the one function that makes it, if no other calls it. */
  private void join() {
    var functions = new HashMap<String, Node>();
    var uses = new HashMap<String, Integer>();
    for (var each : root.children()) {
      if (each.isLet() && each.getFirstFirstChild() != null && each.getFirstFirstChild().isArrowFunction()) {
        functions.put(each.getFirstChild().getString(), each.getFirstFirstChild());
      }
    }
    count(root, functions.keySet(), uses);
    for (var function : functions.values()) {
      var filler = filler(function, functions);
      if (filler != null && uses.get(filler) == 2) { // where it is defined, and here
        join(function, functions.get(filler));
      }
    }
  }

  private static void count(Node node, Set<String> names, Map<String, Integer> uses) {
    if (node.isName() && names.contains(node.getString())) {
      uses.merge(node.getString(), 1, Integer::sum);
    }
    node.children().forEach(child -> count(child, names, uses));
  }

  /** The function that a maker calls with the new object and all its own parameters, or null. */
  private static String filler(Node function, Map<String, Node> functions) {
    var body = function.getLastChild();
    if (!body.isBlock() || body.getChildCount() != 3 || !body.getFirstChild().isLet()) {
      return null;
    }
    var made = body.getFirstFirstChild().getFirstChild();
    var call = body.getSecondChild().getFirstChild();
    if (made == null || !made.isNew() || !call.isCall() || !call.getFirstChild().isName()) {
      return null;
    }
    var filler = functions.get(call.getFirstChild().getString());
    var argument = call.getSecondChild();
    if (filler == null || !argument.matchesName(body.getFirstFirstChild().getString())) {
      return null;
    }
    for (var parameter : function.getSecondChild().children()) {
      argument = argument.getNext();
      if (argument == null || !argument.matchesName(parameter.getString())) {
        return null;
      }
    }
    return filler.getLastChild().isBlock() && !returns(filler.getLastChild())
        ? call.getFirstChild().getString()
        : null;
  }

  private static boolean returns(Node node) {
    for (var child : node.children()) {
      if (child.isReturn() || !child.isFunction() && returns(child)) {
        return true;
      }
    }
    return false;
  }

  private static void join(Node maker, Node filler) {
    var made = maker.getLastChild().getFirstFirstChild().getFirstChild().detach();
    var self = filler.getSecondChild().removeFirstChild();
    var body = filler.getLastChild().detach();
    body.addChildToFront(IR.let(self, made));
    body.addChildToBack(IR.returnNode(IR.name(self.getString())));
    maker.getSecondChild().replaceWith(filler.getSecondChild().detach());
    maker.getLastChild().replaceWith(body);
    filler.getGrandparent().detach();
  }

  // What there is

  private void learn() {
    for (var each : root.children()) {
      if (each.isFunction()) {
        learnType(each);
      } else if (each.isLet() && each.getFirstFirstChild() != null && each.getFirstFirstChild().isArrowFunction()) {
        learnWriter(each.getFirstChild().getString(), each.getFirstFirstChild());
      }
    }
    var other = new HashSet<String>();
    otherUses(root, other);
    types.keySet().removeAll(other);
  }

  private void learnType(Node function) {
    if (function.getSecondChild().hasChildren()) {
      return;
    }
    var fields = new LinkedHashMap<String, Node>();
    String self = null;
    for (var each : function.getLastChild().children()) {
      if (each.isLet() && each.getFirstFirstChild().isThis()) {
        self = each.getFirstChild().getString();
        continue;
      }
      var target = target(each);
      if (target == null
          || !(target.getFirstChild().isThis() || target.getFirstChild().matchesName(String.valueOf(self)))
          || !isLiteral(target.getNext())) {
        return;
      }
      fields.put(target.getString(), target.getNext());
    }
    if (!fields.isEmpty()) {
      types.put(function.getFirstChild().getString(), new Type(function, fields, new ArrayList<>()));
    }
  }

  private void learnWriter(String name, Node function) {
    var parameters = new ArrayList<String>();
    for (var each : function.getSecondChild().children()) {
      if (!each.isName()) {
        return;
      }
      parameters.add(each.getString());
    }
    if (parameters.isEmpty() || !function.getLastChild().isBlock()) {
      return;
    }
    var values = new LinkedHashMap<String, Node>();
    for (var each : function.getLastChild().children()) {
      var target = target(each);
      if (target == null || !target.getFirstChild().matchesName(parameters.get(0))) {
        return;
      }
      var value = target.getNext();
      boolean known = value.isName() && parameters.indexOf(value.getString()) > 0;
      if (!known && !isLiteral(value) || values.put(target.getString(), value) != null) {
        return;
      }
    }
    writers.put(name, new Writer(parameters, values));
  }

  /** Names that are used in another way than to make an object of that type or ask for it. */
  private void otherUses(Node node, Set<String> found) {
    if (node.isName() && types.containsKey(node.getString())) {
      var parent = node.getParent();
      boolean usual =
          parent.isNew() && node.isFirstChildOf(parent)
              || parent.isFunction()
              || parent.isInstanceOf()
              || parent.isGetProp() && parent.getString().equals("prototype");
      if (!usual) {
        found.add(node.getString());
      }
    }
    node.children().forEach(child -> otherUses(child, found));
  }

  // Sites

  private void find(Node node) {
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      find(child);
    }
    if (node.isNew() && node.getFirstChild().isName()) {
      var type = types.get(node.getFirstChild().getString());
      if (type != null) {
        if (node.hasMoreThanOneChild()) {
          throw new IllegalStateException("TeaVM gives arguments to " + node.getFirstChild().getString());
        }
        type.sites.add(site(node));
      }
    }
  }

  private Site site(Node made) {
    var values = new LinkedHashMap<String, Node>();
    var statements = new ArrayList<Node>();
    var name = variable(made);
    if (name != null) {
      var at = statement(made).getNext();
      while (at != null && !mentions(at, name)) {
        at = at.getNext();
      }
      while (at != null && write(at, name, values)) {
        statements.add(at);
        at = at.getNext();
      }
    }
    return new Site(made, values, statements);
  }

  /** Takes the values of a statement that writes fields of a new object, and nothing else. */
  private boolean write(Node statement, String name, Map<String, Node> values) {
    var target = target(statement);
    if (target != null && target.getFirstChild().matchesName(name)) {
      return !mentions(target.getNext(), name) && values.putIfAbsent(target.getString(), target.getNext()) == null;
    }
    if (!statement.isExprResult() || !statement.getFirstChild().isCall()) {
      return false;
    }
    var call = statement.getFirstChild();
    var writer = call.getFirstChild().isName() ? writers.get(call.getFirstChild().getString()) : null;
    if (writer == null
        || call.getSecondChild() == null
        || !call.getSecondChild().matchesName(name)
        || call.getChildCount() != writer.parameters.size() + 1
        || !values.isEmpty()) {
      return false;
    }
    var arguments = new HashMap<String, Node>();
    var unused = new LinkedHashSet<String>();
    var argument = call.getSecondChild();
    for (var parameter : writer.parameters) {
      arguments.put(parameter, argument);
      unused.add(parameter);
      argument = argument.getNext();
    }
    for (var value : writer.values.entrySet()) {
      var from = value.getValue();
      unused.remove(from.isName() ? from.getString() : "");
      values.put(value.getKey(), from.isName() ? arguments.get(from.getString()) : from);
    }
    unused.remove(writer.parameters.get(0));
    var given = new ArrayList<>(values.values());
    if (unused.isEmpty() && new HashSet<>(given).size() == given.size()) {
      checkOrder(call, given);
      return true;
    }
    values.clear();
    return false;
  }

  /** The values are worked out in the order of the arguments, and will be in that of the fields. */
  private static void checkOrder(Node call, List<Node> given) {
    boolean plain = true;
    var worked = new ArrayList<Node>();
    for (var argument = call.getChildAtIndex(2); argument != null; argument = argument.getNext()) {
      plain &= isLiteral(argument) || argument.isName();
      worked.add(argument);
    }
    var written = new ArrayList<>(given);
    written.retainAll(worked); // the others are literals of the writer
    if (!plain && !written.equals(worked)) {
      throw new IllegalStateException("fields are not written in the order of the parameters: " + call);
    }
  }

  private static String variable(Node made) {
    var parent = made.getParent();
    if (parent.isAssign() && parent.getParent().isExprResult() && parent.getFirstChild().isName()) {
      return parent.getFirstChild().getString();
    }
    return parent.isName() && parent.getParent().isLet() && parent.getParent().hasOneChild()
        ? parent.getString()
        : null;
  }

  private static Node statement(Node made) {
    return made.getGrandparent();
  }

  // Rewriting

  private static void rewrite(Type type) {
    var order = new ArrayList<String>();
    for (var site : type.sites) {
      if (site.values.size() > order.size()) {
        order = new ArrayList<>(site.values.keySet());
      }
    }
    for (var site : type.sites) {
      for (var field : site.values.keySet()) {
        if (!order.contains(field)) {
          order.add(field);
        }
      }
    }
    order.retainAll(type.fields.keySet());
    for (var site : type.sites) {
      rewrite(site, order, type.fields);
    }
    var block = type.function.getLastChild();
    block.removeChildren();
    for (var field : type.fields.keySet()) {
      var value = order.contains(field) ? IR.name(field) : type.fields.get(field).cloneTree();
      block.addChildToBack(IR.exprResult(IR.assign(IR.getprop(IR.thisNode(), field), value)));
    }
    for (var field : order) {
      type.function.getSecondChild().addChildToBack(IR.name(field));
    }
  }

  private static void rewrite(Site site, List<String> order, Map<String, Node> defaults) {
    boolean takes = keepsOrder(site, order) && defaults.keySet().containsAll(site.values.keySet());
    for (var field : order) {
      var value = takes ? site.values.get(field) : null;
      if (value == null || isLiteral(value)) {
        value = (value == null ? defaults.get(field) : value).cloneTree();
      } else {
        value.detach();
      }
      site.made.addChildToBack(value);
    }
    if (takes && !site.statements.isEmpty()) {
      var statement = statement(site.made);
      statement.detach().insertBefore(site.statements.get(0));
      site.statements.forEach(Node::detach);
    }
  }

  /** Whether the values may be worked out in the order of the parameters. */
  private static boolean keepsOrder(Site site, List<String> order) {
    int last = -1;
    boolean sorted = true;
    boolean plain = true;
    for (var value : site.values.entrySet()) {
      int at = order.indexOf(value.getKey());
      sorted &= at > last;
      last = at;
      plain &= isLiteral(value.getValue()) || value.getValue().isName();
    }
    return sorted || plain;
  }

  /** Calls of a function that only makes an object make it themselves. */
  private void callDirectly() {
    var makers = new HashMap<String, Node>();
    for (var each : root.children()) {
      if (each.isLet() && each.getFirstFirstChild() != null && each.getFirstFirstChild().isArrowFunction()) {
        var made = made(each.getFirstFirstChild());
        if (made != null) {
          makers.put(each.getFirstChild().getString(), each.getFirstFirstChild());
        }
      }
    }
    makeDirectly(root, makers);
  }

  private void makeDirectly(Node node, Map<String, Node> makers) {
    for (var child = node.getFirstChild(); child != null; ) {
      var next = child.getNext();
      makeDirectly(child, makers);
      child = next;
    }
    var maker = node.isCall() && node.getFirstChild().isName() ? makers.get(node.getFirstChild().getString()) : null;
    if (maker == null) {
      return;
    }
    if (node.getChildCount() - 1 != maker.getSecondChild().getChildCount()) {
      throw new IllegalStateException("another number of arguments for " + node.getFirstChild().getString());
    }
    node.removeFirstChild();
    var fresh = made(maker).cloneTree();
    for (var argument = fresh.getSecondChild(); argument != null; ) {
      var next = argument.getNext();
      if (argument.isName()) {
        argument.replaceWith(node.removeFirstChild());
      }
      argument = next;
    }
    node.replaceWith(fresh);
  }

  /** What a function makes and returns, of its parameters in their order; null if it does more. */
  private Node made(Node function) {
    var body = function.getLastChild();
    if (!body.isBlock() || !body.hasTwoChildren() || !body.getFirstChild().isLet()) {
      return null;
    }
    var made = body.getFirstFirstChild().getFirstChild();
    var back = body.getLastChild();
    if (made == null
        || !made.isNew()
        || !types.containsKey(made.getFirstChild().getString())
        || !back.isReturn()
        || back.getFirstChild() == null
        || !back.getFirstChild().matchesName(body.getFirstFirstChild().getString())) {
      return null;
    }
    var parameter = function.getSecondChild().getFirstChild();
    for (var argument = made.getSecondChild(); argument != null; argument = argument.getNext()) {
      if (argument.isName()) {
        if (parameter == null || !parameter.matchesName(argument.getString())) {
          return null;
        }
        parameter = parameter.getNext();
      } else if (!isLiteral(argument)) {
        return null;
      }
    }
    return parameter == null ? made : null;
  }

  // Nodes

  /** The field that a statement writes to, or null; its sibling is what is written. */
  private static Node target(Node statement) {
    if (statement.isExprResult() && statement.getFirstChild().isAssign()) {
      var target = statement.getFirstFirstChild();
      return target.isGetProp() && target.getString().startsWith("$") ? target : null;
    }
    return null;
  }

  static boolean isLiteral(Node node) {
    return node.isNull()
        || node.isNumber()
        || node.isStringLit()
        || node.isNeg() && node.getFirstChild().isNumber();
  }

  private static boolean mentions(Node node, String name) {
    if (node.isName() && node.getString().equals(name)) {
      return true;
    }
    for (var child : node.children()) {
      if (mentions(child, name)) {
        return true;
      }
    }
    return false;
  }
}
