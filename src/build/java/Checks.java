import java.util.HashSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes out the checks that TeaVM's strict mode would add everywhere, only where they can fail:
 * array accesses with an index that is computed, and casts that a programmer wrote. The casts that
 * javac adds for patterns and generics cannot fail: there are no unchecked warnings in our code. To
 * be called while switches over types are still as javac wrote them.
 */
final class Checks {
  private static final String CHECKS = "page/Checks";

  private Checks() {}

  static void write(MethodNode method) {
    var tested = new HashSet<String>();
    for (var at : method.instructions) {
      if (at instanceof TypeInsnNode type && type.getOpcode() == Opcodes.INSTANCEOF) {
        tested.add(type.desc);
      } else if (at instanceof InvokeDynamicInsnNode dynamic && dynamic.name.equals("typeSwitch")) {
        for (var label : dynamic.bsmArgs) {
          tested.add(label instanceof Type type ? type.getInternalName() : "");
        }
      }
    }
    for (var at : method.instructions.toArray()) {
      int opcode = at.getOpcode();
      if (at instanceof TypeInsnNode cast
          && opcode == Opcodes.CHECKCAST
          && cast.desc.startsWith("org/websocketchat/")
          && !tested.contains(cast.desc)
          && (method.access & Opcodes.ACC_BRIDGE) == 0
          && !isErased(cast.getPrevious())) {
        cast(method, cast);
      } else if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
        if (!isConstant(at.getPrevious())) {
          method.instructions.insertBefore(at, index());
          method.maxStack += 2;
        }
      } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
        store(method, at, opcode);
      }
    }
  }

  private static void cast(MethodNode method, TypeInsnNode cast) {
    var code = new InsnList();
    code.add(new InsnNode(Opcodes.DUP));
    code.add(new TypeInsnNode(Opcodes.INSTANCEOF, cast.desc));
    code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, CHECKS, "cast", "(Z)V", false));
    method.instructions.insertBefore(cast, code);
    method.maxStack++;
  }

  /** Whether a value comes out of a type variable. */
  private static boolean isErased(AbstractInsnNode from) {
    return from instanceof MethodInsnNode call && call.desc.endsWith(")Ljava/lang/Object;");
  }

  private static boolean isConstant(AbstractInsnNode at) {
    return at instanceof IntInsnNode
        || at.getOpcode() >= Opcodes.ICONST_0 && at.getOpcode() <= Opcodes.ICONST_5;
  }

  /** From array and index to the same, checked. */
  private static InsnList index() {
    var code = new InsnList();
    code.add(new InsnNode(Opcodes.DUP2));
    code.add(new InsnNode(Opcodes.SWAP));
    code.add(new InsnNode(Opcodes.ARRAYLENGTH));
    code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, CHECKS, "index", "(II)V", false));
    return code;
  }

  /** Elements of new arrays, whose type is that of an object, have constant indexes. */
  private static void store(MethodNode method, AbstractInsnNode at, int opcode) {
    if (opcode == Opcodes.AASTORE) {
      return;
    }
    int kind =
        switch (opcode) {
          case Opcodes.LASTORE -> 1;
          case Opcodes.FASTORE -> 2;
          case Opcodes.DASTORE -> 3;
          default -> 0;
        };
    int local = method.maxLocals;
    method.maxLocals += 2;
    method.maxStack += 2;
    var code = index();
    code.insert(new VarInsnNode(Opcodes.ISTORE + kind, local));
    code.add(new VarInsnNode(Opcodes.ILOAD + kind, local));
    method.instructions.insertBefore(at, code);
  }
}
