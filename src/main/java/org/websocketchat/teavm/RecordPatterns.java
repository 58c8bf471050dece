package org.websocketchat.teavm;

import org.jspecify.annotations.Nullable;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ClassReaderSource;
import org.teavm.model.FieldReference;
import org.teavm.model.Instruction;
import org.teavm.model.Program;
import org.teavm.model.TryCatchBlock;
import org.teavm.model.ValueType;
import org.teavm.model.VariableReader;
import org.teavm.model.instructions.AbstractInstructionReader;
import org.teavm.model.instructions.AssignInstruction;
import org.teavm.model.instructions.ConstructInstruction;
import org.teavm.model.instructions.EmptyInstruction;
import org.teavm.model.instructions.IntegerConstantInstruction;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.JumpInstruction;
import org.teavm.model.instructions.RaiseInstruction;
import org.teavm.model.optimization.UnreachableBasicBlockEliminator;

/**
 * Drops the handlers that javac puts around the accessors that a record pattern calls, for they may
 * throw anything: each handler wraps that into a {@code MatchException}. An accessor that only
 * reads its field throws nothing, because a pattern reads only records that it has found.
 *
 * <p>A handler stays where an accessor is written out, or anything else is guarded.
 */
final class RecordPatterns implements ClassHolderTransformer {
  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    var classes = context.getHierarchy().getClassSource();
    for (var method : type.getMethods()) {
      var program = method.getProgram();
      if (program != null && drop(program, classes)) {
        new UnreachableBasicBlockEliminator().optimize(program);
      }
    }
  }

  private static boolean drop(Program program, ClassReaderSource classes) {
    boolean changed = false;
    for (var block : program.getBasicBlocks()) {
      for (var guard : block.getTryCatchBlocks().toArray(new TryCatchBlock[0])) {
        if (wraps(guard) && onlyReadsFields(block, classes)) {
          block.getTryCatchBlocks().remove(guard);
          guard.getHandler().removeIncomingsFrom(block);
          changed = true;
        }
      }
    }
    return changed;
  }

  /** Whether a handler does nothing but throw a {@code MatchException}. */
  private static boolean wraps(TryCatchBlock guard) {
    var block = guard.getHandler();
    boolean constructs = false;
    for (int jumps = 0; jumps < 4; jumps++) {
      for (var instruction : block) {
        if (instruction instanceof ConstructInstruction construct) {
          constructs |= construct.getType().equals("java.lang.MatchException");
        } else if (instruction instanceof RaiseInstruction) {
          return constructs;
        }
      }
      if (!(block.getLastInstruction() instanceof JumpInstruction jump)) {
        return false;
      }
      block = jump.getTarget();
    }
    return false;
  }

  private static boolean onlyReadsFields(BasicBlock block, ClassReaderSource classes) {
    for (var instruction : block) {
      if (!(instruction instanceof EmptyInstruction
          || instruction instanceof AssignInstruction
          || instruction instanceof JumpInstruction
          || instruction instanceof IntegerConstantInstruction
          || isAccessor(instruction, classes))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAccessor(Instruction instruction, ClassReaderSource classes) {
    if (!(instruction instanceof InvokeInstruction call) || call.getInstance() == null) {
      return false;
    }
    var type = classes.get(call.getMethod().getClassName());
    var method = type == null ? null : type.getMethod(call.getMethod().getDescriptor());
    if (method == null
        || !"java.lang.Record".equals(type.getParent())
        || method.getProgram() == null) {
      return false;
    }
    var reader = new FieldRead();
    int count = 0;
    var program = method.getProgram();
    for (int i = 0; i < program.basicBlockCount(); i++) {
      count += program.basicBlockAt(i).instructionCount();
      program.basicBlockAt(i).readAllInstructions(reader);
    }
    return reader.fields == 1 && reader.fields + reader.others == count;
  }

  /** Counts what a plain accessor consists of. */
  private static final class FieldRead extends AbstractInstructionReader {
    private int fields;
    private int others;

    @Override
    public void getField(
        VariableReader receiver,
        @Nullable VariableReader instance,
        FieldReference field,
        ValueType fieldType) {
      fields++;
    }

    @Override
    public void nop() {
      others++;
    }

    @Override
    public void assign(VariableReader receiver, VariableReader assignee) {
      others++;
    }

    @Override
    public void jump(org.teavm.model.BasicBlockReader target) {
      others++;
    }

    @Override
    public void exit(@Nullable VariableReader value) {
      others++;
    }
  }
}
