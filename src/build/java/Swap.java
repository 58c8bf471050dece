import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Puts the small classes of {@code page} where ours use those of the JDK, and joins strings with them. */
final class Swap {
  private static final Map<String, String> NAMES =
      Map.of(
          "java/lang/StringBuilder", "page/Builder",
          "java/util/ArrayList", "page/Items",
          "java/util/List", "page/Items",
          "java/util/Collection", "page/Items",
          "java/lang/Iterable", "page/Items",
          "java/util/Iterator", "page/Items$Walk");

  /** Whose methods are static ones in the page, with the receiver as the first parameter. */
  private static final Map<String, String> STATICS =
      Map.of(
          "java/lang/String", "page/Strings",
          "java/lang/Character", "page/Numbers",
          "java/lang/Integer", "page/Numbers",
          "java/lang/Math", "page/Numbers",
          "java/util/Arrays", "page/Numbers",
          "org/websocketchat/protocol/Utf8", "page/Texts",
          "org/websocketchat/protocol/JsonText", "page/Texts");

  private static final String BUILDER = "page/Builder";
  private static final String ITEMS = "page/Items";
  private static final List<String> FILES =
      List.of(
          "page/Builder",
          "page/Checks",
          "page/Faults",
          "page/Items",
          "page/Items$Walk",
          "page/Numbers",
          "page/Strings",
          "page/Texts",
          "page/Whole");

  private static final Map<String, Set<String>> METHODS = new HashMap<>();

  private Swap() {}

  /** Whether the page has another class in the place of this one. */
  static boolean replaces(String name) {
    return STATICS.containsKey(name);
  }

  /** Puts the classes beside ours. */
  static void copy(Path target) throws IOException {
    for (var name : FILES) {
      try (var in = Swap.class.getResourceAsStream("/" + name + ".class")) {
        Files.createDirectories(target.resolve("page"));
        Files.write(target.resolve(name + ".class"), in.readAllBytes());
      }
    }
  }

  static void swap(ClassNode node) {
    node.signature = null;
    node.fields.forEach(
        field -> {
          field.desc = descriptor(field.desc);
          field.signature = null;
        });
    if (node.recordComponents != null) {
      node.recordComponents.forEach(
          component -> {
            component.descriptor = descriptor(component.descriptor);
            component.signature = null;
          });
    }
    for (var method : node.methods) {
      method.desc = descriptor(method.desc);
      method.signature = null;
      join(method);
      swap(method);
    }
  }

  private static void swap(MethodNode method) {
    for (var at : method.instructions.toArray()) {
      if (at instanceof FieldInsnNode field) {
        field.desc = descriptor(field.desc);
      } else if (at instanceof MethodInsnNode call) {
        call.desc = descriptor(call.desc);
        swapStatic(call);
        swapList(method, call);
        if (NAMES.containsKey(call.owner)) {
          call.owner = NAMES.get(call.owner);
          call.itf = false;
          if (call.getOpcode() == Opcodes.INVOKEINTERFACE) {
            call.setOpcode(Opcodes.INVOKEVIRTUAL);
          }
        }
      } else if (at instanceof TypeInsnNode type
          && at.getOpcode() == Opcodes.NEW
          && ITEMS.equals(NAMES.get(type.desc))) {
        method.instructions.remove(at.getNext()); // DUP
        method.instructions.remove(at);
      } else if (at instanceof TypeInsnNode type) {
        type.desc = NAMES.getOrDefault(type.desc, type.desc);
      } else if (at instanceof InvokeDynamicInsnNode dynamic) {
        dynamic.desc = descriptor(dynamic.desc);
        for (int i = 0; i < dynamic.bsmArgs.length; i++) {
          dynamic.bsmArgs[i] = argument(dynamic.bsmArgs[i]);
        }
      }
    }
  }

  private static void swapStatic(MethodInsnNode call) {
    var owner = STATICS.get(call.owner);
    if (owner == null) {
      return;
    }
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    var desc = isStatic ? call.desc : "(L" + call.owner + ";" + call.desc.substring(1);
    if (!methods(owner).contains(call.name + desc)) {
      throw new IllegalStateException(
          call.owner + "." + call.name + desc + " is called: say in " + owner + " what it does in a page");
    }
    call.setOpcode(Opcodes.INVOKESTATIC);
    call.owner = owner;
    call.desc = desc;
  }

  /** Lists are no objects of a class in the page: what one asks of them is a static method, too. */
  private static void swapList(MethodNode method, MethodInsnNode call) {
    if (!ITEMS.equals(NAMES.get(call.owner))) {
      return;
    }
    boolean makes = call.name.equals("<init>");
    if (makes) {
      call.name = "make";
      call.desc = call.desc.replace(")V", ")L" + ITEMS + ";");
    } else if (call.getOpcode() != Opcodes.INVOKESTATIC) {
      call.desc = "(L" + ITEMS + ";" + call.desc.substring(1);
    }
    if (!methods(ITEMS).contains(call.name + call.desc)) {
      throw new IllegalStateException(
          "List." + call.name + call.desc + " is called: say in " + ITEMS + " what it does in a page");
    }
    call.setOpcode(Opcodes.INVOKESTATIC);
    call.owner = ITEMS;
    call.itf = false;
  }

  /** The names and descriptors of a class of ours. */
  private static Set<String> methods(String type) {
    return METHODS.computeIfAbsent(
        type,
        name -> {
          var node = new ClassNode();
          try (var in = Swap.class.getResourceAsStream("/" + name + ".class")) {
            new ClassReader(in.readAllBytes()).accept(node, ClassReader.SKIP_CODE);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          var methods = new HashSet<String>();
          node.methods.forEach(method -> methods.add(method.name + method.desc));
          return methods;
        });
  }

  private static Object argument(Object argument) {
    if (argument instanceof Type type) {
      return Type.getType(descriptor(type.getDescriptor()));
    }
    if (argument instanceof Handle handle) {
      var name = NAMES.get(handle.getOwner());
      int tag =
          name != null && handle.getTag() == Opcodes.H_INVOKEINTERFACE
              ? Opcodes.H_INVOKEVIRTUAL
              : handle.getTag();
      return new Handle(
          tag,
          name != null ? name : handle.getOwner(),
          handle.getName(),
          descriptor(handle.getDesc()),
          name == null && handle.isInterface());
    }
    return argument;
  }

  private static String descriptor(String descriptor) {
    var swapped = descriptor;
    for (var name : NAMES.entrySet()) {
      swapped = swapped.replace("L" + name.getKey() + ";", "L" + name.getValue() + ";");
    }
    return swapped;
  }

  /** Unfolds what javac writes for a plus between strings. */
  private static void join(MethodNode method) {
    for (var at : method.instructions.toArray()) {
      if (at instanceof InvokeDynamicInsnNode dynamic
          && dynamic.name.equals("makeConcatWithConstants")) {
        var types = Type.getArgumentTypes(dynamic.desc);
        var locals = new int[types.length];
        var code = new InsnList();
        for (int i = types.length - 1; i >= 0; i--) {
          locals[i] = method.maxLocals;
          method.maxLocals += types[i].getSize();
          code.add(new VarInsnNode(types[i].getOpcode(Opcodes.ISTORE), locals[i]));
        }
        append(code, (String) dynamic.bsmArgs[0], types, locals);
        method.maxStack += 4;
        method.instructions.insertBefore(dynamic, code);
        method.instructions.remove(dynamic);
      }
    }
  }

  private static void append(InsnList code, String recipe, Type[] types, int[] locals) {
    int argument = 0;
    boolean first = true;
    for (var piece : recipe.split("(?<=\1)|(?=\1)")) {
      if (piece.equals("\1")) {
        code.add(new VarInsnNode(types[argument].getOpcode(Opcodes.ILOAD), locals[argument]));
        text(code, types[argument]);
        argument++;
      } else {
        code.add(new LdcInsnNode(piece));
      }
      if (!first) {
        call(code, "join", "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;");
      }
      first = false;
    }
  }

  private static void text(InsnList code, Type type) {
    switch (type.getDescriptor()) {
      case "Ljava/lang/String;" -> {}
      case "C" -> call(code, "of", "(C)Ljava/lang/String;");
      case "I" -> {
        code.add(new InsnNode(Opcodes.I2D));
        call(code, "ofNumber", "(D)Ljava/lang/String;");
      }
      case "D" -> call(code, "ofNumber", "(D)Ljava/lang/String;");
      default -> throw new IllegalStateException("a string is joined with a " + type);
    }
  }

  private static void call(InsnList code, String name, String descriptor) {
    code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, BUILDER, name, descriptor, false));
  }
}
