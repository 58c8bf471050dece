import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeAnnotationNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Lets {@code instanceof} ask no null, for {@link Literals} reads a property instead: where the value
 * might be one, it is compared with null before. NullAway holds for what has no {@code @Nullable}.
 */
final class Nulls {
  private static final String NULLABLE = "Lorg/jspecify/annotations/Nullable;";

  /** The fields and methods of ours that never hold or give null. */
  private final Set<String> sure = new HashSet<>();

  Nulls(Collection<ClassNode> classes) {
    for (var node : classes) {
      for (var field : node.fields) {
        if (!isNullable(field.visibleTypeAnnotations, TypeReference.FIELD, 0)) {
          sure.add(node.name + "." + field.name);
        }
      }
      for (var method : node.methods) {
        if (!isNullable(method.visibleTypeAnnotations, TypeReference.METHOD_RETURN, 0)) {
          sure.add(node.name + "." + method.name + method.desc);
        }
      }
    }
  }

  private static boolean isNullable(List<TypeAnnotationNode> annotations, int sort, int index) {
    for (var each : annotations == null ? List.<TypeAnnotationNode>of() : annotations) {
      var at = new TypeReference(each.typeRef);
      if (each.desc.equals(NULLABLE)
          && at.getSort() == sort
          && (sort != TypeReference.METHOD_FORMAL_PARAMETER || at.getFormalParameterIndex() == index)) {
        return true;
      }
    }
    return false;
  }

  /** To be called while the method has no other tests than those of its source. */
  void guard(MethodNode method) {
    for (var at : method.instructions.toArray()) {
      if (at.getOpcode() == Opcodes.INSTANCEOF && !isSure(method, before(at), new HashSet<>())) {
        var test = new LabelNode();
        var end = new LabelNode();
        for (var each :
            List.of(
                new InsnNode(Opcodes.DUP),
                new JumpInsnNode(Opcodes.IFNONNULL, test),
                new InsnNode(Opcodes.POP),
                new InsnNode(Opcodes.ICONST_0),
                new JumpInsnNode(Opcodes.GOTO, end),
                test)) {
          method.instructions.insertBefore(at, each);
        }
        method.instructions.insert(at, end);
        method.maxStack++;
      }
    }
  }

  /** Whether what an instruction puts on the stack is not null. */
  private boolean isSure(MethodNode method, AbstractInsnNode from, Set<Integer> seen) {
    return switch (from) {
      case FieldInsnNode field -> sure.contains(field.owner + "." + field.name);
      case MethodInsnNode call -> sure.contains(call.owner + "." + call.name + call.desc);
      case VarInsnNode load when load.getOpcode() == Opcodes.ALOAD -> isSure(method, load, seen);
      case null, default -> false;
    };
  }

  private boolean isSure(MethodNode method, VarInsnNode load, Set<Integer> seen) {
    int variable = load.var;
    for (var at = load.getPrevious(); at != null && !(at instanceof LabelNode); at = at.getPrevious()) {
      if (isWrite(at, variable)) {
        return isSure(method, before(at), seen);
      }
    }
    if (!seen.add(variable)) {
      return true;
    }
    var written = new ArrayList<AbstractInsnNode>();
    for (var at : method.instructions) {
      if (isWrite(at, variable)) {
        written.add(before(at));
      }
    }
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    int slot = isStatic ? 0 : 1;
    int index = 0;
    boolean given = !isStatic && variable == 0;
    for (var type : Type.getArgumentTypes(method.desc)) {
      if (slot == variable) {
        given = true;
        if (isNullable(method.visibleTypeAnnotations, TypeReference.METHOD_FORMAL_PARAMETER, index)) {
          return false;
        }
      }
      slot += type.getSize();
      index++;
    }
    return (given || !written.isEmpty()) && written.stream().allMatch(each -> isSure(method, each, seen));
  }

  private static boolean isWrite(AbstractInsnNode at, int variable) {
    return at instanceof VarInsnNode store && store.getOpcode() == Opcodes.ASTORE && store.var == variable;
  }

  /** What runs before an instruction, or null if several things may: there is a label between. */
  private static AbstractInsnNode before(AbstractInsnNode at) {
    var previous = at.getPrevious();
    while (previous != null && previous.getOpcode() < 0 && !(previous instanceof LabelNode)) {
      previous = previous.getPrevious();
    }
    return previous instanceof LabelNode ? null : previous;
  }
}
