import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Rewrites class files on their way to TeaVM, so that plain modern Java costs a reader of the page
 * nothing. What javac writes for a class path that may change is of no use in a closed program:
 *
 * <ul>
 *   <li>a switch over a sealed type becomes a chain of instanceof, and its last case the default;
 *   <li>a switch over an enum needs no table of its own;
 *   <li>reading a record's components cannot fail, so nothing has to be caught;
 *   <li>equals, hashCode and toString of a record go; where equals is called on that very type, its
 *       parts are compared ({@code assertSame} semantics for all others: do not look for records in
 *       collections).
 * </ul>
 *
 * <p>{@code java -cp asm.jar:asm-tree.jar Slim.java <classes> <target> <main class>}
 */
final class Slim {
  private static final String MATCH_EXCEPTION = "java/lang/MatchException";

  /** JVMS, 4.4. */
  private static final int CLASS_CONSTANT = 7;

  private final Map<String, ClassNode> classes = new TreeMap<>();

  public static void main(String[] arguments) throws IOException {
    var slim = new Slim();
    slim.read(Path.of(arguments[0]), arguments[2]);
    slim.rewrite();
    slim.write(Path.of(arguments[1]));
    Swap.copy(Path.of(arguments[1]));
  }

  /** Reads a class, if it is one of ours, and those that it names. */
  private void read(Path root, String name) throws IOException {
    var file = root.resolve(name + ".class");
    if (classes.containsKey(name + ".class") || !Files.exists(file)) {
      return;
    }
    var reader = new ClassReader(Files.readAllBytes(file));
    var node = new ClassNode();
    reader.accept(node, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    classes.put(name + ".class", node);
    var buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0 && reader.readByte(at - 1) == CLASS_CONSTANT) {
        read(root, reader.readUTF8(at, buffer));
      }
    }
  }

  private void write(Path target) throws IOException {
    delete(target);
    for (var entry : classes.entrySet()) {
      var writer = new ClassWriter(0);
      entry.getValue().accept(writer);
      var file = target.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, writer.toByteArray());
    }
  }

  /** Nothing of a class that is no more may stay. */
  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void rewrite() {
    classes.values().removeIf(node -> Swap.replaces(node.name));
    var nulls = new Nulls(classes.values());
    for (var node : classes.values()) {
      for (var method : node.methods) {
        nulls.guard(method);
        for (var at : method.instructions) {
          if (at instanceof MethodInsnNode call) {
            compare(call);
          }
        }
      }
    }
    var constants = new Constants(classes.values());
    for (var node : classes.values()) {
      if ("java/lang/Record".equals(node.superName)) {
        node.methods.removeIf(Slim::isLuxury);
      }
      if ("java/lang/Enum".equals(node.superName)) {
        constants.number(node);
      }
      for (var method : node.methods) {
        dropMatchExceptions(method);
        dropNullChecks(method);
        unfoldEnumSwitches(method, constants);
        unfoldStringSwitches(method);
        Checks.write(method);
        unfoldTypeSwitches(method);
        if (!isSwitchMap(node)) {
          constants.rewrite(node, method);
          Faults.replace(node, method);
        }
      }
      Longs.replace(node);
      Swap.swap(node);
    }
    // Were anything left that asks them, TeaVM would say that they are missing.
    classes.values().removeIf(Slim::isSwitchMap);
  }

  /** Whether a class holds the numbers that the switches of another one over enums go by. */
  private static boolean isSwitchMap(ClassNode node) {
    return node.fields.stream().anyMatch(field -> field.name.startsWith("$SwitchMap$"));
  }

  private static boolean isLuxury(MethodNode method) {
    return switch (method.name + method.desc) {
      case "toString()Ljava/lang/String;", "hashCode()I", "equals(Ljava/lang/Object;)Z" ->
          isGenerated(method);
      default -> false;
    };
  }

  /** Compares records by what they hold, which is nothing that has to be compared so itself. */
  private void compare(MethodInsnNode call) {
    var type = classes.get(call.owner + ".class");
    if (call.name.equals("equals") && type != null && "java/lang/Record".equals(type.superName)) {
      for (var component : type.recordComponents) {
        var part = classes.get(component.descriptor.replaceAll("^L|;$", "") + ".class");
        boolean plain = part != null && "java/lang/Enum".equals(part.superName);
        if (!plain && !component.descriptor.matches("[IJZDC]|Ljava/lang/String;")) {
          throw new IllegalStateException(
              call.owner + ".equals: the page cannot compare " + component.name);
        }
      }
      call.setOpcode(Opcodes.INVOKESTATIC);
      call.owner = "page/Checks";
      call.name = "same";
      call.desc = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
    }
  }

  private static boolean isGenerated(MethodNode method) {
    for (var at : method.instructions) {
      if (at instanceof InvokeDynamicInsnNode dynamic
          && dynamic.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")) {
        return true;
      }
    }
    return false;
  }

  /** Takes away the handlers around calls of record accessors. */
  private static void dropMatchExceptions(MethodNode method) {
    method.tryCatchBlocks.removeIf(
        block -> {
          var first = real(block.handler);
          var second = first == null ? null : real(first.getNext());
          return second instanceof TypeInsnNode make && make.desc.equals(MATCH_EXCEPTION);
        });
  }

  /**
   * Looks a string up in a list of all cases: what javac writes asks for the hash code first, which a
   * string of the page does not have.
   */
  private static void unfoldStringSwitches(MethodNode method) {
    var code = method.instructions;
    for (var at : code.toArray()) {
      if (at instanceof MethodInsnNode call
          && call.name.equals("hashCode")
          && call.owner.equals("java/lang/String")
          && targets(real(call.getNext())) != null) {
        var table = real(call.getNext());
        var end = targets(table).get(-1);
        var words = new TreeMap<Integer, String>();
        VarInsnNode number = null;
        for (var each = table; each != end; each = each.getNext()) {
          if (each.getOpcode() == Opcodes.ISTORE) {
            number = (VarInsnNode) each;
            var equal = real(each.getPrevious().getPrevious()).getPrevious();
            var word = ((LdcInsnNode) equal.getPrevious()).cst.toString();
            if (!((MethodInsnNode) equal).name.equals("equals") || word.contains(" ")) {
              throw new IllegalStateException("another kind of case: " + word);
            }
            words.put(constant(each.getPrevious()), word);
          }
        }
        if (number == null || words.lastKey() != words.size() - 1) {
          throw new IllegalStateException("another kind of switch over strings: " + words);
        }
        while (table.getNext() != end) {
          code.remove(table.getNext());
        }
        code.remove(table);
        code.insertBefore(end, new LdcInsnNode(String.join(" ", words.values())));
        code.insertBefore(
            end,
            new MethodInsnNode(
                Opcodes.INVOKESTATIC,
                "page/Strings",
                "place",
                "(Ljava/lang/String;Ljava/lang/String;)I",
                false));
        code.insertBefore(end, new VarInsnNode(Opcodes.ISTORE, number.var));
        code.remove(call);
        method.maxStack += 1;
      }
    }
  }

  private static AbstractInsnNode real(AbstractInsnNode from) {
    var at = from;
    while (at != null && at.getOpcode() < 0) {
      at = at.getNext();
    }
    return at;
  }

  /** Takes away the null checks that javac writes: the next use of the value is one as well. */
  private static void dropNullChecks(MethodNode method) {
    for (var at : method.instructions.toArray()) {
      if (at instanceof MethodInsnNode call
          && call.owner.equals("java/util/Objects")
          && call.name.equals("requireNonNull")
          && call.desc.equals("(Ljava/lang/Object;)Ljava/lang/Object;")) {
        var after = real(call.getNext());
        if (after != null && after.getOpcode() == Opcodes.POP) {
          method.instructions.remove(call);
        }
      }
    }
  }

  private static void unfoldTypeSwitches(MethodNode method) {
    var code = method.instructions;
    for (var at : code.toArray()) {
      if (at.getOpcode() == Opcodes.ICONST_1
          && at.getNext() instanceof JumpInsnNode jump
          && jump.getOpcode() == Opcodes.IFEQ) {
        code.remove(jump);
        code.remove(at);
      }
    }
    for (var at : code.toArray()) {
      if (at instanceof InvokeDynamicInsnNode dynamic && dynamic.name.equals("typeSwitch")) {
        unfold(method, dynamic);
      }
    }
  }

  private static void unfold(MethodNode method, InvokeDynamicInsnNode dynamic) {
    var code = method.instructions;
    for (var label : dynamic.bsmArgs) {
      if (!(label instanceof Type)) {
        return;
      }
    }
    var index = (VarInsnNode) dynamic.getPrevious();
    var selector = (VarInsnNode) index.getPrevious();
    var next = real(dynamic.getNext());
    var targets = targets(next);
    if (targets == null) {
      return;
    }
    var start = selector.getPrevious();
    while (start != null && !(start instanceof LabelNode)) {
      start = start.getPrevious();
    }
    var fallback = targets.get(-1);
    boolean exhaustive = isMatchException(fallback);
    int last = dynamic.bsmArgs.length - 1;
    var tests = new ArrayList<LabelNode>();
    for (int i = 0; i < dynamic.bsmArgs.length; i++) {
      var test = new LabelNode();
      tests.add(test);
      code.insertBefore(selector, test);
      var target = targets.getOrDefault(i, fallback);
      if (exhaustive && i == last) {
        code.insertBefore(selector, new JumpInsnNode(Opcodes.GOTO, target));
      } else {
        code.insertBefore(selector, new VarInsnNode(Opcodes.ALOAD, selector.var));
        code.insertBefore(selector, new TypeInsnNode(Opcodes.INSTANCEOF, name(dynamic, i)));
        code.insertBefore(selector, new JumpInsnNode(Opcodes.IFNE, target));
      }
    }
    if (!exhaustive) {
      code.insertBefore(selector, new JumpInsnNode(Opcodes.GOTO, fallback));
    }
    redirectRestarts(code, start, index.var, tests);
    code.remove(selector);
    code.remove(index);
    code.remove(dynamic);
    code.remove(next);
  }

  private static String name(InvokeDynamicInsnNode typeSwitch, int label) {
    return ((Type) typeSwitch.bsmArgs[label]).getInternalName();
  }

  /** A guard that fails goes on with the next test. */
  private static void redirectRestarts(
      org.objectweb.asm.tree.InsnList code, AbstractInsnNode start, int index, List<LabelNode> tests) {
    for (var at : code.toArray()) {
      if (at instanceof JumpInsnNode jump
          && jump.getOpcode() == Opcodes.GOTO
          && jump.label == start
          && jump.getPrevious() instanceof VarInsnNode store
          && store.getOpcode() == Opcodes.ISTORE
          && store.var == index) {
        int restart = constant(store.getPrevious());
        if (restart < tests.size()) {
          jump.label = tests.get(restart);
        }
      }
    }
  }

  private void unfoldEnumSwitches(MethodNode method, Constants constants) {
    var code = method.instructions;
    var maps = new ArrayDeque<FieldInsnNode>();
    for (var at : code.toArray()) {
      if (at instanceof FieldInsnNode field && field.name.startsWith("$SwitchMap$")) {
        maps.push(field);
      } else if (at.getOpcode() == Opcodes.IALOAD
          && at.getPrevious() instanceof MethodInsnNode call
          && call.name.equals("ordinal")
          && !maps.isEmpty()) {
        var map = maps.pop();
        var next = real(at.getNext());
        var targets = targets(next);
        if (targets != null && call.owner.startsWith("org/websocketchat/")) {
          code.insertBefore(next, byOrdinal(targets, ordinals(map, call.owner, constants)));
          constants.switches(call);
          code.remove(map);
          code.remove(at);
          code.remove(next);
        }
      } else if (at instanceof MethodInsnNode call
          && call.name.equals("ordinal")
          && call.owner.startsWith("org/websocketchat/")) {
        // Within the enum itself, javac needs no table.
        var next = real(at.getNext());
        var targets = targets(next);
        if (targets != null) {
          code.insertBefore(next, byOrdinal(targets, constants.numbers(call.owner)));
          constants.switches(call);
          code.remove(next);
        }
      }
    }
  }

  private static AbstractInsnNode byOrdinal(
      Map<Integer, LabelNode> targets, Map<Integer, Integer> ordinals) {
    var sorted = new TreeMap<Integer, LabelNode>();
    targets.forEach(
        (number, label) -> {
          if (number >= 0 && ordinals.containsKey(number)) {
            sorted.put(ordinals.get(number), label);
          }
        });
    var fallback = targets.get(-1);
    if (isMatchException(fallback)) {
      // Every constant has a case, so the most frequent target may stand for the default.
      var counts = new HashMap<LabelNode, Integer>();
      sorted.values().forEach(label -> counts.merge(label, 1, Integer::sum));
      var usual = sorted.lastEntry().getValue();
      for (var label : sorted.values()) {
        usual = counts.get(label) > counts.get(usual) ? label : usual;
      }
      fallback = usual;
      var most = usual;
      sorted.values().removeIf(label -> label == most);
    }
    int[] keys = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
    return new LookupSwitchInsnNode(
        fallback, keys, sorted.values().toArray(new LabelNode[0]));
  }

  /** From the numbers in a switch to those of the constants they stand for. */
  private Map<Integer, Integer> ordinals(FieldInsnNode map, String enumName, Constants all) {
    var constants = new HashMap<String, Integer>();
    for (var field : classes.get(enumName + ".class").fields) {
      if ((field.access & Opcodes.ACC_ENUM) != 0) {
        constants.put(field.name, all.first(enumName) + constants.size());
      }
    }
    var ordinals = new HashMap<Integer, Integer>();
    for (var method : classes.get(map.owner + ".class").methods) {
      for (var at : method.instructions.toArray()) {
        if (at instanceof FieldInsnNode constant
            && constant.owner.equals(enumName)
            && constant.getPrevious() instanceof FieldInsnNode array
            && array.name.equals(map.name)) {
          var number = constant.getNext().getNext();
          ordinals.put(constant(number), constants.get(constant.name));
        }
      }
    }
    return ordinals;
  }

  /** The targets of a switch by number, with the default at -1; null if it is no switch. */
  private static Map<Integer, LabelNode> targets(AbstractInsnNode at) {
    var targets = new HashMap<Integer, LabelNode>();
    if (at instanceof TableSwitchInsnNode table) {
      for (int i = 0; i < table.labels.size(); i++) {
        targets.put(table.min + i, table.labels.get(i));
      }
      targets.put(-1, table.dflt);
    } else if (at instanceof LookupSwitchInsnNode lookup) {
      for (int i = 0; i < lookup.labels.size(); i++) {
        targets.put(lookup.keys.get(i), lookup.labels.get(i));
      }
      targets.put(-1, lookup.dflt);
    } else {
      return null;
    }
    return targets;
  }

  private static boolean isMatchException(AbstractInsnNode label) {
    return real(label) instanceof TypeInsnNode make && make.desc.equals(MATCH_EXCEPTION);
  }

  private static int constant(AbstractInsnNode at) {
    return at instanceof IntInsnNode push
        ? push.operand
        : ((InsnNode) at).getOpcode() - Opcodes.ICONST_0;
  }
}
