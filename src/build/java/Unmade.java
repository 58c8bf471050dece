import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * What nobody makes: final classes without an instance, and constants that nothing is set to. No
 * value is one, and what would be done with it never is: so a script that leaves a part out pays
 * nothing for what the others do for that part.
 */
final class Unmade {
  private final Set<String> types = new HashSet<>();
  private final Set<String> constants = new HashSet<>();

  /** Looks at a closed program, and takes the methods out of it that nobody calls. */
  Unmade(Collection<ClassNode> classes) {
    while (dropUncalled(classes)) {
      // What only those called is not called any more.
    }
    for (var node : classes) {
      if ((node.access & Opcodes.ACC_FINAL) != 0) {
        types.add(node.name);
      }
      for (var field : node.fields) {
        if ((field.access & Opcodes.ACC_ENUM) != 0) {
          constants.add(node.name + "." + field.name);
        }
      }
    }
    for (var node : classes) {
      for (var method : node.methods) {
        for (var at : method.instructions) {
          if (at instanceof TypeInsnNode type && type.getOpcode() == Opcodes.NEW) {
            types.remove(type.desc);
          } else if (at instanceof FieldInsnNode field && !lists(node, method, field)) {
            constants.remove(field.owner + "." + field.name);
          } else if (at instanceof InvokeDynamicInsnNode dynamic) {
            for (var argument : dynamic.bsmArgs) {
              types.remove(argument instanceof Handle handle ? handle.getOwner() : "");
            }
          }
        }
      }
    }
  }

  /** Whether a constant is read or written only because it is one, by its enum or for a switch. */
  private static boolean lists(ClassNode node, MethodNode method, FieldInsnNode constant) {
    boolean begins = method.name.equals("<clinit>") || method.name.equals("$values");
    return begins
        && (node.name.equals(constant.owner)
            || node.fields.stream().anyMatch(field -> field.name.startsWith("$SwitchMap$")));
  }

  /** Takes out methods of whose name and descriptor there is no call; returns whether there were. */
  private static boolean dropUncalled(Collection<ClassNode> classes) {
    var called = new HashSet<String>();
    var names = new HashSet<String>();
    for (var node : classes) {
      names.add(node.name);
      for (var method : node.methods) {
        if ((node.access & Opcodes.ACC_INTERFACE) != 0) {
          called.add(method.name + method.desc); // maybe by the browser
        }
        for (var at : method.instructions) {
          if (at instanceof MethodInsnNode call) {
            called.add(call.name + call.desc);
          } else if (at instanceof InvokeDynamicInsnNode dynamic) {
            for (var argument : dynamic.bsmArgs) {
              called.add(argument instanceof Handle made ? made.getName() + made.getDesc() : "");
            }
          }
        }
      }
    }
    boolean dropped = false;
    for (var node : classes) {
      boolean ours = Set.of("java/lang/Object", "java/lang/Record").contains(node.superName);
      if (ours && names.containsAll(node.interfaces)) {
        dropped |=
            node.methods.removeIf(
                method ->
                    !called.contains(method.name + method.desc)
                        && !method.name.matches("<.*|main|equals|hashCode|toString"));
      }
    }
    return dropped;
  }

  /** Whether this is a class without an instance. */
  boolean has(String name) {
    return types.contains(name);
  }

  /** Whether nothing is ever set to this constant. */
  boolean has(String type, String constant) {
    return constants.contains(type + "." + constant);
  }

  /** Answers whether something is one of these, and takes the way that follows from it. */
  void answer(MethodNode method) {
    var code = method.instructions;
    for (var at : code.toArray()) {
      if (at instanceof TypeInsnNode type
          && type.getOpcode() == Opcodes.INSTANCEOF
          && has(type.desc)
          && at.getNext() instanceof JumpInsnNode jump) {
        code.insertBefore(at, new InsnNode(Opcodes.POP));
        if (jump.getOpcode() == Opcodes.IFEQ) {
          code.insertBefore(at, new JumpInsnNode(Opcodes.GOTO, jump.label));
        }
        code.remove(jump);
        code.remove(at);
      }
    }
  }
}
