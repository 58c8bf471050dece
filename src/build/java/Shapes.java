import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Straightens what TeaVM wrote in a roundabout way, where Closure Compiler does not see through it:
 * constructors ({@link Makers}) and control flow.
 *
 * <ul>
 *   <li>{@code if (a) break l; if (b) break l;} becomes {@code if (a || b) break l;}
 *   <li>{@code if (a) { if (b) break l; }} becomes {@code if (a && b) break l;}
 *   <li>what follows a switch goes into the one case that leads there;
 *   <li>a function declares its variables with {@code var}, which may be declared where they are
 *       first written.
 * </ul>
 */
final class Shapes {
  private Shapes() {}

  static String straighten(String script) {
    var compiler = new Compiler();
    var options = new CompilerOptions();
    options.setLanguage(CompilerOptions.LanguageMode.ECMASCRIPT_2019);
    options.setPrettyPrint(true);
    compiler.initOptions(options);
    var root = compiler.parse(SourceFile.fromCode("compiled.js", script));
    Makers.give(root);
    Literals.write(root);
    walk(root);
    return compiler.toSource(root);
  }

  private static void walk(Node node) {
    for (var child = node.getFirstChild(); child != null; ) {
      var next = child.getNext();
      walk(child);
      child = next;
    }
    if (node.isBlock()) {
      joinJumps(node);
      if (node.getParent().isFunction() && node.hasChildren() && isBare(node.getFirstChild())) {
        node.getFirstChild().setToken(Token.VAR);
      }
    }
    if (node.isLabel() && node.getLastChild().isBlock()) {
      fillSwitch(node);
    }
  }

  /** Whether variables are declared, and nothing is written to them. */
  private static boolean isBare(Node node) {
    if (!node.isLet()) {
      return false;
    }
    for (var name : node.children()) {
      if (!name.isName() || name.hasChildren()) {
        return false;
      }
    }
    return true;
  }

  // Jumps

  private static void joinJumps(Node block) {
    for (var at = block.getFirstChild(); at != null; ) {
      var next = at.getNext();
      nest(at);
      if (next != null) {
        nest(next);
      }
      var label = jump(at);
      if (label != null && next != null && label.equals(jump(next))) {
        var second = next.getFirstChild().detach();
        next.detach();
        var first = at.getFirstChild();
        var spot = IR.nullNode();
        first.replaceWith(spot);
        spot.replaceWith(IR.or(first, second));
      } else {
        at = next;
      }
    }
  }

  private static void nest(Node at) {
    if (isPlainIf(at) && at.getLastChild().hasOneChild()) {
      var inner = at.getLastChild().getFirstChild();
      if (jump(inner) != null) {
        var second = inner.getFirstChild().detach();
        var body = inner.getLastChild().detach();
        at.getLastChild().replaceWith(body);
        var first = at.getFirstChild();
        var spot = IR.nullNode();
        first.replaceWith(spot);
        spot.replaceWith(IR.and(first, second));
      }
    }
  }

  /** The label of {@code if (...) break label;}, or null. */
  private static String jump(Node at) {
    if (isPlainIf(at) && at.getLastChild().hasOneChild()) {
      var inner = at.getLastChild().getFirstChild();
      return inner.isBreak() && inner.hasChildren() ? inner.getFirstChild().getString() : null;
    }
    return null;
  }

  private static boolean isPlainIf(Node at) {
    return at.isIf() && at.hasTwoChildren();
  }

  // Switches

  private static void fillSwitch(Node label) {
    var block = label.getLastChild();
    var name = label.getFirstChild().getString();
    for (var at = block.getFirstChild(); at != null; at = at.getNext()) {
      if (at.isSwitch()) {
        var exits = new ArrayList<Node>();
        exits(at, exits);
        if (exits.size() == 1 && at.getNext() != null && endsInJump(at)) {
          check(at);
          var exit = exits.get(0);
          while (at.getNext() != null) {
            at.getNext().detach().insertBefore(exit);
          }
          exit.addChildToBack(IR.labelName(name));
        }
        if (at.getNext() == null) {
          shorten(at, name);
          if (!uses(block, name)) {
            label.replaceWith(block.detach());
          }
        }
        return;
      }
    }
  }

  /** What follows goes into a case: it must be reached by no other way, and mean the same there. */
  private static void check(Node at) {
    var last = at.getLastChild();
    var cases = last.getToken() == Token.SWITCH_BODY ? last : at;
    boolean whole = false;
    for (var each : cases.children()) {
      whole |= each.isDefaultCase();
    }
    if (!whole) {
      throw new IllegalStateException("what follows is also reached where no case fits: " + at);
    }
    for (var rest = at.getNext(); rest != null; rest = rest.getNext()) {
      var jumps = new ArrayList<Node>();
      exits(IR.block(rest.cloneTree()), jumps);
      if (!jumps.isEmpty()) {
        throw new IllegalStateException("a break without a label would leave the switch: " + rest);
      }
    }
  }

  private static void exits(Node node, List<Node> exits) {
    for (var child : node.children()) {
      if (child.isBreak() && !child.hasChildren()) {
        exits.add(child);
      } else if (!isLoop(child) && !child.isSwitch() && !child.isFunction()) {
        exits(child, exits);
      }
    }
  }

  private static void shorten(Node node, String name) {
    for (var child : node.children()) {
      if (child.isBreak() && child.hasChildren() && child.getFirstChild().getString().equals(name)) {
        child.removeFirstChild();
      } else if (!isLoop(child) && !child.isSwitch() && !child.isFunction()) {
        shorten(child, name);
      }
    }
  }

  private static boolean isLoop(Node node) {
    return node.isVanillaFor() || node.isWhile() || node.isDo() || node.isForOf() || node.isForIn();
  }

  private static boolean uses(Node node, String name) {
    if ((node.isBreak() || node.isContinue()) && node.hasChildren()) {
      return node.getFirstChild().getString().equals(name);
    }
    for (var child : node.children()) {
      if (uses(child, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsInJump(Node at) {
    var cases = at.getLastChild();
    if (cases.getToken() == Token.SWITCH_BODY) {
      cases = cases.getLastChild();
    }
    var last = cases.getLastChild().getLastChild();
    return last != null && (last.isBreak() || last.isReturn() || last.isThrow() || last.isContinue());
  }
}
