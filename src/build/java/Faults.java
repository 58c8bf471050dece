import java.util.ArrayDeque;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Makes errors of JavaScript of the exceptions that are thrown: nothing in the page asks what kind
 * of exception it has, nor for more than its message.
 */
final class Faults {
  private static final String FAULTS = "page/Faults";
  private static final Set<String> CONSTRUCTORS = Set.of("()V", "(Ljava/lang/String;)V");

  private Faults() {}

  static void replace(ClassNode node, MethodNode method) {
    for (var block : method.tryCatchBlocks) {
      if (block.type != null) {
        throw new IllegalStateException(
            node.name + "." + method.name + " catches " + block.type + ", which has no kind in a page");
      }
    }
    var begun = new ArrayDeque<TypeInsnNode>();
    for (var at : method.instructions.toArray()) {
      if (at instanceof TypeInsnNode make && at.getOpcode() == Opcodes.NEW && isFault(make.desc)) {
        begun.push(make);
      } else if (at instanceof MethodInsnNode call
          && call.name.equals("<init>")
          && CONSTRUCTORS.contains(call.desc)
          && !begun.isEmpty()
          && begun.peek().desc.equals(call.owner)) {
        var make = begun.pop();
        if (make.getNext().getOpcode() != Opcodes.DUP) {
          throw new IllegalStateException(node.name + " makes an exception and drops it");
        }
        method.instructions.remove(make.getNext());
        method.instructions.remove(make);
        method.instructions.insertBefore(call, message(call.desc));
        method.instructions.set(
            call,
            new MethodInsnNode(
                Opcodes.INVOKESTATIC,
                FAULTS,
                "of",
                "(Ljava/lang/String;)Ljava/lang/RuntimeException;",
                false));
        method.maxStack++;
      }
    }
    if (!begun.isEmpty()) {
      throw new IllegalStateException(node.name + " makes an exception in an unknown way");
    }
  }

  private static InsnList message(String constructor) {
    var code = new InsnList();
    if (Type.getArgumentTypes(constructor).length == 0) {
      code.add(new LdcInsnNode(""));
    }
    return code;
  }

  /** {@code MatchException} stands where nothing ever comes. */
  private static boolean isFault(String type) {
    return type.startsWith("java/lang/")
        && (type.endsWith("Exception") || type.endsWith("Error"))
        && !type.equals("java/lang/MatchException");
  }
}
