package org.websocketchat.teavm;

import com.google.javascript.jscomp.AbstractCompiler;
import com.google.javascript.jscomp.CompilerPass;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts functions that resemble one another side by side, where compression finds what they share.
 * All definitions of functions come first, so that each is there when it is called.
 */
final class FunctionOrder implements CompilerPass {
  private static final int GRAM = 4;

  private final AbstractCompiler compiler;

  FunctionOrder(AbstractCompiler compiler) {
    this.compiler = compiler;
  }

  private record Definition(Node node, Set<Integer> grams) {}

  @Override
  public void process(Node externs, Node root) {
    for (var script = root.getFirstChild(); script != null; script = script.getNext()) {
      order(script);
    }
  }

  private void order(Node script) {
    var constructors = new ArrayList<Definition>();
    var functions = new ArrayList<Definition>();
    for (var line = script.getFirstChild(); line != null; line = line.getNext()) {
      if (line.isFunction()) {
        constructors.add(new Definition(line, grams(line)));
      } else if (isDefinition(line)) {
        functions.add(new Definition(line, grams(line)));
      }
    }
    var sorted = chain(constructors);
    sorted.addAll(chain(functions));
    for (var node : sorted.reversed()) {
      node.detach();
      script.addChildToFront(node);
    }
    compiler.reportChangeToEnclosingScope(script);
  }

  private static boolean isDefinition(Node line) {
    var name = line.isLet() && line.hasOneChild() ? line.getFirstChild() : null;
    var value = name != null && name.isName() ? name.getFirstChild() : null;
    return value != null && value.isFunction();
  }

  private static List<Node> chain(List<Definition> from) {
    var left = new ArrayList<>(from);
    var chain = new ArrayList<Node>();
    Definition last = null;
    while (!left.isEmpty()) {
      int best = 0;
      double most = -1;
      for (int i = 0; last != null && i < left.size(); i++) {
        double shared = shared(last.grams(), left.get(i).grams());
        if (shared > most) {
          most = shared;
          best = i;
        }
      }
      last = left.remove(best);
      chain.add(last.node());
    }
    return chain;
  }

  private static double shared(Set<Integer> a, Set<Integer> b) {
    int both = 0;
    for (var gram : a) {
      both += b.contains(gram) ? 1 : 0;
    }
    return (double) both / (a.size() + b.size() - both + 1);
  }

  private static Set<Integer> grams(Node node) {
    var words = new ArrayList<String>();
    words(node, words);
    var grams = new HashSet<Integer>();
    for (int i = 0; i + GRAM <= words.size(); i++) {
      grams.add(words.subList(i, i + GRAM).hashCode());
    }
    return grams;
  }

  private static void words(Node node, List<String> words) {
    words.add(node.isGetProp() ? node.getString() : node.getToken().toString());
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      words(child, words);
    }
  }
}
