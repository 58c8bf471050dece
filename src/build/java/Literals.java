import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes objects of classes without methods as literals: {@code new Point(1, f())} becomes {@code
 * {$is: 7, $a: 1, $b: f()}}, and {@code x instanceof Point} becomes {@code x.$is == 7}, which must not
 * be asked of null: see {@link Nulls}. An object that nobody asks for has no {@code $is}.
 *
 * <p>Methods that return a field may be there: then the field has that name in all classes that have
 * such a method. So may a mark of one interface: its classes have the largest numbers.
 */
final class Literals {
  private static final String TAG = "$is";
  private static final String MARK = "$is_";

  /** A class: its constructor, where objects of it are made and asked for, and its methods. */
  private record Type(Node function, List<Node> sites, List<Node> questions, Map<String, Node> members) {
    Type(Node function) {
      this(function, new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    }

    boolean isMarked() {
      return members.keySet().stream().anyMatch(name -> name.startsWith(MARK));
    }
  }

  private final Map<String, Type> types = new LinkedHashMap<>();

  /** Functions that return a field of their one parameter, with the name of the field. */
  private final Map<String, String> getters = new HashMap<>();

  private Literals() {}

  static void write(Node root) {
    var literals = new Literals();
    literals.learn(root);
    var fields = literals.fields();
    var types = new ArrayList<Type>();
    literals.types.values().stream().filter(type -> !type.isMarked()).forEach(types::add);
    int unmarked = (int) types.stream().filter(type -> !type.questions.isEmpty()).count();
    literals.types.values().stream().filter(Type::isMarked).forEach(types::add);
    int tag = 0;
    for (var type : types) {
      boolean asked = !type.questions.isEmpty() || type.isMarked();
      tag += asked ? 1 : 0;
      for (var site : type.sites) {
        make(site, type.function, asked ? tag : 0);
      }
      for (var question : type.questions) {
        question.replaceWith(IR.eq(tag(question.getFirstChild().detach()), IR.number(tag)));
      }
      type.members.values().forEach(Node::detach);
      type.function.detach();
    }
    literals.rename(root, fields, unmarked);
  }

  // What there is

  private void learn(Node root) {
    for (var each : root.children()) {
      if (each.isFunction() && isPlain(each)) {
        types.put(each.getFirstChild().getString(), new Type(each));
      } else if (each.isLet() && each.getFirstFirstChild() != null && each.getFirstFirstChild().isArrowFunction()) {
        var field = returned(each.getFirstFirstChild());
        if (field != null) {
          getters.put(each.getFirstChild().getString(), field);
        }
      }
    }
    var other = new HashSet<String>();
    read(root, other);
    types.keySet().removeAll(other);
    var methods = new HashSet<String>();
    do {
      methods.clear();
      members(root, methods);
    } while (types.values().removeIf(type -> type.members.keySet().stream().anyMatch(methods::contains)));
  }

  /** Whether a constructor does nothing but write literals and its parameters to fields. */
  private static boolean isPlain(Node function) {
    var parameters = new HashSet<String>();
    for (var each : function.getSecondChild().children()) {
      parameters.add(each.getString());
    }
    for (var each : function.getLastChild().children()) {
      if (!each.isExprResult() || !each.getFirstChild().isAssign()) {
        return false;
      }
      var target = each.getFirstFirstChild();
      var value = target.getNext();
      if (!target.isGetProp()
          || !target.getFirstChild().isThis()
          || !Makers.isLiteral(value) && !(value.isName() && parameters.remove(value.getString()))) {
        return false;
      }
    }
    return parameters.isEmpty();
  }

  private static String returned(Node function) {
    var body = function.getLastChild();
    if (!function.getSecondChild().hasOneChild() || !body.isBlock() || !body.hasOneChild() || !body.getFirstChild().isReturn()) {
      return null;
    }
    var value = body.getFirstFirstChild();
    return value != null
            && value.isGetProp()
            && value.getString().startsWith("$")
            && value.getFirstChild().isName()
            && value.getFirstChild().getString().equals(function.getSecondChild().getFirstChild().getString())
        ? value.getString()
        : null;
  }

  private void read(Node node, Set<String> other) {
    var type = node.isName() ? types.get(node.getString()) : null;
    if (type != null) {
      var parent = node.getParent();
      if (parent.isNew() && node.isFirstChildOf(parent)) {
        type.sites.add(parent);
      } else if (parent.isInstanceOf()) {
        type.questions.add(parent);
      } else if (member(parent.getGrandparent() == null ? null : parent.getGrandparent().getParent()) != null
          && parent.isGetProp()) {
        type.members.put(parent.getParent().getString(), parent.getGrandparent().getParent());
      } else if (!parent.isFunction()) {
        other.add(node.getString());
      }
    }
    node.children().forEach(child -> read(child, other));
  }

  /** The names of methods that any class has for which there can be no literals. */
  private void members(Node root, Set<String> found) {
    var marks = new HashSet<String>();
    for (var each : root.children()) {
      var member = member(each);
      if (member == null) {
        continue;
      }
      var name = member.getString();
      boolean isMark = name.startsWith(MARK);
      if (isMark) {
        marks.add(name);
      }
      if (!types.containsKey(member.getFirstFirstChild().getString())
          || (isMark ? !marks.equals(Set.of(name)) : getter(member.getNext()) == null)) {
        found.add(name);
      }
    }
    if (marks.size() > 1) {
      found.addAll(marks);
    }
  }

  /** The {@code T.prototype.$name} that a statement writes to, or null. */
  private static Node member(Node statement) {
    if (statement == null || !statement.isExprResult() || !statement.getFirstChild().isAssign()) {
      return null;
    }
    var target = statement.getFirstFirstChild();
    return target.isGetProp()
            && target.getString().startsWith("$")
            && target.getFirstChild().isGetProp()
            && target.getFirstChild().getString().equals("prototype")
            && target.getFirstFirstChild().isName()
        ? target
        : null;
  }

  /** The field that a method returns by way of a function, or null. */
  private String getter(Node method) {
    if (!method.isFunction() || method.getSecondChild().hasChildren() || !method.getLastChild().hasOneChild()) {
      return null;
    }
    var call = method.getLastChild().getFirstFirstChild();
    return call != null && call.isCall() && call.hasTwoChildren() && call.getFirstChild().isName() && call.getLastChild().isThis()
        ? getters.get(call.getFirstChild().getString())
        : null;
  }

  /** The names of methods by that of the field that they return. */
  private Map<String, String> fields() {
    var fields = new HashMap<String, String>();
    for (var type : types.values()) {
      for (var member : type.members.entrySet()) {
        if (!member.getKey().startsWith(MARK)) {
          fields.put(getter(member(member.getValue()).getNext()), member.getKey());
        }
      }
    }
    return fields;
  }

  // Rewriting

  private static Node tag(Node of) {
    return IR.getprop(of, TAG);
  }

  /** The values are worked out in the order of the parameters; what is the same in all comes last. */
  private static void make(Node site, Node function, int tag) {
    var fields = new LinkedHashMap<String, Node>();
    for (var each : function.getLastChild().children()) {
      fields.put(each.getFirstFirstChild().getString(), each.getFirstFirstChild().getNext());
    }
    var literal = IR.objectlit();
    if (tag > 0) {
      literal.addChildToBack(IR.propdef(IR.stringKey(TAG), IR.number(tag)));
    }
    for (var parameter : function.getSecondChild().children()) {
      for (var field : fields.entrySet()) {
        if (field.getValue().matchesName(parameter.getString())) {
          literal.addChildToBack(IR.propdef(IR.stringKey(field.getKey()), site.getSecondChild().detach()));
        }
      }
    }
    for (var field : fields.entrySet()) {
      if (!field.getValue().isName()) {
        literal.addChildToBack(IR.propdef(IR.stringKey(field.getKey()), field.getValue().cloneTree()));
      }
    }
    site.replaceWith(literal);
  }

  /** Fields get the names of the methods that returned them; who has a mark is told by number. */
  private void rename(Node node, Map<String, String> fields, int unmarked) {
    for (var child = node.getFirstChild(); child != null; ) {
      var next = child.getNext();
      rename(child, fields, unmarked);
      child = next;
    }
    if ((node.isGetProp() || node.isStringKey()) && fields.containsKey(node.getString())) {
      node.setString(fields.get(node.getString()));
    } else if (node.isCall() && node.getFirstChild().isGetProp() && fields.containsValue(node.getFirstChild().getString())) {
      node.replaceWith(node.removeFirstChild());
    } else if (node.isGetProp() && node.getString().startsWith(MARK) && types.values().stream().anyMatch(Type::isMarked)) {
      node.replaceWith(IR.lt(IR.number(unmarked), tag(node.removeFirstChild())));
    }
  }
}
