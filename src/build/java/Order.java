import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.Deflater;

/**
 * Puts functions beside those that they resemble, which compresses better. Functions may be defined
 * in any order before the first statement, and so may variables that begin with a literal; all else
 * keeps its order behind them.
 *
 * <p>What compresses best is tried out, with the same tries in each build.
 */
final class Order {
  private static final String STRICT = "'use strict';";
  private static final int ALIKE = 12;
  private static final int TRIES = 3_000;

  /** A definition: its node, what it is when printed, and the short pieces that are in it. */
  private record Unit(Node node, byte[] text, int[] pieces) {}

  private final Compiler compiler;
  private final Node root;
  private final List<Unit> functions = new ArrayList<>();
  private final List<Unit> classes = new ArrayList<>();
  private final List<Node> variables = new ArrayList<>();
  private final List<Node> statements = new ArrayList<>();
  private final byte[] rest;

  /** The numbers of the short pieces. */
  private final Map<Integer, Integer> numbers = new HashMap<>();

  /** By function: those that it resembles most. */
  private final Map<Unit, List<Unit>> alike = new IdentityHashMap<>();

  private Order(Compiler compiler, Node root) {
    this.compiler = compiler;
    this.root = root;
    for (var each = root.getFirstChild(); each != null; each = each.getNext()) {
      sort(each);
    }
    var behind = new StringBuilder();
    statements.forEach(each -> behind.append(compiler.toSource(each)));
    rest = behind.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The same program in another order and with other names of variables. */
  static String arrange(String script) {
    if (!script.startsWith(STRICT)) {
      throw new IllegalStateException("no strict script");
    }
    var compiler = new Compiler();
    var options = new CompilerOptions();
    options.setLanguage(CompilerOptions.LanguageMode.ECMASCRIPT_2019);
    options.setOutputCharset(StandardCharsets.UTF_8);
    options.setTrustedStrings(true);
    options.setLineLengthThreshold(1_000_000);
    compiler.initOptions(options);
    var root = compiler.parse(SourceFile.fromCode("compiled.js", script.substring(STRICT.length())));
    fold(root);
    Defaults.give(root);
    new Order(compiler, root).resemble();
    Names.give(root, compiler.toSource(root));
    new Order(compiler, root).settle();
    return STRICT + compiler.toSource(root).strip();
  }

  /** Characters that are known are texts. */
  private static void fold(Node node) {
    for (var child = node.getFirstChild(); child != null; ) {
      var next = child.getNext();
      fold(child);
      child = next;
    }
    if (node.isCall()
        && node.hasTwoChildren()
        && node.getFirstChild().matchesQualifiedName("String.fromCharCode")
        && node.getLastChild().isNumber()) {
      char known = (char) node.getLastChild().getDouble();
      node.replaceWith(IR.string(String.valueOf(known)));
    }
  }

  private void sort(Node node) {
    if (node.isFunction()) {
      classes.add(unit(node, compiler.toSource(node)));
    } else if (node.isLet() || node.isVar() || node.isConst()) {
      for (var each = node.getFirstChild(); each != null; ) {
        var next = each.getNext();
        declare(each);
        each = next;
      }
    } else {
      statements.add(node);
    }
  }

  private void declare(Node variable) {
    var value = variable.getFirstChild();
    if (!variable.isName()) {
      throw new IllegalStateException("a declaration of another kind: " + variable);
    }
    if (value == null || value.isNull() || value.isNumber() || value.isStringLit()) {
      variables.add(variable);
    } else if (value.isFunction()) {
      functions.add(unit(variable, variable.getString() + "=" + compiler.toSource(value) + ","));
    } else {
      statements.add(IR.declaration(variable.detach(), Token.LET));
    }
  }

  private Unit unit(Node node, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var pieces = new TreeSet<Integer>();
    for (int i = 0; i + 2 < bytes.length; i++) {
      int piece = (bytes[i] & 255) << 16 | (bytes[i + 1] & 255) << 8 | bytes[i + 2] & 255;
      pieces.add(numbers.computeIfAbsent(piece, key -> numbers.size()));
    }
    return new Unit(node, bytes, pieces.stream().mapToInt(Integer::intValue).toArray());
  }

  private void resemble() {
    var best = List.copyOf(functions);
    var kinds = chain(classes, 3, 5);
    int least = size(best, kinds);
    for (int window : new int[] {4, 6, 8, 10, 12, 16, 24, 40}) {
      for (int bonus : new int[] {5, 15, 30}) {
        var order = chain(functions, window, bonus);
        int size = size(order, kinds);
        if (size < least) {
          least = size;
          best = order;
        }
      }
    }
    apply(best, kinds);
  }

  /** Each time the one of which the largest part was in the last few. */
  private List<Unit> chain(List<Unit> units, int window, int bonus) {
    var left = new ArrayList<>(units);
    var order = new ArrayList<Unit>();
    while (!left.isEmpty()) {
      var recent = new boolean[numbers.size()];
      for (var each : order.subList(Math.max(0, order.size() - window), order.size())) {
        for (int piece : each.pieces) {
          recent[piece] = true;
        }
      }
      int next = 0;
      double most = -1;
      for (int i = 0; i < left.size() && !order.isEmpty(); i++) {
        int common = 0;
        for (int piece : left.get(i).pieces) {
          common += recent[piece] ? 1 : 0;
        }
        double part = common / (double) (left.get(i).pieces.length + bonus);
        if (part > most) {
          most = part;
          next = i;
        }
      }
      order.add(left.remove(next));
    }
    return order;
  }

  private void settle() {
    var random = new Random(1);
    List<Unit> order = functions;
    List<Unit> kinds = classes;
    int least = size(order, kinds);
    for (int i = 0; i < TRIES; i++) {
      boolean moveKinds = random.nextInt(functions.size() + classes.size()) < classes.size();
      var moved =
          moveKinds || random.nextInt(3) == 0
              ? move(moveKinds ? kinds : order, random)
              : moveNear(order, random);
      int size = moveKinds ? size(order, moved) : size(moved, kinds);
      if (size <= least) {
        least = size;
        order = moveKinds ? order : moved;
        kinds = moveKinds ? moved : kinds;
      }
    }
    apply(order, kinds);
  }

  /** Puts a function beside one of those that it resembles most. */
  private List<Unit> moveNear(List<Unit> units, Random random) {
    var moved = new ArrayList<>(units);
    var unit = moved.remove(random.nextInt(moved.size()));
    var near = alike.computeIfAbsent(unit, this::alike);
    moved.add(moved.indexOf(near.get(random.nextInt(near.size()))) + random.nextInt(2), unit);
    return moved;
  }

  private List<Unit> alike(Unit unit) {
    var has = new boolean[numbers.size()];
    for (int piece : unit.pieces) {
      has[piece] = true;
    }
    var parts = new IdentityHashMap<Unit, Double>();
    for (var other : functions) {
      int common = 0;
      for (int piece : other.pieces) {
        common += has[piece] ? 1 : 0;
      }
      int all = unit.pieces.length + other.pieces.length - common;
      parts.put(other, (double) common / all);
    }
    return functions.stream()
        .filter(other -> other != unit)
        .sorted(Comparator.comparing(other -> -parts.get(other)))
        .limit(ALIKE)
        .toList();
  }

  private static List<Unit> move(List<Unit> units, Random random) {
    var moved = new ArrayList<>(units);
    int from = random.nextInt(moved.size());
    int count = Math.min(moved.size() - from, 1 << random.nextInt(5));
    var taken = moved.subList(from, from + count);
    var block = List.copyOf(taken);
    taken.clear();
    moved.addAll(random.nextInt(moved.size() + 1), block);
    return moved;
  }

  /** How many bytes it takes compressed, about. */
  private int size(List<Unit> order, List<Unit> kinds) {
    var text = new ByteArrayOutputStream();
    order.forEach(each -> text.writeBytes(each.text));
    kinds.forEach(each -> text.writeBytes(each.text));
    text.writeBytes(rest);
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(text.toByteArray());
    deflater.finish();
    var space = new byte[1 << 16];
    int size = 0;
    while (!deflater.finished()) {
      size += deflater.deflate(space);
    }
    deflater.end();
    return size;
  }

  private void apply(List<Unit> order, List<Unit> kinds) {
    var declared = new ArrayList<>(variables);
    order.forEach(each -> declared.add(each.node));
    declared.forEach(Node::detach);
    for (var left = root.getFirstChild(); left != null; left = root.getFirstChild()) {
      left.detach();
    }
    if (!declared.isEmpty()) {
      var let = IR.declaration(declared.get(0), Token.LET);
      declared.subList(1, declared.size()).forEach(let::addChildToBack);
      root.addChildToBack(let);
    }
    kinds.forEach(each -> root.addChildToBack(each.node));
    statements.forEach(each -> root.addChildToBack(each));
  }
}
