import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Makes numbers of the constants of enums: {@link Slim} lets each constant in the page have a number
 * of its own for its ordinal, and {@link Lean} puts that number where the constant was.
 *
 * <p>So an enum in the page holds nothing but its name, stands behind no interface, and is asked for
 * nothing but its ordinal, how many constants there are, and its name where it is listed in {@link
 * #NAMED}.
 */
final class Constants {
  /** Enums whose constants' names are asked for. */
  private static final List<String> NAMED =
      List.of(
          "org/websocketchat/session/Status",
          "org/websocketchat/session/Cause",
          "org/websocketchat/session/Refusal",
          "org/websocketchat/session/ServerAddress$Fault");

  private static final String CONSTRUCTOR = "(Ljava/lang/String;I)V";

  /** By enum: the number of its first constant, and how many it has. */
  private final Map<String, Integer> firsts = new LinkedHashMap<>();

  private final Map<String, Integer> counts = new HashMap<>();

  /** Calls of ordinal whose results are numbers in a switch. */
  private final Set<MethodInsnNode> switched = new HashSet<>();

  Constants(Iterable<ClassNode> classes) {
    var enums = new LinkedHashMap<String, ClassNode>();
    for (var node : classes) {
      if ("java/lang/Enum".equals(node.superName)) {
        enums.put(node.name, node);
      }
    }
    var order = new ArrayList<>(NAMED);
    enums.keySet().stream().filter(name -> !NAMED.contains(name)).forEach(order::add);
    int next = 0;
    for (var name : order) {
      var node = enums.get(name);
      require(node != null, name + " is no enum");
      int count = 0;
      for (var field : node.fields) {
        require((field.access & Opcodes.ACC_STATIC) != 0, name + " holds " + field.name);
        count += (field.access & Opcodes.ACC_ENUM) != 0 ? 1 : 0;
      }
      require((node.access & Opcodes.ACC_FINAL) != 0, name + " has constants with a body");
      require(node.interfaces.isEmpty(), name + " stands behind an interface");
      firsts.put(name, next);
      counts.put(name, count);
      next += count;
    }
  }

  /** The number of an enum's first constant. */
  int first(String enumName) {
    return firsts.get(enumName);
  }

  /** From the ordinals of an enum's constants to their numbers. */
  Map<Integer, Integer> numbers(String enumName) {
    var numbers = new HashMap<Integer, Integer>();
    for (int i = 0; i < counts.get(enumName); i++) {
      numbers.put(i, first(enumName) + i);
    }
    return numbers;
  }

  /** Tells that the cases of a switch go by the number that this call of ordinal gives. */
  void switches(MethodInsnNode ordinal) {
    switched.add(ordinal);
  }

  /** Numbers the constants that an enum makes; the array of all goes, and names that nobody asks. */
  void number(ClassNode node) {
    for (var method : node.methods) {
      if (!method.name.equals("<clinit>")) {
        continue;
      }
      int count = 0;
      for (var at : method.instructions.toArray()) {
        if (!(at instanceof MethodInsnNode call)) {
          continue;
        }
        if (call.name.equals("$values")) {
          method.instructions.remove(call.getNext());
          method.instructions.remove(call);
        } else if (call.owner.equals(node.name) && call.name.equals("<init>")) {
          require(
              call.desc.equals(CONSTRUCTOR) && call.getPrevious().getPrevious() instanceof LdcInsnNode,
              node.name + " makes its constants in an unknown way");
          if (!NAMED.contains(node.name)) {
            method.instructions.set(
                call.getPrevious().getPrevious(), new InsnNode(Opcodes.ACONST_NULL));
          }
          method.instructions.set(
              call.getPrevious(), new IntInsnNode(Opcodes.SIPUSH, first(node.name) + count++));
        }
      }
      require(count == counts.get(node.name), node.name + " makes another number of constants");
    }
  }

  /** Rewrites what a method asks of enums, but for its switches over them. */
  void rewrite(ClassNode node, MethodNode method) {
    if (firsts.containsKey(node.name) && isGenerated(method)) {
      return;
    }
    for (var at : method.instructions.toArray()) {
      if (at instanceof TypeInsnNode type && at.getOpcode() == Opcodes.INSTANCEOF) {
        require(!firsts.containsKey(type.desc), node.name + " asks for instances of " + type.desc);
      }
      if (!(at instanceof MethodInsnNode call) || switched.contains(at)) {
        continue;
      }
      require(
          !call.owner.equals("java/lang/Enum") || call.name.equals("name"),
          node.name + " asks any enum for " + call.name);
      if (!firsts.containsKey(call.owner)) {
        continue;
      }
      switch (call.name) {
        case "ordinal" -> {
          var code = new InsnList();
          code.add(new IntInsnNode(Opcodes.SIPUSH, first(call.owner)));
          code.add(new InsnNode(Opcodes.ISUB));
          method.instructions.insert(call, code);
          method.maxStack++;
        }
        case "values" -> {
          require(
              call.getNext().getOpcode() == Opcodes.ARRAYLENGTH,
              node.name + " asks for all constants of " + call.owner);
          method.instructions.remove(call.getNext());
          method.instructions.set(
              call, new IntInsnNode(Opcodes.SIPUSH, counts.get(call.owner)));
        }
        case "name" -> require(NAMED.contains(call.owner), call.owner + " has no names in a page");
        case "equals", "hashCode", "toString", "compareTo", "getDeclaringClass", "valueOf" ->
            throw new IllegalStateException(node.name + " asks a number for " + call.name);
        default -> {}
      }
    }
  }

  /** What javac adds to an enum. */
  private static boolean isGenerated(MethodNode method) {
    return switch (method.name) {
      case "<init>", "<clinit>", "values", "valueOf", "$values" -> true;
      default -> false;
    };
  }

  /** Puts numbers into TeaVM's output where it names constants of these classes. */
  static void inline(Script script, List<String> enums) {
    var numbers = new HashMap<String, String>();
    var names = new TreeMap<Integer, String>();
    for (var type : enums) {
      var made =
          Pattern.compile(
              "\\s+(" + Pattern.quote(type) + "_[\\w$]+) = " + Pattern.quote(type) + "__init_\\d*\\((?:\"(\\w+)\"|null), (\\d+)\\);");
      var text = script.get(type + "__clinit_");
      for (var line : text.substring(text.indexOf('\n') + 1, text.lastIndexOf("\n}")).split("\n")) {
        var each = made.matcher(line);
        require(each.matches(), "TeaVM makes a constant in another way: " + line);
        numbers.put(each.group(1), each.group(3));
        if (each.group(2) != null) {
          names.put(Integer.parseInt(each.group(3)), each.group(2));
        }
      }
      script.remove(type + "__clinit_");
      script.remove(type + "_$callClinit");
      script.edit("\\s*\\b" + Pattern.quote(type) + "_\\$callClinit\\(\\);", "");
    }
    numbers.keySet().forEach(script::remove);
    var word = Pattern.compile("(?<![\\w$.])[A-Za-z][\\w$]*");
    script.edit(
        text ->
            word.matcher(text)
                .replaceAll(at -> Script.quote(numbers.getOrDefault(at.group(), at.group()))));
    if (script.defines("jl_Enum__init_")) {
      var fields = Pattern.compile("\\.(\\$name\\d*) = [^.]*\\.(\\$ordinal\\d*) = ").matcher(script.get("jl_Enum__init_"));
      require(fields.find(), "TeaVM has another kind of enum");
      script.remove("jl_Enum__init_");
      script.edit("\\." + Pattern.quote(fields.group(2)) + "(?![\\w$])", "");
      require(
          names.isEmpty() || names.lastKey() == names.size() - 1, "names are missing: " + names);
      // Asked for in lower case with hyphens, which they might as well be at once.
      script.edit(
          "\\(\\$rt_ustr\\(([\\w$]+)\\."
              + Pattern.quote(fields.group(1))
              + "\\)\\.toLowerCase\\(\\)\\)\\.replace\\(/_/g, '-'\\)",
          Script.quote(
                  "'" + String.join(" ", names.values()).toLowerCase(Locale.ROOT).replace('_', '-'))
              + "'.split(' ')[$1]");
      script.edit(
          "([\\w$]+(?:\\.[\\w$]+)*)\\." + Pattern.quote(fields.group(1)) + "(?![\\w$])",
          Script.quote("'" + String.join(" ", names.values()) + "'.split(' ')[") + "$1]");
      script.refuse("\\.(" + Pattern.quote(fields.group(1)) + "|" + Pattern.quote(fields.group(2)) + ")(?![\\w$])");
    }
  }

  private static void require(boolean known, String otherwise) {
    if (!known) {
      throw new IllegalStateException(otherwise);
    }
  }
}
