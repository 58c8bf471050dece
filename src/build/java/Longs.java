import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes doubles of longs, which are BigInts in a page: ours are times, offsets and counts, exact up
 * to 2^53. The largest long, which stands for never, becomes 2^53-1; what is larger than that, the
 * seed of the random source alone, loses its lowest bits.
 */
final class Longs {
  private static final double MAX_SAFE = 9007199254740991.0;
  private static final String WHOLE = "page/Whole";

  private Longs() {}

  static void replace(ClassNode node) {
    node.fields.forEach(
        field -> {
          field.desc = descriptor(field.desc);
          field.value = field.value instanceof Long value ? number(value) : field.value;
        });
    if (node.recordComponents != null) {
      node.recordComponents.forEach(
          component -> component.descriptor = descriptor(component.descriptor));
    }
    for (var method : node.methods) {
      method.desc = descriptor(method.desc);
      for (var at : method.instructions.toArray()) {
        replace(method, at);
      }
    }
  }

  private static void replace(MethodNode method, AbstractInsnNode at) {
    if (at instanceof FieldInsnNode field) {
      field.desc = descriptor(field.desc);
    } else if (at instanceof MethodInsnNode call) {
      call.desc = descriptor(call.desc);
    } else if (at instanceof InvokeDynamicInsnNode dynamic) {
      dynamic.desc = descriptor(dynamic.desc);
      for (int i = 0; i < dynamic.bsmArgs.length; i++) {
        dynamic.bsmArgs[i] = argument(dynamic.bsmArgs[i]);
      }
    } else if (at instanceof LdcInsnNode constant && constant.cst instanceof Long value) {
      constant.cst = number(value);
    } else if (at instanceof VarInsnNode local) {
      if (local.getOpcode() == Opcodes.LLOAD || local.getOpcode() == Opcodes.LSTORE) {
        local.setOpcode(local.getOpcode() + 2);
      }
    } else if (at instanceof IntInsnNode make
        && make.getOpcode() == Opcodes.NEWARRAY
        && make.operand == Opcodes.T_LONG) {
      make.operand = Opcodes.T_DOUBLE;
    } else if (at instanceof InsnNode) {
      operation(method, at);
    }
  }

  private static void operation(MethodNode method, AbstractInsnNode at) {
    int same =
        switch (at.getOpcode()) {
          case Opcodes.LCONST_0, Opcodes.LCONST_1 -> at.getOpcode() + 5;
          case Opcodes.LALOAD, Opcodes.LASTORE, Opcodes.LRETURN -> at.getOpcode() + 2;
          case Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LREM, Opcodes.LNEG ->
              at.getOpcode() + 2;
          case Opcodes.LCMP -> Opcodes.DCMPL;
          case Opcodes.I2L -> Opcodes.I2D;
          case Opcodes.L2D -> Opcodes.NOP;
          default -> -1;
        };
    if (same >= 0) {
      method.instructions.set(at, new InsnNode(same));
      return;
    }
    switch (at.getOpcode()) {
      case Opcodes.L2I -> call(method, at, "toInt", "(D)I");
      case Opcodes.D2L -> call(method, at, "of", "(D)D");
      case Opcodes.LDIV -> call(method, at, "divide", "(DD)D");
      case Opcodes.LSHL -> call(method, at, "shiftLeft", "(DI)D");
      case Opcodes.LUSHR -> call(method, at, "shiftRight", "(DI)D");
      case Opcodes.LOR -> {
        require(at.getPrevious() instanceof MethodInsnNode low && low.name.equals("low"));
        call(method, at, "or", "(DD)D");
      }
      case Opcodes.LAND -> {
        require(at.getPrevious() instanceof LdcInsnNode mask && mask.cst.equals(4294967295.0));
        call(method, at, "low", "(DD)D");
      }
      case Opcodes.LSHR, Opcodes.LXOR, Opcodes.L2F, Opcodes.F2L -> require(false);
      default -> {}
    }
  }

  /** Bits of a double can be taken apart for the seed of the random source, and no further. */
  private static void require(boolean known) {
    if (!known) {
      throw new IllegalStateException("an operation on longs that doubles do not have");
    }
  }

  private static void call(MethodNode method, AbstractInsnNode at, String name, String desc) {
    method.instructions.set(
        at, new MethodInsnNode(Opcodes.INVOKESTATIC, WHOLE, name, desc, false));
  }

  private static double number(long value) {
    return value == Long.MAX_VALUE ? MAX_SAFE : value;
  }

  private static Object argument(Object argument) {
    return switch (argument) {
      case Type type -> Type.getType(descriptor(type.getDescriptor()));
      case Handle handle ->
          new Handle(
              handle.getTag(),
              handle.getOwner(),
              handle.getName(),
              descriptor(handle.getDesc()),
              handle.isInterface());
      default -> argument;
    };
  }

  /** The same with D for J, outside the names of classes. */
  private static String descriptor(String descriptor) {
    var changed = new StringBuilder();
    boolean name = false;
    for (char each : descriptor.toCharArray()) {
      changed.append(each == 'J' && !name ? 'D' : each);
      name = name ? each != ';' : each == 'L';
    }
    return changed.toString();
  }
}
